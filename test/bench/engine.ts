import { converse } from '../../src/capabilities/ask/converse.js';
import { emptyMemory } from '../../src/capabilities/ask/question.js';
import { answerReply } from '../../src/capabilities/ask/replies.js';
import { moment } from '../../src/core/calendar.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import type { Case } from '../qa/cases.js';
import { percentile } from './figures.js';

const warmUp = 3;
const rounds = 20;

/** Milliseconds from a question's text to its finished reply: p50 and p99 over these questions, twenty times each after a warm-up. */
export function engineTimes(cases: readonly Case[]): { readonly p50: number; readonly p99: number } {
  const times: number[] = [];
  const asked = cases.map(({ q, asof }) => ({ q, now: moment(asof) }));
  for (let round = -warmUp; round < rounds; round++) {
    for (const { q, now } of asked) {
      const start = performance.now();
      const { answered, language } = converse(q, emptyMemory, { programme, now, language: 'da', demo: false });
      answerReply(answered, { programme, language, publicUrl: 'https://bot.example.dk' });
      if (round >= 0) times.push(performance.now() - start);
    }
  }
  return { p50: percentile(times, 50), p99: percentile(times, 99) };
}
