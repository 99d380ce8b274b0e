/** One measured figure, what it should reach, and which way is better. */
export interface Figure {
  readonly value: number;
  readonly goal: number;
  readonly better: 'higher' | 'lower';
}

/** The value that `p` per cent of the values do not exceed. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** Rounded for people, to three significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** A line: the name, the figure, its goal, whether it was reached, and what it was computed from. */
export function line(name: string, { value, goal, better }: Figure, from: string): string {
  const reached = better === 'higher' ? value >= goal : value <= goal;
  const wanted = `${better === 'higher' ? 'at least' : 'at most'} ${goal}`;
  return `${reached ? 'ok  ' : 'MISS'} ${name.padEnd(28)} ${String(rounded(value)).padStart(6)}  (${wanted})  ${from}`;
}
