import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Milliseconds that an unused connection is kept: longer than Azure's front end keeps one, so that it is never closed just as a request comes. */
const keptFor = 245_000;

export interface DrainOptions {
  /** Milliseconds that whoever sends requests gets to notice that no more should come; two seconds unless told. */
  readonly notice?: number;
  /** Milliseconds that the requests in hand then get to finish; five seconds unless told. */
  readonly finish?: number;
}

/** A server that ends without anybody's request being cut off. */
export interface DrainingServer {
  readonly server: Server;
  /**
   * Has every answer from now on close its connection, and still answers what comes: whoever sends requests may not have heard yet. After `notice`, or at
   * once where nobody is connected, listens no more; resolves when all is answered, after `finish` at the latest. Gives how many requests were cut off
   * then. To be called once.
   */
  drain(): Promise<number>;
}

/** A server with these doors, which does not listen yet. */
export function drainingServer(doors: RequestListener, { notice = 2000, finish = 5000 }: DrainOptions = {}): DrainingServer {
  const inHand = new Set<ServerResponse>();
  let draining = false;
  const server = createServer((request, response) => {
    inHand.add(response);
    response.once('close', () => inHand.delete(response));
    if (draining) closeAfter(response);
    doors(request, response);
  });
  server.keepAliveTimeout = keptFor;

  async function drain(): Promise<number> {
    draining = true;
    for (const response of inHand) closeAfter(response);
    if ((await promisify(server.getConnections.bind(server))()) > 0) await pause(notice);
    // An answer that was half sent when it all began keeps its connection.
    server.keepAliveTimeout = 1;
    const closed = new Promise((resolve) => server.close(resolve));
    await Promise.race([closed, pause(finish)]);
    const cutOff = inHand.size;
    server.closeAllConnections();
    return cutOff;
  }

  return { server, drain };
}

function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
