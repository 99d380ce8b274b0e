import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { intentOf } from './intents.js';

const id = '3c2b1a00-aaaa-4bbb-8ccc-0123456789ab';

describe('what shows who has access', () => {
  test.each([
    'adgang',
    'Adgang?',
    'vis adgang',
    'Hej, vis mig adgang, tak',
    'hvem har adgang',
    'Hvem har adgang?',
    'hvem har fået adgang til botten?',
    'hvem har adgang til dig',
    'kan du vise hvem der har adgang',
    'kommuner med adgang',
    'vis kommuner med adgang',
    'liste over kommuner med adgang',
    'organisationer med adgang',
    'hvilke kommuner har adgang?',
    'hvilke organisationer har fået adgang?',
    'giv adgang',
    'tag adgangen',
    'tag adgangen fra Vejle Kommune',
    'fjern adgang for Vejle Kommune',
    'fjern Vejle Kommunes adgang',
    'access',
    'show access',
    'who has access?',
    'who has access to the bot',
    'municipalities with access',
    'which organisations have access?',
    'give access',
    'remove access for Human House',
  ])('%s', (text) => {
    expect(intentOf(text)).toEqual({ kind: 'show' });
  });
});

describe('what gives access', () => {
  test.each([
    [`giv Vejle Kommune adgang: ${id}`, 'vejle', '', id],
    [`Giv vejle adgang ${id.toUpperCase()}`, 'vejle', '', id],
    [`giv Københavns Kommune adgang til botten: ${id}`, 'koebenhavn', '', id],
    [`giv Human House adgang: ${id}`, '', 'Human House', id],
    [`giv adgang til Århus Kommune: ${id}`, 'aarhus', '', id],
    [`giv adgang til Human House ${id}`, '', 'Human House', id],
    [`Kan du give Vejle Kommune adgang? Tenant-id: {${id}}.`, 'vejle', '', id],
    [`kan du giv Vejle Kommune adgang\n${id}`, 'vejle', '', id],
    [`give Vejle Kommune access: ${id}`, 'vejle', '', id],
    [`please give access to Human House: ${id}`, '', 'Human House', id],
    [`giv Vejel Kommune adgang: ${id}`, '', 'Vejel Kommune', id],
    ['giv Vejle Kommune adgang', 'vejle', '', ''],
    ['giv adgang til Vejle', 'vejle', '', ''],
  ])('%s', (text, municipality, other, tenant) => {
    expect(intentOf(text)).toEqual({ kind: 'give', typed: { tenant, municipality, other } });
  });
});

describe('what is about something else', () => {
  test.each([
    'giv mig adgang',
    'giv Lone adgang',
    'giv Lone adgang til ansøgningen',
    'giv Vejle Kommune adgang til vores ansøgning',
    'giv min kollega adgang',
    'hvem har adgang til vores oplysninger?',
    'hvem har adgang til handleplanen?',
    'hvem har adgang til ansøgningen',
    'er der adgang for kørestole?',
    'adgang til bygningen',
    'har alle kommuner adgang til netværket?',
    'kan vi få adgang?',
    'hvordan får vi adgang',
    'hvilke kommuner er med?',
    'hvilke kommuner har ansøgt?',
    'is there wheelchair access?',
    'who has access to our data?',
    'accessibility',
    id,
    '',
    `giv Vejle Kommune adgang: ${id} eller 4c2b1a00-aaaa-4bbb-8ccc-0123456789ab`,
  ])('%s', (text) => {
    expect(intentOf(text)).toBeUndefined();
  });
});

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
  /** What the tests of the others' words have people say to them. */
  const toOthers = ['apply', 'plan'].flatMap((name) =>
    [
      ...readFileSync(new URL(`../${name}/intents.test.ts`, import.meta.url), 'utf8').matchAll(
        /^ {4}'(.+)',$|(?<=[[,] )'([^']+)'(?=[,\]])/gmu,
      ),
    ].map(([, line, item]) => line ?? item ?? ''),
  );

  test('have nothing taken from them', () => {
    const theirs = [...phrasings, ...questions, ...toOthers];
    expect(phrasings.length).toBeGreaterThan(10_000);
    expect(questions.length).toBeGreaterThan(400);
    expect(toOthers.length).toBeGreaterThan(300);
    expect(theirs.filter((text) => intentOf(text) !== undefined)).toEqual([]);
  });
});

describe('a text that is made to take long', () => {
  test.each(['giv ', 'giv adgang ', 'adgang ', 'vis ', 'kan du ', 'alle ', 'tak ', `${id} `, 'tag adgangen fra '])('of %j ends', (part) => {
    for (const length of [299, 300, 4000]) expect(['show', undefined]).toContain(intentOf(part.repeat(4000).slice(0, length))?.kind);
  });
});
