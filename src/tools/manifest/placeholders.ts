import { z } from 'zod';

/** What the Toolkit knows of each environment, and what it looks like: the app's id in Teams, the bot's id in Entra, the host that the bot is reached at. */
const known = z.object({ TEAMS_APP_ID: z.guid(), BOT_ID: z.guid(), BOT_DOMAIN: z.hostname() });

export type Values = z.infer<typeof known>;
export const valueNames = known.keyof().options;

/** How the Toolkit writes a value that is an environment's: the name in double braces behind a dollar sign. */
export function placeholder(name: keyof Values): string {
  return `$${`{{${name}}}`}`;
}

/** The values in these settings, or the names of those that are missing, and of those that are not what they should be. */
export function valuesIn(
  settings: Readonly<Record<string, string | undefined>>,
): { readonly values: Values } | { readonly missing: readonly string[]; readonly wrong: readonly string[] } {
  const parsed = known.safeParse(settings);
  if (parsed.success) return { values: parsed.data };
  const missing = valueNames.filter((name) => !settings[name]);
  const wrong = valueNames.filter((name) => !missing.includes(name) && parsed.error.issues.some(({ path }) => path[0] === name));
  return { missing, wrong };
}

export function filled(text: string, values: Values): string {
  return valueNames.reduce((known, name) => known.replaceAll(placeholder(name), values[name]), text);
}
