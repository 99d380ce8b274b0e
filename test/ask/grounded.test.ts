import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { promptFor } from '../../src/capabilities/ask/answers/index.js';
import { gaps, outside } from '../../src/capabilities/ask/answers/silence.js';
import { mentionsIn, numberOf } from '../../src/capabilities/ask/mentions.js';
import { emptyMemory } from '../../src/capabilities/ask/question.js';
import { understand } from '../../src/capabilities/ask/understand.js';
import { addDays, dayOf, daysBetween, longDate, moment, monthYear, timeOf } from '../../src/core/calendar.js';
import { smallestGroup } from '../../src/core/composition.js';
import { languages } from '../../src/core/language.js';
import type { Programme } from '../../src/core/programme.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import { readPhrasings } from '../../src/tools/learn/phrasings.js';
import { madeUp } from '../rounds/made-up.js';
import { talk } from './talk.js';

/** Everything with a digit in it that an answer may hold, given the round and the day: nothing else may be said. */
function allowed(round: Programme, now: Date, asked: string): RegExp {
  const today = dayOf(now);
  const days = round.courses.flatMap((c) => [c.deadline, ...c.meetings.map((m) => m.date)]);
  // What people call "yesterday", "tomorrow" or "on Friday".
  const near = [-1, 0, 1, 2, 3, 4, 5, 6, 7].map((n) => addDays(today, n));
  // A day that the person named without its year is the person's own too.
  const named = asked.split(/(?<=\D[.?]) /).flatMap((part) => mentionsIn(part, round, now).when ?? []);
  const own = named.flatMap(({ from, to }) => [from, to]);
  const dates = [...days, ...own, ...(asked.match(/\d{4}-\d\d-\d\d/g) ?? []), ...near].flatMap((d) =>
    languages.flatMap((l) => [longDate(d, l), monthYear(d, l)]),
  );
  const spans = days
    .map((d) => Math.abs(daysBetween(today, d)))
    .flatMap((n) => [`om ${n} dage`, `in ${n} days`, `for ${n} dage siden`, `${n} days ago`]);
  const contacts = round.contacts.flatMap((c) => [c.mail, c.phone.replace(/(\d\d)(?=\d)/g, '$1 ')]);
  const clock = [round.meetingTime.start, round.meetingTime.end].flatMap((t) => [
    t.replace(/^0/, ''),
    t.replace(/^0/, '').replace(':', '.'),
  ]);
  const [sh = 0, sm = 0] = round.meetingTime.start.split(':').map(Number);
  const [eh = 0, em = 0] = round.meetingTime.end.split(':').map(Number);
  const length = eh + em / 60 - sh - sm / 60;
  const counts = [...round.courses.map((c) => c.meetings.length), round.courses.length];
  const write = (n: number) => (Number.isInteger(n) ? String(n) : `${Math.floor(n)}½`);
  const totals = [length, ...round.courses.map((c) => c.meetings.length * length)].map(write);
  const rule = round.composition;
  const numbers = [rule.leaders, rule.employeeReps, rule.others, rule.maxPerArea, smallestGroup(rule), round.elements.length, ...counts];
  const ordinals = [...round.elements.keys(), ...Array.from({ length: Math.max(...counts) }, (_, i) => i)].map((i) => `${i + 1}`);
  const money = round.price.amount.toLocaleString('da-DK');
  const moneyEn = round.price.amount.toLocaleString('en-GB');
  // 112 is Denmark's emergency number and belongs to no round; OK24 and the page's own date stand in the round's prose.
  const prose = Object.values(round.topics)
    .flatMap((t) => [t.da, t.en])
    .flatMap((t) => t.match(/[\p{L}]*\d[\p{L}\d.,]*(?: \p{L}+ \d{4})?/gu) ?? []);
  const phrases = [
    ...dates,
    ...spans,
    ...contacts,
    ...clock,
    ...totals,
    ...numbers.map(String),
    ...ordinals,
    money,
    moneyEn,
    '112',
    ...prose,
  ];
  const escaped = [...new Set(phrases)].sort((a, b) => b.length - a.length).map((p) => p.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<!\\d)(?:${escaped.join('|')})(?!\\d)`, 'giu');
}

function ungrounded(answer: string, round: Programme, now: Date, question: string): string[] {
  // Numbers of people that the person gave are the person's own.
  const own: readonly string[] = [
    ...(question.match(/\d+/g) ?? []),
    ...mentionsIn(question, round, now).ordinals.map(String),
    ...(question.match(/\p{L}+/gu) ?? []).flatMap((w) => languages.map((l) => String(numberOf(w.toLowerCase(), l)))),
  ];
  const rest = answer.replace(allowed(round, now, question), ' ');
  return (rest.match(/\S*\d\S*|\S+@\S+/gu) ?? []).filter((found) => !own.includes(found.replace(/\D/g, '')));
}

const phrasings = readPhrasings();
const questions = Object.entries(phrasings).flatMap(([topic, p]) => languages.flatMap((l) => p[l].map((text) => ({ topic, l, text }))));
const clocks = fc.integer({ min: 0, max: 430 * 24 * 60 });

describe('every number, date, phone number and address in an answer follows from the round and the clock', () => {
  test.each([
    ['2025-26', programme, '2025-09-10', ['København', 'Aarhus', 'kbh']],
    ['made up', madeUp, '2026-12-20', ['Odense', 'Rønne', 'Fyn']],
  ])('round %s', (_, round, from, courses) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...questions),
        clocks,
        fc.constantFrom(...courses),
        fc.constantFrom(...round.contacts),
        fc.integer({ min: 1, max: 20 }),
        (q, minute, course, contact, n) => {
          const now = new Date(moment(`${from}T00:00`).getTime() + minute * 60_000);
          const date = addDays(from, n * 17);
          const text = q.text
            .replaceAll('{course}', course)
            .replaceAll('{person}', contact.name)
            .replaceAll('{org}', contact.organisation)
            .replaceAll('{date}', date)
            .replaceAll('{month}', 'september')
            .replaceAll('{n}', String(n));
          const local = `${dayOf(now)}T${timeOf(now)}`;
          const answer = talk(round, local, [text], q.l);
          expect(ungrounded(answer, round, moment(local), text), `${text}\n${answer}`).toEqual([]);
          expect(answer.length).toBeLessThan(2000);
          expect(answer).not.toMatch(/\{[a-z-]+\}|undefined|NaN/);
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 600), seed: Number(process.env.SEED ?? 1) },
    );
  });
});

test('each button asks in words that the bot understands as the topic it stands for', () => {
  for (const topic of Object.keys(phrasings)) {
    for (const language of languages) {
      const prompt = promptFor(topic, language);
      if (!prompt) continue;
      const understood = understand(prompt, programme, moment('2025-10-20T09:00'), emptyMemory, language);
      expect(
        understood.questions.map((q) => q.topic),
        prompt,
      ).toEqual([topic]);
    }
  }
  expect(Object.keys(gaps).filter((t) => !phrasings[t])).toEqual([]);
  expect(Object.keys(outside).filter((t) => !phrasings[t])).toEqual([]);
});
