import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { address } from '../edge/listening.js';

/** A message of the bot's, as Teams gets it; `update` is one that takes another's place. */
export interface Message {
  readonly conversationId: string;
  readonly update: boolean;
  readonly activity: unknown;
  /** As it came, in bytes. */
  readonly size: number;
}

/** Teams' side of the wire for a crowd: takes everything, knows everybody, and keeps nothing. */
export interface Teams {
  readonly serviceUrl: string;
  /** Is handed each message that comes. */
  listen(listener: (message: Message) => void): void;
  close(): Promise<void>;
}

/** The mail address that Teams has for somebody, by the id that Teams knows them by. */
export function mailOf(userId: string): string {
  return `${userId.replace(/^29:/, '').replace(/[^\w-]/g, '') || 'nobody'}@nordvig.example`;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startTeams(): Promise<Teams> {
  const listeners: ((message: Message) => void)[] = [];
  let count = 0;

  function heard(conversationId: string, activity: unknown, update: boolean, size: number): void {
    for (const listener of listeners) listener({ conversationId, activity, update, size });
  }

  const server = createServer(async (request, response) => {
    const said = await text(request).catch(() => '');
    const [, , , id = '', part = '', member = ''] = new URL(request.url ?? '', 'http://teams').pathname
      .replace(/^.*?(?=\/v3\/)/, '')
      .split('/')
      .map(decoded);
    const body: unknown = said === '' ? undefined : JSON.parse(said);
    const answer = (status: number, given: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(given));
    if (part === 'members' || part === 'pagedmembers') {
      const one = { id: member, name: member, email: mailOf(member), userPrincipalName: mailOf(member) };
      return answer(200, member === '' ? { members: [] } : one);
    }
    count += 1;
    const begun = id === '' ? thread.safeParse(body).data : undefined;
    if (begun) {
      const conversationId = `${begun.channelData.channel.id};messageid=${count}`;
      heard(conversationId, begun.activity, false, said.length);
      return answer(201, { id: conversationId });
    }
    heard(id, body, request.method === 'PUT', said.length);
    answer(200, { id: String(count) });
  });
  return {
    serviceUrl: await address(server),
    listen: (listener) => void listeners.push(listener),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const thread = z.object({ channelData: z.object({ channel: z.object({ id: z.string() }) }), activity: z.unknown() });

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
