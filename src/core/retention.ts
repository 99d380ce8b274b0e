import { addMonths, moment } from './calendar.js';
import type { Change, Clock, Table } from './ports.js';

/** Rows that go in one transaction. */
const atATime = 100;
const day = 86_400_000;

/** When what may stand until this day goes: early on it, in Copenhagen. */
export function goesOn(last: string): Date {
  return moment(`${last}T04:00`);
}

/** When what is kept by month (`yyyy-mm`) goes: so many months after its end. */
export function monthGoes(month: string, months: number): Date {
  return goesOn(addMonths(`${month}-01`, months + 1));
}

/** When to come back to what could not be done. */
export function nextDay(clock: Clock): Date {
  return new Date(clock().getTime() + day);
}

/** Takes all rows of a partition away. Whoever is stopped in the middle begins again. Throws `storage.down`. */
export async function clear(table: Table, partitionKey: string): Promise<void> {
  for (;;) {
    const rows = await table.list(partitionKey, { from: '', to: '~', most: atATime });
    if (rows.length === 0) return;
    // Refused where somebody else takes the same ones: what is left is looked at anew.
    await table.commit(rows.map(({ rowKey }): Change => ({ kind: 'remove', partitionKey, rowKey })));
  }
}
