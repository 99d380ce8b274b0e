import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** What may go wrong with a post: it is throttled, the service is away, or it is accepted and the answer never comes. */
export type Fault = 'throttled' | 'unavailable' | 'cut off';

export interface ConnectorOptions {
  /** Whether Teams' limits are enforced. */
  readonly limited: boolean;
  /** What goes wrong with a channel's nth post, counted from 1; nothing unless told. */
  readonly fault?: (channel: string, attempt: number) => Fault | undefined;
}

/** Teams' side of the wire, as far as beginning a thread in a channel goes, and bringing a message up to date. */
export interface Connector {
  readonly serviceUrl: string;
  /** How often something was accepted, by channel and ISO week: `<channel> <week>`. */
  readonly accepted: ReadonlyMap<string, number>;
  /** How many posts it has accepted. */
  posts(): number;
  /** How many posts it refused because a limit was reached. */
  refused(): number;
  /** Resolves when it has accepted so many posts, with the moment of the last one in milliseconds. */
  reached(posts: number): Promise<number>;
  close(): void;
}

/** So many posts within so many milliseconds: in a conversation, and in a tenant. */
const perConversation = [
  [7, 1000],
  [8, 2000],
  [60, 30_000],
] as const;
const perTenant = [[50, 1000]] as const;

const begun = z.object({
  isGroup: z.literal(true),
  tenantId: z.string().min(1),
  channelData: z.object({ channel: z.object({ id: z.string().min(1) }) }),
});

/** Starts a connector on a free port of 127.0.0.1. */
export async function startConnector({ limited, fault = () => undefined }: ConnectorOptions): Promise<Connector> {
  const accepted = new Map<string, number>();
  const attempts = new Map<string, number>();
  const lines = new Map<string, number[]>();
  const waiting = new Map<number, (at: number) => void>();
  let posts = 0;
  let refused = 0;

  function accept(channel: string, body: string): string {
    const key = `${channel} ${weekIn(body)}`;
    accepted.set(key, (accepted.get(key) ?? 0) + 1);
    posts += 1;
    waiting.get(posts)?.(performance.now());
    return `${channel};messageid=${posts}`;
  }

  /** Seconds until the limits let another one through; 0 where this one is let through and counts. */
  function secondsToWait(tenant: string, channel: string): number {
    if (!limited) return 0;
    const now = performance.now();
    const both = [
      [lineOf(`tenant ${tenant}`), perTenant],
      [lineOf(`channel ${channel}`), perConversation],
    ] as const;
    const free = Math.max(...both.flatMap(([times, windows]) => windows.map(([most, within]) => (times.at(-most) ?? -within) + within)));
    if (free > now) return Math.ceil((free - now) / 1000);
    for (const [times] of both) times.push(now);
    return 0;
  }

  function lineOf(key: string): number[] {
    const known = lines.get(key) ?? [];
    lines.set(key, known);
    return known;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (request.method === 'PUT') return end(response, 200, { id: '1' });
    const parsed = request.method === 'POST' && request.url === '/v3/conversations' ? begun.safeParse(JSON.parse(body)) : undefined;
    if (!parsed?.success) return end(response, 400, { error: { code: 'BadSyntax' } });
    const { tenantId, channelData } = parsed.data;
    const channel = channelData.channel.id;
    const attempt = (attempts.get(channel) ?? 0) + 1;
    attempts.set(channel, attempt);
    const met = fault(channel, attempt);
    if (met === 'unavailable') return end(response, 503, {});
    const wait = met === 'throttled' ? 1 : secondsToWait(tenantId, channel);
    if (wait > 0) {
      refused += met === 'throttled' ? 0 : 1;
      response.setHeader('Retry-After', wait);
      return end(response, 429, { error: { code: 'TooManyRequests' } });
    }
    const id = accept(channel, body);
    if (met === 'cut off') request.socket.destroy();
    else end(response, 201, { id });
  }

  const server = createServer((request, response) => {
    // Whoever is killed in the middle of a request is not there to be answered.
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the connector has no port');
  return {
    serviceUrl: `http://127.0.0.1:${address.port}`,
    accepted,
    posts: () => posts,
    refused: () => refused,
    reached: (wanted) =>
      posts >= wanted ? Promise.resolve(performance.now()) : new Promise<number>((resolve) => void waiting.set(wanted, resolve)),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function end(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The week that a check-in's buttons name; empty where it has none. */
function weekIn(body: string): string {
  return /"week":"(\d{4}-W\d{2})"/.exec(body)?.[1] ?? '';
}
