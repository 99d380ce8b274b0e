import { z } from 'zod';
import type { Reply } from './turn.js';

const element = z.record(z.string(), z.unknown());

/** All that a person reads in a reply, as plain lines: a message's text, or a card's words from top to bottom, buttons last. */
export function plainText(reply: Reply): string {
  if (reply.kind === 'text') return reply.text;
  return linesOf(reply.card).join('\n');
}

function linesOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(linesOf);
  const parsed = element.safeParse(node);
  if (!parsed.success) return [];
  const { type, text, title, value, facts, rows, cells, body, items, columns, inlines, actions } = parsed.data;
  if (type === 'TableRow') return [cellsOf(cells).join(', ')];
  const own = type === 'TextBlock' || type === 'TextRun' ? [text] : typeof type === 'string' && type.startsWith('Action.') ? [title] : [];
  const fact = type === undefined && typeof title === 'string' && typeof value === 'string' ? [`${title}: ${value}`] : [];
  const nested = type === 'Table' ? [rows] : [body, items, columns, inlines, facts, actions];
  return [...own, ...fact].filter((line) => typeof line === 'string').concat(nested.flatMap(linesOf));
}

function cellsOf(cells: unknown): string[] {
  return Array.isArray(cells) ? cells.map((cell) => linesOf(cell).join(' ')) : [];
}
