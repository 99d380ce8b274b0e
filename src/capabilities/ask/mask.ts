import { withoutCpr } from '../../core/cpr.js';
import type { Programme } from '../../core/programme.js';

/**
 * A text without what can be told to point at a person: CPR-like numbers, phone numbers, mail addresses, and capitalised words
 * that are neither the round's own names nor the first of a sentence. Danish writes nouns small, so what is capitalised is
 * nearly always a name; one in small letters, or a first name that begins a sentence, cannot be told.
 */
export function masked(text: string, programme: Programme): string {
  const own = new Set(
    [
      ...programme.courses.flatMap((c) => [
        c.name.da,
        c.name.en,
        ...c.aliases,
        ...c.meetings.flatMap((m) => [m.venue.name, m.venue.street ?? '']),
      ]),
      ...programme.contacts.flatMap((c) => [c.name, c.organisation]),
      'MED HMED HMU LMU MMU CMED AMR FTR TR AMO TRIO HR KL FOA BUPL DLF HK DS SL DSR SOSU APV MUS OK24 PPR AKT SFO I GDPR CPR IT PC PDF KBH CPH Teams Outlook Human House Danmark Denmark',
    ]
      .join(' ')
      .toLowerCase()
      .split(/[\s-]+/),
  );
  return (
    withoutCpr(text, '[nummer]')
      // Word by word: a pattern that looks for the @ from every letter takes the square of a long word's time.
      .replace(/[^\s<>()]+/gu, (word) => (word.includes('@') ? '[mail]' : word))
      .replace(/(?<!\d)\d{6}[ -]?\d{4}(?!\d)/g, '[nummer]')
      .replace(/(?<!\d)(?:\+45 ?)?\d{2}(?: ?\d{2}){3}(?!\d)/g, '[nummer]')
      .replace(/\p{Lu}[\p{L}'-]+/gu, (word, at: number, said: string) => {
        // A name that begins a sentence is told by the family name after it.
        const alone = !/^ \p{Lu}\p{Ll}/u.test(said.slice(at + word.length, at + word.length + 3)) && word !== word.toUpperCase();
        const sentenceStart = alone && /(?:^|[.?!:\n]\s?)$/u.test(said.slice(Math.max(0, at - 2), at));
        return sentenceStart || word.split('-').every((part) => own.has(part.toLowerCase())) ? word : '[navn]';
      })
  );
}
