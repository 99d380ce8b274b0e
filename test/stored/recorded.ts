import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Row } from '../../src/core/ports.js';

const line = z
  .object({ table: z.string(), partitionKey: z.string(), rowKey: z.string(), v: z.number() })
  .catchall(z.union([z.string(), z.number(), z.boolean()]));

/** Rows as an earlier version of the bot wrote them, each with its table. */
export function recorded(file: string): { readonly table: string; readonly row: Row & { readonly v: number } }[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((text) => {
    const { table, ...row } = line.parse(JSON.parse(text));
    return { table, row };
  });
}
