import { z } from 'zod';
import type { Counts } from './format.js';

/** `123 rows: apply 100, plan 23`. */
export function countsText(counts: Counts): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const each = Object.entries(counts).map(([table, count]) => `${table} ${count}`);
  return `${all} ${all === 1 ? 'row' : 'rows'}${each.length > 0 ? `: ${each.join(', ')}` : ''}`;
}

const answered = z.object({ statusCode: z.number(), code: z.string().optional() });
const unconnected = z.object({ code: z.string() });

/** What went wrong, in one line: an answer of the storage by its status and code, without what else it says. */
export function faultText(thrown: unknown): string {
  const refused = answered.safeParse(thrown).data;
  if (refused) return `The storage answered ${refused.statusCode}${refused.code ? ` (${refused.code})` : ''}.`;
  const code = unconnected.safeParse(thrown).data?.code;
  if (code === 'REQUEST_SEND_ERROR' || code === 'ECONNREFUSED') return 'The storage cannot be reached.';
  return thrown instanceof Error ? thrown.message : 'Something went wrong that has no name.';
}
