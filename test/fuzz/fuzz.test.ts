import { expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities/index.js';
import { byKind, galleryPresses, recorded } from './activities.js';
import { fuzz } from './fuzz.js';
import { isFlat, usualSeed } from './judge.js';

test('every verb of every capability is among what is mutated, pressed both ways', () => {
  const kinds = [...byKind([...recorded(), ...galleryPresses({})]).keys()];
  for (const verb of capabilities.flatMap(({ actions }) => Object.keys(actions))) {
    expect(kinds).toContain(`invoke adaptiveCard/action ${verb}`);
    expect(kinds).toContain(`message  ${verb}`);
  }
});

test('whatever comes in, the bot answers in one of its ways, logs no text, keeps its memory and goes on', async () => {
  const said: string[] = [];
  const verdict = await fuzz({
    main: 'dist/main.js',
    folder: 'test/output/fuzz',
    count: 1000,
    seed: usualSeed,
    say: (line) => void said.push(line),
  });
  expect(verdict.faults, said.join('\n')).toEqual([]);
  expect(isFlat(verdict), said.join('\n')).toBe(true);
}, 300_000);
