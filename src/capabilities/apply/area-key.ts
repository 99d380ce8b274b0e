import { danishLetters, normalise } from '../../core/words.js';

const part = '(?:direktør|fag|stabs|forvaltnings)?';
const unit = `${part}(?:områder?|forvaltning|afdeling|sektor|center|centr|sekretariat|magistrat)`;
/** "Center for Sundhed", "Forvaltningen for Børn og Unge", "Område Ældre". */
const before = new RegExp(`^${unit}(?:en|et|t)?(?:for)?(?=\\p{L}{3})`, 'u');
/** "Ældreområdet", "Ældreforvaltningen". */
const behind = new RegExp(`(?<=\\p{L}{3})${unit}(?:en|et|t)?$`, 'u');

/**
 * An administrative area's name as it is compared: one is the same as another where they are written alike but for capitals, spaces,
 * hyphens, `&` for "og", and what every area can be called: "Ældre", "Ældreområdet" and "Ældreforvaltningen" are one, "Ældre og Sundhed" is another.
 */
export function areaKey(area: string): string {
  const whole = danishLetters(normalise(area))
    .replace(/[&+]/gu, 'og')
    .replace(/[^\p{L}\d]+/gu, '');
  const inner = whole.replace(before, '').replace(behind, '');
  // What parts of a compound are joined by: "sundheds-området", "børne- og ungeområdet".
  const bare = inner === whole ? whole : inner.replace(/(?<=\p{L}{3}[^s])s$/u, '');
  return bare.replace(/børne(?=og|$)/u, 'børn');
}
