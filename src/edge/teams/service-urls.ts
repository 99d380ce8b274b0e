/**
 * Teams' service addresses, whole host names: the public cloud's and its documented siblings (Microsoft 365 Agents SDK, `TeamsServiceEndpoints`).
 * Anybody can register a name below `trafficmanager.net`, so nothing is matched by its end.
 */
const teams = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
]);

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether the bot may talk to whoever is behind a service address, and show them its token. */
export type ServiceUrls = (url: string) => boolean;

/** Teams' own: https on its usual port, at a host that Microsoft documents. */
export function isTeams(url: string): boolean {
  const read = readable(url);
  return read !== undefined && read.protocol === 'https:' && read.port === '' && teams.has(read.hostname);
}

/** A client on this machine. */
export function isLoopback(url: string): boolean {
  return loopback.has(readable(url)?.hostname ?? '');
}

function readable(url: string): URL | undefined {
  const read = URL.canParse(url) ? new URL(url) : undefined;
  return read && read.username === '' && read.password === '' ? read : undefined;
}
