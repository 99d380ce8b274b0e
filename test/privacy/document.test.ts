import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { programme } from '../../src/programmes/2025-26/index.js';

const document = readFileSync(new URL('../../PRIVACY.md', import.meta.url), 'utf8');

/** The last cell of the table's row that begins so: how long it is kept. */
function keptFor(row: string): string {
  const line = document.split('\n').find((one) => one.startsWith(`| ${row}`));
  return line?.split('|').at(-2)?.trim() ?? '';
}

const { retention } = programme;

test.each([
  ['Ansøgning: navn', `kladde, eller trukket tilbage: ${retention.drafts} måneder efter den sidste ændring`],
  ['Ansøgning: navn', `Indsendt: ${retention.applications} måneder efter rundens sidste møde`],
  ['Handleplan', `${retention.plans} måneder efter forløbets sidste møde`],
  ['Samtaler', `${retention.conversations} dage efter den sidste besked`],
  ['At en chat er budt velkommen', `${retention.greetings} måneder`],
  ['Spørgsmål uden svar', `${retention.unanswered} måneder efter månedens udgang`],
  ['Tommel op og ned', `${retention.feedback} måneder efter månedens udgang`],
  ['Arbejde, der måtte opgives', `${retention.deadLetters} måneder efter månedens udgang`],
])('PRIVACY.md says of "%s": %s', (row, period) => expect(keptFor(row)).toContain(period));
