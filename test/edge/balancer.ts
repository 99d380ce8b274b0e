import { EventEmitter, once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** What came back: the status, and the body as it was parsed; undefined where there was none. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/**
 * A load balancer: takes the instances in turn, keeps its connections to them, and learns that one takes nothing more in two ways only, by asking its
 * `/readyz`, and by a connection that is refused, when nothing has been sent and the next one can be taken. Whatever else goes wrong with a request is its
 * sender's, as it must be with a POST. Where none is ready it takes any, as App Service's does. An App Service plan's front end is kinder: it stops sending before an instance is asked to end.
 */
export interface Balancer {
  /** Sends it to the next instance, and says which one answered. */
  send(activity: object): Promise<Answered & { readonly port: number }>;
  /** Sends it to the instance on this port, as a balancer does that has not heard of its end yet. */
  sendTo(port: number, activity: object): Promise<Answered & { readonly port: number }>;
  /** Resolves when requests go to the instance on this port, or go there no more. */
  sendsTo(port: number, is: boolean): Promise<void>;
  close(): void;
}

/** Milliseconds between two looks at an instance; the bot goes on answering for two seconds. */
const lookEvery = 100;

const refused = z.object({ code: z.literal('ECONNREFUSED') });

/** A load balancer before the instances on these ports. */
export function startBalancer(ports: readonly number[]): Balancer {
  const instances = ports.map((port) => ({ port, ready: false, agent: new Agent({ keepAlive: true }) }));
  const changes = new EventEmitter().setMaxListeners(0);
  let turn = 0;

  function set(instance: (typeof instances)[number], ready: boolean): void {
    instance.ready = ready;
    changes.emit('change');
  }

  async function look(instance: (typeof instances)[number]): Promise<void> {
    const found = await call({ port: instance.port, path: '/readyz', method: 'GET' }).catch(() => undefined);
    set(instance, found?.status === 200);
  }

  async function post({ port, agent }: (typeof instances)[number], activity: object): Promise<Answered & { port: number }> {
    return { port, ...(await call({ port, path: '/api/messages', method: 'POST', agent, body: JSON.stringify(activity) })) };
  }

  async function send(activity: object): Promise<Answered & { port: number }> {
    for (const _ of instances) {
      const ready = instances.filter((instance) => instance.ready);
      const some = ready.length > 0 ? ready : instances;
      const instance = some[turn++ % some.length];
      if (!instance) break;
      try {
        return await post(instance, activity);
      } catch (thrown) {
        if (!refused.safeParse(thrown).success) throw thrown;
        set(instance, false);
      }
    }
    throw new Error('every instance has refused');
  }

  const timers = instances.map((instance) => setInterval(() => void look(instance), lookEvery));
  return {
    send,
    async sendTo(port, activity) {
      const instance = instances.find((one) => one.port === port);
      if (!instance) throw new Error(`no instance is on port ${port}`);
      return post(instance, activity);
    },
    async sendsTo(port, is) {
      while (instances.some((instance) => instance.port === port && instance.ready !== is)) await once(changes, 'change');
    },
    close() {
      for (const timer of timers) clearInterval(timer);
      for (const { agent } of instances) agent.destroy();
    },
  };
}

interface Call {
  readonly port: number;
  readonly path: string;
  readonly method: string;
  readonly agent?: Agent;
  readonly body?: string;
}

function call({ body, ...where }: Call): Promise<Answered> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', headers: { 'content-type': 'application/json' }, ...where }, (response) => {
      text(response).then((answer) => {
        resolve({ status: response.statusCode ?? 0, body: answer === '' ? undefined : JSON.parse(answer) });
      }, reject);
    })
      .once('error', reject)
      .end(body);
  });
}
