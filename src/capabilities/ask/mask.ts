import type { Programme } from '../../core/programme.js';

/**
 * A text without what points at a person: CPR-like numbers, phone numbers, mail addresses, and capitalised words inside a
 * sentence that are not the round's own names. Danish writes nouns small, so what is left capitalised is nearly always a name.
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
      'MED AMR TR HR KL FOA APV OK24 I GDPR Teams Outlook Human House Danmark Denmark',
    ]
      .join(' ')
      .toLowerCase()
      .split(/[\s-]+/),
  );
  return text
    .replace(/[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu, '[mail]')
    .replace(/(?<!\d)\d{6}[ -]?\d{4}(?!\d)/g, '[nummer]')
    .replace(/(?<!\d)(?:\+45 ?)?\d{2}(?: ?\d{2}){3}(?!\d)/g, '[nummer]')
    .replace(/\p{Lu}[\p{L}'-]+/gu, (word, at: number) => {
      const sentenceStart = /(?:^|[.?!:\n]\s*)$/u.test(text.slice(0, at));
      return sentenceStart || word.split('-').every((part) => own.has(part.toLowerCase()) || part === part.toUpperCase()) ? word : '[navn]';
    })
    .slice(0, 1000);
}
