import { expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities/index.js';
import { byKind, galleryPresses, recorded } from './activities.js';
import { fuzz } from './fuzz.js';
import { isFlat, usualSeed } from './judge.js';

test('most verbs are pressed as they stand on a card of the gallery, both ways', () => {
  const kinds = [...byKind([...recorded(), ...galleryPresses({})]).keys()];
  const verbs = capabilities.flatMap(({ actions }) => Object.keys(actions));
  const missing = verbs.filter((verb) => !kinds.includes(`invoke adaptiveCard/action ${verb}`) || !kinds.includes(`message  ${verb}`));
  // What no card of the gallery has is pressed without the fields of a card.
  expect(missing).toEqual(['privacy.show']);
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
