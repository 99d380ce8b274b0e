import { expect, test } from 'vitest';
import { programme } from '../../programmes/2025-26/index.js';
import { masked } from './mask.js';

test.each([
  ['må Lone Hansen tage sin hund med til Aarhus?', 'må [navn] [navn] tage sin hund med til Aarhus?'],
  ['Lone Hansen fra Vejle vil med', '[navn] [navn] fra [navn] vil med'],
  ['LONE HANSEN vil med', '[navn] [navn] vil med'],
  ['skriv til mig på lone.hansen@vejle.dk eller 22 33 44 55', 'skriv til mig på [mail] eller [nummer]'],
  ['mit cpr er 010190-1234', 'mit cpr er [nummer]'],
  ['Kan MED på skoleområdet hos KL bestemme det?', 'Kan MED på skoleområdet hos KL bestemme det?'],
])('%s', (text, kept) => {
  expect(masked(text, programme)).toBe(kept);
});
