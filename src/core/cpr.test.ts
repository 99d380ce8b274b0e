import { describe, expect, test } from 'vitest';
import { holdsCpr, withoutCpr } from './cpr.js';

describe('looks like a civil registration number', () => {
  test.each([
    '010190-1234',
    '0101901234',
    '010190 1234',
    '010190–1234',
    '010190—1234',
    '010190 - 1234',
    '010190.1234',
    '010190/1234',
    '０１０１９０-１２３４',
    '３１１２９９１２３４',
    '311299-1234',
    '610190-1234',
    '910190-1234',
    'Min kollega (010190-1234) var der.',
    'cpr:0101901234.',
    '0101901234@vejle.dk',
    'lone0101901234@vejle.dk',
    'Lone\n010190-1234',
    'ring 33703118 om 010190-1234',
  ])('%s', (text) => {
    expect(holdsCpr(text)).toBe(true);
    expect(holdsCpr(withoutCpr(text))).toBe(false);
    expect(withoutCpr(text)).toContain('…');
  });

  // A hyphen that does not break, as Word writes it; a minus; digits of another script.
  test.each(['010190\u20111234', '010190\u22121234', '٠١٠١٩٠-١٢٣٤'])('%s', (text) => {
    expect(holdsCpr(text)).toBe(true);
  });
});

describe('is no civil registration number', () => {
  test.each([
    '',
    '33703118',
    '33 70 31 18',
    '+45 33 70 31 18',
    '4533703118',
    '2025-11-10',
    '10.11.2025',
    '10-11-2025 kl. 9.30',
    '2025-123456',
    '7100 Vejle',
    '321290-1234',
    '011390-1234',
    '12345678901234',
    '20101901234',
    '5798000123456',
    'CVR 29189900',
    'Vi er 24 i gruppen, 12 fra skolen og 12 fra ældreområdet.',
  ])('%s', (text) => {
    expect(holdsCpr(text)).toBe(false);
    expect(withoutCpr(text)).toBe(text);
  });
});

test('each number is taken out, and the rest stays as it was written', () => {
  expect(withoutCpr('Lone (010190-1234) og Per 0202902345 så det på Ærø.')).toBe('Lone (…) og Per … så det på Ærø.');
});
