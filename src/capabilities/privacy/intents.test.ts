import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { moment } from '../../core/calendar.js';
import { intentOf } from './intents.js';

const show = [
  'vis mine oplysninger',
  'Vis mig mine oplysninger',
  'vis alle mine oplysninger, tak',
  'Kan du vise mine oplysninger?',
  'Hej. Må jeg se mine oplysninger?',
  'jeg vil gerne se mine personoplysninger',
  'få indsigt i mine oplysninger',
  'indsigt i mine oplysninger',
  'vis mine data',
  'mine oplysninger',
  'vis mine oplysinger',
  'hvad ved du om mig?',
  'Hvad har du gemt om mig?',
  'hvad har I liggende om mig',
  'hvad gemmer I om mig?',
  'hvad husker du om mig',
  'hvilke oplysninger har I om mig',
  'Hvilke oplysninger har du gemt om mig?',
  'hvilke data gemmer du om mig',
  'show my data',
  'Show me my data, please',
  'can I see my data?',
  'what do you know about me?',
  'what do you store about me',
  'what have you stored about me?',
  'which data do you have about me',
  'what information do you have on me?',
];

const remove = [
  'slet mine oplysninger',
  'Slet venligst alle mine oplysninger.',
  'Kan du slette mine oplysninger?',
  'jeg vil gerne have slettet mine oplysninger',
  'kan jeg få mine oplysninger slettet?',
  'slet mine data',
  'fjern mine personoplysninger',
  'glem mig',
  'Glem mig. Tak!',
  'slet mig',
  'slet alt, hvad du ved om mig',
  'slet det, du har gemt om mig',
  'glem alt om mig',
  'delete my data',
  'please delete all my personal data',
  'could you erase my data?',
  'forget me',
  'delete everything you know about me',
];

test.each(show)('to see it: %s', (text) => expect(intentOf(text)).toBe('show'));
test.each(remove)('to have it deleted: %s', (text) => expect(intentOf(text)).toBe('delete'));

test.each([
  'slet',
  'slet det, jeg skrev',
  'slet ansøgningen',
  'slet min ansøgning',
  'slet handling 2',
  'glem det',
  'hvad ved du om netværket?',
  'hvad ved du om Nina Roth?',
  'hvad gemmer I om os?',
  'vis mine møder',
  'vis mine kollegers oplysninger',
  'vis alle oplysninger',
  'slet vores oplysninger',
  'hvordan sletter jeg mine oplysninger?',
  'hvornår sletter I mine oplysninger?',
  'hvem kan se mine oplysninger?',
  'er mine oplysninger sikre?',
  'vis mine oplysninger. hvornår er fristen?',
  'hvad kan du fortælle om mig og min rolle?',
  'remind me',
  'tell me about the network',
  'forget it',
  'show me the dates',
  'how long do you keep my data?',
  'mig',
  '',
])('neither: %s', (text) => expect(intentOf(text)).toBeUndefined());

describe('the other journeys', () => {
  const names: Readonly<Record<string, string>> = {
    course: 'Aarhus',
    person: 'Nina Roth',
    org: 'KL',
    date: '3. november',
    month: 'november',
    venue: 'KL-Huset',
    n: '4',
  };
  const folder = new URL('../ask/phrasings', import.meta.url).pathname;
  const phrasings = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && line !== '---')
      .map((line) => line.replace(/\{(\w+)\}/gu, (_, name: string) => names[name] ?? 'x')),
  );
  const questions = ['working.jsonl', 'held-out.jsonl'].flatMap((file) =>
    readFileSync(new URL(`../../../test/qa/${file}`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => z.object({ q: z.string() }).parse(JSON.parse(line)).q),
  );

  test('of all ways of asking, those alone are taken that ask for the writer’s own', () => {
    expect(phrasings.length).toBeGreaterThan(10_000);
    expect(phrasings.filter((text) => intentOf(text)).toSorted()).toEqual([
      'delete my data',
      'hvad gemmer i om mig',
      'indsigt i mine oplysninger',
      'slet mine data',
      'what do you store about me',
    ]);
  });

  test('no question that people have asked is taken', () => {
    expect(questions.length).toBeGreaterThan(400);
    expect(questions.filter((text) => intentOf(text))).toEqual([]);
  });

  test('nothing is taken that Apply or Plan takes', async () => {
    const [apply, plan, { programme }] = await Promise.all([
      import('../apply/intents.js'),
      import('../plan/intents.js'),
      import('../../programmes/2025-26/index.js'),
    ]);
    const now = moment('2026-01-15T10:00');
    const both = [...show, ...remove].filter(
      (text) => apply.intentOf(text, programme) ?? plan.intentOf(text, 'personal', now) ?? plan.intentOf(text, 'channel', now),
    );
    expect(both).toEqual([]);
  });
});

test.each(['hvad ', 'slet ', 'vis mine ', 'om mig ', 'gemt ', 'what do you ', 'delete everything ', '. ', 'mine egne '])(
  'a text of %j ends',
  (part) => {
    const begin = performance.now();
    intentOf(part.repeat(4000).slice(0, 4000));
    expect(performance.now() - begin).toBeLessThan(500);
  },
);
