/** A line through points, by least squares. */
export interface Slope {
  /** By how much it rises with each unit to the right. */
  readonly rise: number;
  /** The standard error of that. */
  readonly error: number;
}

/** The line through at least three points. */
export function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): Slope {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const sum = (of: (point: { readonly x: number; readonly y: number }) => number) => points.reduce((all, point) => all + of(point), 0);
  const spread = sum((point) => (point.x - x) ** 2);
  const rise = sum((point) => (point.x - x) * (point.y - y)) / spread;
  const unexplained = sum((point) => (point.y - y - rise * (point.x - x)) ** 2);
  return { rise, error: Math.sqrt(unexplained / (points.length - 2) / spread) };
}
