import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** Has the server listen on a free port of this machine; gives its address without a slash at the end. */
export async function address(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (typeof bound !== 'object' || !bound) throw new Error('no address');
  return `http://127.0.0.1:${bound.port}`;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<string> {
  const server = createServer();
  const { port } = new URL(await address(server));
  await new Promise((resolve) => server.close(resolve));
  return port;
}
