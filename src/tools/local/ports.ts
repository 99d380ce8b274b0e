import { createServer } from 'node:net';

/** Whether something listens on this port of 127.0.0.1 already. */
export async function isTaken(port: number): Promise<boolean> {
  return (await boundPort(port)) === undefined;
}

/** A port of 127.0.0.1 that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  const port = await boundPort(0);
  if (port === undefined) throw new Error('no free port on 127.0.0.1');
  return port;
}

function boundPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
