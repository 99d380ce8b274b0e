import { z } from 'zod';

function port(usual: number) {
  return z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(1, 'must be a port number')
    .max(65_535, 'must be a port number')
    .default(usual);
}

const settings = z
  .object({ PORT: port(3978), TABLE_PORT: port(10_002), QUEUE_PORT: port(10_001), PLAYGROUND_PORT: port(56_150) })
  .superRefine((ports, context) => {
    for (const [i, [name, value]] of Object.entries(ports).entries()) {
      const other = Object.entries(ports).find(([, same], at) => at < i && same === value);
      if (other) context.addIssue({ code: 'custom', path: [name], message: `must not be the same port as ${other[0]}` });
    }
  });

/** The ports of a local start, by the name of their setting. */
export type Settings = z.infer<typeof settings>;

/** The settings in this environment. Throws an Error that names every one that is no port. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  // An empty variable is how many shells write one that is not set.
  const parsed = settings.safeParse(Object.fromEntries(Object.entries(environment).filter(([, value]) => value)));
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}, such as ${path.join('.')}=4000.`).join('\n'),
  );
}
