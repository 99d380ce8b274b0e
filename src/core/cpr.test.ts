import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsCpr, withoutCpr } from './cpr.js';

/** Each with what is left of it. */
const numbers: readonly (readonly [text: string, left: string])[] = [
  // As most people write it.
  ['010190-1234', '…'],
  ['Borger 0101901234 slog en medarbejder.', 'Borger … slog en medarbejder.'],
  ['Hun hedder Lone, 010190 1234, og bor i Vejle', 'Hun hedder Lone, …, og bor i Vejle'],
  ['Min kollega (010190-1234) var der.', 'Min kollega (…) var der.'],
  ['CPR:010190-1234.', 'CPR:….'],
  ['cpr-nr. 311299-1234!', 'cpr-nr. …!'],
  ['»010190 - 1234« står der i journalen', '»…« står der i journalen'],
  ['0101901234@vejle.dk', '…@vejle.dk'],
  ['lone0101901234x@vejle.dk', 'lone…x@vejle.dk'],
  ['Et erstatningsnummer: 610190-1234', 'Et erstatningsnummer: …'],
  ['Et erstatningsnummer til: 910190-1234', 'Et erstatningsnummer til: …'],
  ['https://sag.dk/?cpr=0101901234&vis=1', 'https://sag.dk/?cpr=…&vis=1'],
  ['Sag 2025-010190-1234', 'Sag 2025-…'],
  // With other marks before the last four.
  ['Borger 010190–1234', 'Borger …'],
  ['Borger 010190—1234', 'Borger …'],
  ['Borger 010190\u20111234, som Word skriver det', 'Borger …, som Word skriver det'],
  ['Borger 010190\u22121234 med et minus', 'Borger … med et minus'],
  ['Borger 010190/1234', 'Borger …'],
  ['Borger 010190.1234', 'Borger …'],
  ['Borger 010190_1234', 'Borger …'],
  ['Borger 010190, 1234', 'Borger …'],
  ['Borger 010190*1234', 'Borger …'],
  ['Borger 010190+1234', 'Borger …'],
  ['Borger 010190(1234)', 'Borger …)'],
  ['Borger 010190 … 1234', 'Borger …'],
  ['Borger 010190...1234', 'Borger …'],
  // The last four in two halves, or each digit alone.
  ['Borger 010190-12-34', 'Borger …'],
  ['Borger 010190 12 34', 'Borger …'],
  ['Borger 010190-12-14', 'Borger …'],
  ['Borger 01019012 34', 'Borger …'],
  ['Borger 010190 1 2 3 4', 'Borger …'],
  ['Borger 0 1 0 1 9 0 1 2 3 4 igen', 'Borger … igen'],
  ['Borger 0 1 0 1 9 0 - 1 2 3 4', 'Borger …'],
  ['Borger 0 1 0 1 1 9 9 0 1 2 3 4', 'Borger …'],
  ['Borger 0-1-0-1-9-0-1-2-3-4', 'Borger …'],
  ['Borger 0️⃣1️⃣0️⃣1️⃣9️⃣0️⃣1️⃣2️⃣3️⃣4', 'Borger …'],
  // The date in its parts.
  ['Født 01. 01. 90 - 1234', 'Født …'],
  ['Født 01 01 90 1234', 'Født …'],
  ['Født 01-01-90-1234', 'Født …'],
  ['Født 01.01.90-1234', 'Født …'],
  ['Født 01/01/90 1234 i Aarhus', 'Født … i Aarhus'],
  ['Født 01.01.90 1234 og flyttet 01.12.2025', 'Født … og flyttet 01.12.2025'],
  ['Født 1/1-90-1234', 'Født …'],
  ['Født 1/1 90 1234', 'Født …'],
  ['Født 1/1-90 12 34', 'Født …'],
  ['Født 1/1-90-12-34', 'Født …'],
  ['Født 1.1.90-1234', 'Født …'],
  ['Født 1/5-12-2025', 'Født …'],
  ['Født 01.05.12 2025', 'Født …'],
  ['Født 01 01 90 12 34', 'Født …'],
  ['Født 01-01-90-12-34', 'Født …'],
  ['Født 01.01.90-12-34', 'Født …'],
  ['Født 01.01.90-12 34', 'Født …'],
  ['Født 0101 90 1234', 'Født …'],
  ['Født 0101 901234', 'Født …'],
  ['7. 01.01.90-1234', '7. …'],
  ['01.01.90-2345 7100 Vejle', '… 7100 Vejle'],
  // The year with its century.
  ['Nummeret er 010119901234', 'Nummeret er …'],
  ['Nummeret er 010120101234, tror jeg', 'Nummeret er …, tror jeg'],
  ['Nummeret er 01.01.1990 1234', 'Nummeret er …'],
  ['Nummeret er 01.01.1990-1234', 'Nummeret er …'],
  ['Nummeret er 01011990-1234', 'Nummeret er …'],
  ['Nummeret er 01 01 19 90 1234', 'Nummeret er …'],
  ['Nummeret er 1/1-1990 - 1234', 'Nummeret er …'],
  // Four digits in one could be a time of day: in doubt they are not.
  ['Nummeret er 27.11.2025 1430', 'Nummeret er …'],
  // The year first, which an ordinary date is written with too.
  ['Nummeret er 19900101-1234', 'Nummeret er …'],
  ['Nummeret er 199001011234', 'Nummeret er …'],
  ['Nummeret er 19900101 1234', 'Nummeret er …'],
  ['Nummeret er 1990-01-01-1234', 'Nummeret er …'],
  ['Nummeret er 1990-01-01 1234', 'Nummeret er …'],
  ['Nummeret er 20100512-4321, tror jeg', 'Nummeret er …, tror jeg'],
  // The month in letters.
  ['Født 1. jan. 1990-1234', 'Født …'],
  ['Født 01 jan 90 1234', 'Født …'],
  ['Født 1. januar 1990 - 1234', 'Født …'],
  ['Født den 24. december 56 1234', 'Født den …'],
  ['Født 1 JAN 1990 1234', 'Født …'],
  ['Født 12.okt.1975/1234', 'Født …'],
  ['Born 1 May 1990-1234', 'Born …'],
  // The last four in two halves with a full stop, as a time of day is written.
  ['Nummeret er 010190.12.34', 'Nummeret er …'],
  // The letter O for a nought, and l or I for a one.
  ['Nummeret er O10190-1234', 'Nummeret er …'],
  ['Nummeret er 0101O0-1234', 'Nummeret er …'],
  ['Nummeret er o1o190-1234', 'Nummeret er …'],
  ['Nummeret er 010190-12O4', 'Nummeret er …'],
  ['Nummeret er 0l0190-1234', 'Nummeret er …'],
  // Without the nought before the day.
  ['Nummeret er 10190-1234', 'Nummeret er …'],
  ['CPR 50285-1234', 'CPR …'],
  // Other scripts, and what nobody sees.
  ['０１０１９０-１２３４', '…'],
  ['٠١٠١٩٠-١٢٣٤ er hans nummer', '… er hans nummer'],
  ['०१०१९०१२३४', '…'],
  ['𝟎𝟏𝟎𝟏𝟗𝟎-𝟏𝟐𝟑𝟒', '…'],
  ['010190\u00A0-\u00A01234', '…'],
  ['010190\u202F1234', '…'],
  ['01\u200B01\u200B90\u200B1234', '…'],
  ['0\u200D1\u200D0\u200D1\u200D9\u200D0\u200D1\u200D2\u200D3\u200D4', '…'],
  ['010190\u00AD1234', '…'],
  ['010190\u31641234', '…'],
  // Over two lines.
  ['Lone\n010190-1234\nVejle', 'Lone\n…\nVejle'],
  ['010190\n1234', '…'],
  ['010190-\r\n    1234', '…'],
  // Beside other numbers, and several.
  ['ring 33703118 om 010190-1234', 'ring 33703118 om …'],
  ['27.11.25 010190-1234', '27.11.25 …'],
  ['27.11.2025 09:30 010190-1234', '27.11.2025 09:30 …'],
  ['27.11.25 01.01.90-1234', '27.11.25 …'],
  ['27.11.2025-01.01.1990-1234', '27.11.2025-…'],
  ['2025-11-10 10:11-010190-1234', '2025-11-10 10:11-…'],
  ['1. 010190-1234\n2. 020290-2345', '1. …\n2. …'],
  ['Lone (010190-1234) og Per 0202902345 så det på Ærø …', 'Lone (…) og Per … så det på Ærø …'],
];

const others: readonly string[] = [
  '',
  'Vi er 24 i gruppen, 12 fra skolen og 12 fra ældreområdet.',
  'hhv. 10, 12, 25, 1200 og 3, 4, 12, 1200 deltagere',
  // A date.
  'Mødet er den 10.11.2025.',
  'Født 010190, og de sidste fire skriver jeg ikke',
  'Frist: 1/12-2025',
  'Frist: 27. 11. 2025',
  'Frist: 27112025',
  '1) 05.12.2025 2) 10.12.2025',
  '1. 04.12.2025 i Aarhus',
  'uge 10 01/12 2025',
  // A date with a time of day.
  'Vi ses 27.11.2025 09:30',
  'Vi ses 27/11 2025 09.30',
  'Vi ses 20.11.2025 14:00 i kantinen',
  'Vi ses den 03.12.2025 kl. 09:30',
  '10-11-2025 kl. 9.30',
  '20.11.25, 14:00',
  '20.11.25 - 14:00',
  '20.11.25.14.30',
  '271125 14.30',
  'Vi ses 27.11.2025 14-16',
  'Vi ses 27.11.25 14–16',
  'Vi ses 27.11.2025 14 - 16',
  'Vi ses 271125 14-16',
  'Vi ses 27/11 25 14-16',
  'Vi ses 27/11-25 9.30-14.00',
  'Vi ses 27112025 14-16',
  'Vi ses 03.12.25 9.30-14.00',
  'Vi ses 03.12.25 10.12-14.00',
  'Den 01.12.2025 12 deltagere, den 02.12.2025 14 deltagere',
  'kl. 10.12 27.11.25',
  'kl. 10.12, 27/11-25',
  'kl. 10.10-11.12 27.11.2025',
  // From one date to another, and lists of them.
  'Ferie 01.12.25-05.12.25',
  'Ferie 01.12.25-05.12.2025',
  'Ferie 27.11.2025-01.12.2025',
  'Ferie 1/12-2025 - 5/12-2025',
  'Ferie 01-12-25 - 29-12-25',
  'Ferie 01-12-25-05-12-25',
  'Ferie 01/12-05/12-25',
  'Ferie 01/12-05/12/25',
  'Ferie 01.12-05.12.2025',
  'Ferie 1.-5.12.2025',
  'Ferie 01-05.12.2025',
  'Ferie 1-5/12-2025',
  '27.11.25\n04.12.25\n11.12.25',
  '27.11.25 03.12.25 10.12.25',
  '27/11 04/12 11/12 2025',
  '01.12.25-05.12.25 14-16',
  // As machines write it.
  '2025-11-10',
  '2025-10-12 09:30:15',
  '2010-05-12 09:30',
  '2025-10-12T10:11:12+0100',
  '2025-10-12T10:11:12.1234Z',
  '2025-10-12 - 2025-10-15',
  'Skærmbillede 2025-10-12-09-30-15.png',
  'Skærmbillede 2025-10-12_093015.png',
  '202511270930',
  // A phone number, and after a date.
  '33703118',
  'Ring 33 70 31 18 eller 21 12 45 67.',
  'Ring +45 33703118',
  'Ring +45 33 70 31 18',
  'Ring 3370 3118',
  'Ring 4533703118 / 004533703118',
  'Ring +45 61 12 45 67',
  'Ring 21 12 45 67 / 22 33 44 55',
  'Ring 21 12 45 67 22 33 44 55',
  'Ring 7010 2030, 7020 3040',
  'Ring den 27.11.2025 33 70 31 18',
  'Ring den 27.11.25: 33 70 31 18',
  'Ring den 27.11.2025 3370 3118',
  'Ring den 27/11-25 33 70 31 18',
  'Ring den 27.11.2025 33703118',
  'Ring den 27.11.25 +45 33703118',
  // A date in letters, and what stands behind it.
  'Mødet er den 10. november 2025.',
  'Mødet er den 27. november 2025 kl. 09.30',
  'Mødet er den 27. november 2025 09:30',
  'Mødet er den 27. nov. 2025 14-16',
  'Ring den 27. november 2025 33 70 31 18',
  'Ring den 27. november 2025, 33703118',
  'Ferie 1. december 2025 - 5. december 2025',
  'Ferie 27. november 2025-1. december 2025',
  'den 1. januar 2026, 1200 deltagere',
  'Fra 1. januar 2025 til 31. december 2026',
  '1. januar 2025 2. januar 2025',
  'Skærmbillede 20251110_093015.png',
  'Skærmbillede 20251110-093015.png',
  '20251110 09:30',
  '20251110 - 20251115',
  '2025-11-10 14-16',
  'OK24, 2OO deltagere',
  // Other numbers.
  '12345-1234',
  '72500-1234',
  '10190 1234',
  'Sag 51224-2025',
  '2025-11-10 1430',
  'Postnr. 10190-12345',
  'Sag 40190-1234567',
  'SMV-7K3F9Q',
  'Sag 2025-123456',
  'Sag 2010-123456',
  '7100 Vejle',
  'EAN 5798000123456',
  'CVR 29189900',
  '1.250.000,00 kr. pr. 01.12.2025: 12.100.000,00 kr.',
  '321290-1234',
  '011390-1234',
  '010190-12345',
  '12345678901234',
  '20101901234',
  '1012345678901234',
  'IBAN DK50 0040 0440 1162 43',
  'https://humanhouse.com/kurser/2025/11/27/1234-aarhus?id=1234567890',
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_5798000123456',
  '123e4567-e89b-12d3-a456-426614174000',
  '3f2b0101-1990-1234-8a1b-010119901234',
];

describe('looks like a civil registration number', () => {
  test.each(numbers)('%j', (text, left) => {
    expect(holdsCpr(text)).toBe(true);
    expect(withoutCpr(text)).toBe(left);
    expect(holdsCpr(left)).toBe(false);
  });
});

describe('is no civil registration number', () => {
  test.each(others)('%j', (text) => {
    expect(holdsCpr(text)).toBe(false);
    expect(withoutCpr(text)).toBe(text);
  });
});

test('another word may stand in its place', () => {
  expect(withoutCpr('mit cpr er 010190-1234', '[nummer]')).toBe('mit cpr er [nummer]');
});

describe('whatever is written', () => {
  const piece = fc.oneof(
    fc.constantFrom(...numbers.map(([text]) => text), ...others),
    fc.constantFrom('01', '12', '90', '0101', '010190', '1234', '3370', '2025', '1', '27.11.25'),
    fc.constantFrom(' ', '.', '-', '/', ':', ', ', ' - ', '\n', '…', '\u200B', '(', 'a', '٣'),
  );

  test('nothing is left of a number that was found', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(holdsCpr(withoutCpr(pieces.join('')))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a number between two words is found', () => {
    const two = (least: number, most: number) => fc.integer({ min: least, max: most }).map((n) => String(n).padStart(2, '0'));
    const serial = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'));
    fc.assert(
      fc.property(two(1, 31), two(1, 12), two(0, 99), serial, fc.constantFrom('', '-', ' ', ' - '), (dd, mm, yy, last, mark) => {
        expect(withoutCpr(`Lone ${dd}${mm}${yy}${mark}${last} Vejle`)).toBe('Lone … Vejle');
      }),
    );
  });

  // What went back over the text for each of its digits would not be done within the time a test has.
  test.each([
    ...['0', '1', '01', '1 ', '01.', '01 01 90 ', '0101 ', '01.01.90 ', '1/1-90-', '2025-10-12 ', '12.12.2012-', '-', '1........'],
    // Each passes for a date and a phone number until the one after it is taken out.
    '6710 90 2345 ',
  ])('a long text of %j is read to its end', (part) => {
    const text = part.repeat(Math.ceil(200_000 / part.length));
    expect(holdsCpr(withoutCpr(text))).toBe(false);
  });
});
