/** The languages the bot answers in, the default first. */
export const languages = ['da', 'en'] as const;
export type Language = (typeof languages)[number];

/** One text in each language. */
export type Localised<T = string> = Readonly<Record<Language, T>>;

/** The language of a Teams locale such as `da-DK` or `en-US`. Everything that is not English is answered in Danish. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('en') ? 'en' : 'da';
}
