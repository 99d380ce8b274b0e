import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a port of 127.0.0.1 that can be closed for a while: then every connection through it is cut off. */
export interface Gate {
  readonly port: number;
  open(open: boolean): void;
  close(): void;
}

export async function gate(target: number): Promise<Gate> {
  const through = new Set<Socket>();
  let isOpen = true;
  const server = createServer((from) => {
    if (!isOpen) return void from.destroy();
    const to = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      through.add(one);
      one
        .on('error', () => other.destroy())
        .on('close', () => {
          through.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('the gate has no port');
  const cut = () => {
    for (const one of through) one.destroy();
  };
  return {
    port: bound.port,
    open: (open) => {
      isOpen = open;
      if (!open) cut();
    },
    close: () => {
      server.close();
      cut();
    },
  };
}
