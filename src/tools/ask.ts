import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { converse } from '../capabilities/ask/converse.js';
import { emptyMemory, type Memory } from '../capabilities/ask/question.js';
import { replyTo } from '../capabilities/ask/replies.js';
import { localTime } from '../config.js';
import { moment } from '../core/calendar.js';
import { plainText } from '../core/plain.js';
import { programme } from '../programmes/2025-26/index.js';

// Prints what a person would read: `ask [--now 2025-11-03T09:00] "question"`, or one JSON line per case of `ask --cases FILE`.

const testCase = z.object({ id: z.string(), asof: z.string(), history: z.array(z.string()).default([]), q: z.string() });

const { values, positionals } = parseArgs({ allowPositionals: true, options: { now: { type: 'string' }, cases: { type: 'string' } } });

if (values.cases) {
  const lines = readFileSync(values.cases, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  for (const { id, asof, history, q } of lines.map((line) => testCase.parse(JSON.parse(line)))) {
    process.stdout.write(`${JSON.stringify({ id, answer: read([...history, q], moment(asof)) })}\n`);
  }
} else if (values.now !== undefined && !localTime.safeParse(values.now).success) {
  process.stderr.write('--now takes a day and a time in Copenhagen, such as 2025-11-03T09:00\n');
  process.exitCode = 2;
} else if (positionals.length > 0) {
  process.stdout.write(`${read(positionals, moment(values.now ?? programme.demoStart))}\n`);
} else {
  process.stderr.write('usage: npm run --silent ask -- [--now 2025-11-03T09:00] "question" ["follow-up" ...] | --cases FILE\n');
  process.exitCode = 2;
}

/** What the person reads as the answer to the last of several messages. */
function read(messages: readonly string[], now: Date): string {
  let memory: Memory = emptyMemory;
  let text = '';
  for (const message of messages) {
    const conversed = converse(message, memory, { programme, now, language: 'da', demo: false });
    memory = conversed.memory;
    text = plainText(replyTo(conversed, { programme, publicUrl: 'http://127.0.0.1:3978' }));
  }
  return text;
}
