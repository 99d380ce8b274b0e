/**
 * Ways people ask about a topic, per language: lower case, correctly spelt, with `{course}`, `{date}`, `{month}`, `{person}`,
 * `{org}` and `{n}` where a question names one. A topic's id is the key.
 */
export type Phrasings = Readonly<Record<string, { readonly da: readonly string[]; readonly en: readonly string[] }>>;
