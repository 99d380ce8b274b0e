import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';

/** A way to a port of 127.0.0.1 that counts the requests on it. */
export interface Counter {
  readonly port: number;
  count(): number;
  close(): void;
}

export async function countingProxy(target: number): Promise<Counter> {
  let count = 0;
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    count++;
    const { method, url, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port: target, method, path: url, headers, agent }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  return {
    port: address.port,
    count: () => count,
    close: () => {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}
