import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { address } from './listening.js';

/** What the bot sent to Teams. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was sent.
  readonly body: any;
}

/** An answer of Teams; `silent` never comes. */
export type Answered =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | 'silent'
  | 'hang up';

/** Teams' side of the wire on this machine: records what the bot sends, and answers as it is told. */
export interface Connector {
  readonly serviceUrl: string;
  readonly sent: Sent[];
  answer: (sent: Sent) => Answered | Promise<Answered>;
  close(): Promise<void>;
}

export async function startConnector(): Promise<Connector> {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const one = await read(request);
    sent.push(one);
    const answered = await connector.answer(one);
    if (answered === 'silent') return;
    if (answered === 'hang up') return void request.socket.destroy();
    response.writeHead(answered.status, { 'content-type': 'application/json', ...answered.headers });
    response.end(JSON.stringify(answered.body ?? { id: `message-${sent.length}` }));
  });
  const connector: Connector = {
    serviceUrl: await address(server),
    sent,
    answer: () => ({ status: 200 }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return connector;
}

async function read(request: IncomingMessage): Promise<Sent> {
  const body = await text(request);
  return { method: request.method ?? '', path: request.url ?? '', body: body === '' ? undefined : JSON.parse(body) };
}
