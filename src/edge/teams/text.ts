import { z } from 'zod';

const mention = z.object({ type: z.literal('mention'), text: z.string().min(1), mentioned: z.object({ id: z.string() }) });

/** What mentions the bot in a message, as it stands in the text. */
export function mentionsOf(id: string, entities: readonly unknown[]): string[] {
  return entities.flatMap((entity) => {
    const parsed = mention.safeParse(entity);
    return parsed.success && parsed.data.mentioned.id === id ? [parsed.data.text] : [];
  });
}

// Each pattern stops at the next `<`, so that a text full of them is read once and not once per `<`.
const breaks = /<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^<>]*>/gi;
const tags =
  /<\/?(?:at|a|p|br|div|span|b|i|u|s|strong|em|code|pre|ul|ol|li|h[1-6]|blockquote|img|emoji|attachment|table|thead|tbody|tr|td|th|font|sub|sup|hr)\b[^<>]*>/gi;
const characters = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  aelig: 'æ',
  oslash: 'ø',
  aring: 'å',
  AElig: 'Æ',
  Oslash: 'Ø',
  Aring: 'Å',
  eacute: 'é',
};

/** A message as the person wrote it: without these mentions, without markup, with characters for their HTML names. */
export function plain(text: string, mentions: readonly string[]): string {
  const own = mentions.reduce((rest, said) => rest.replaceAll(said, ' '), text);
  return own.replace(breaks, '\n').replace(tags, '').replace(characters, character).replaceAll('\u00a0', ' ').normalize('NFC').trim();
}

function character(whole: string, decimal: string | undefined, hex: string | undefined, name: string | undefined): string {
  if (name) return (Object.hasOwn(named, name) && named[name]) || whole;
  const point = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16);
  // Half of a pair of surrogates is no character.
  const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return isCharacter ? String.fromCodePoint(point) : whole;
}
