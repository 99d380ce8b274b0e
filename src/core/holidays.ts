let loaded: Promise<(day: string) => boolean> | undefined;

/** Whether a day (`yyyy-mm-dd`) is a Danish public holiday; weekends are days like others. Large, and needed for what is to come: loaded when first asked for. */
export function danishHolidays(): Promise<(day: string) => boolean> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<(day: string) => boolean> {
  const { default: Holidays } = await import('date-holidays');
  const calendar = new Holidays('DK');
  const years = new Map<string, ReadonlySet<string>>();
  return (day) => {
    const year = day.slice(0, 4);
    const known = years.get(year) ?? new Set(publicHolidays(calendar.getHolidays(year)));
    years.set(year, known);
    return known.has(day);
  };
}

function publicHolidays(all: readonly { readonly date: string; readonly type: string }[]): string[] {
  return all.filter(({ type }) => type === 'public').map(({ date }) => date.slice(0, 10));
}
