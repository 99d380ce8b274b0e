import { createServer, request } from 'node:http';
import { address } from './listening.js';

/** A way to the storage's queue that knows what was done with it. */
export interface QueueWatch {
  readonly port: number;
  /** How many jobs whoever goes this way has had taken away, each of which it had worked off. */
  done(): number;
  close(): Promise<void>;
}

/** A way to the queue on this port of this machine, for one instance alone, so that its jobs can be told from the others'. */
export async function watchQueue(queuePort: number): Promise<QueueWatch> {
  let taken = 0;
  const server = createServer((incoming, response) => {
    const { method, url: path, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port: queuePort, method, path, headers }, (answer) => {
      if (method === 'DELETE' && answer.statusCode === 204) taken++;
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', () => response.destroy());
    incoming.pipe(onward);
  });
  const { port } = new URL(await address(server));
  return {
    port: Number(port),
    done: () => taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
