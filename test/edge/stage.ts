import { createServer } from 'node:http';
import { Writable } from 'node:stream';
import type { Capability } from '../../src/core/capability.js';
import { dispatch } from '../../src/core/dispatch.js';
import type { Ports, Tables } from '../../src/core/ports.js';
import { publicPage } from '../../src/edge/http/pages.js';
import { httpDoors } from '../../src/edge/http.js';
import { laterWork } from '../../src/edge/later.js';
import { jsonLog } from '../../src/edge/log.js';
import type { Identity } from '../../src/edge/teams/adapter.js';
import { createTeamsBot } from '../../src/edge/teams/bot.js';
import { idlePorts, noTables } from '../fakes.js';
import { type Connector, startConnector } from './connector.js';
import { address } from './listening.js';

/** The edge as it runs, on free ports: express, the SDK's adapter, and Teams' side of the wire. */
export interface Stage {
  readonly url: string;
  readonly connector: Connector;
  /** Lines of the log. */
  readonly lines: Record<string, unknown>[];
  /** Posts an activity as Teams does; what is given goes over a plain message in a personal chat. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was answered.
  post(activity?: Record<string, unknown>, headers?: Record<string, string>): Promise<{ status: number; body: any }>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly identity?: Identity;
  readonly tables?: Tables;
  readonly sendPatience?: number;
  readonly setClock?: (local: string) => boolean;
  readonly keysAt?: string;
  readonly mostPerMinute?: number;
}

export const bot = { id: '28:bot', name: 'Sammen mod vold' };
const person = { id: '29:person', name: 'Anne Holm' };

/** A capability of the name `fake` that says what it heard. */
export function fake(over: Partial<Capability> = {}): Capability {
  return {
    name: 'fake',
    prompts: () => [],
    claims: async () => true,
    message: async (turn) => [{ kind: 'text', text: `heard: ${turn.text}` }],
    actions: {},
    gallery: () => ({}),
    ...over,
  };
}

export async function startStage(capability: Capability, options: StageOptions = {}): Promise<Stage> {
  const lines: Record<string, unknown>[] = [];
  const log = jsonLog(
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(JSON.parse(String(chunk)));
        done();
      },
    }),
  );
  const ports: Ports = {
    ...idlePorts,
    tables: options.tables ?? noTables,
    // Also where an activity names none: what is tested here is how it is read.
    homeTenants: [...idlePorts.homeTenants, ''],
    later: laterWork(log).later,
    log,
    publicUrl: 'http://127.0.0.1',
    demo: true,
  };
  const connector = await startConnector();
  const { receive } = createTeamsBot({
    identity: options.identity ?? { type: 'none' },
    handle: (turn) => dispatch([capability], turn, ports),
    log,
    ...(options.sendPatience ? { sendPatience: options.sendPatience } : {}),
    ...(options.mostPerMinute ? { mostPerMinute: options.mostPerMinute } : {}),
    ...(options.keysAt ? { keysAt: options.keysAt } : {}),
  });
  const doors = httpDoors({
    messages: receive,
    file: async (name, file) => (name === capability.name ? capability.download?.(file, ports) : undefined),
    page: (name) => publicPage(name, ports.programme),
    ready: async () => ({ ready: true }),
    setClock: options.setClock,
    log,
  });
  const server = createServer(doors);
  const url = await address(server);
  let count = 0;
  return {
    url,
    connector,
    lines,
    async post(activity = {}, headers = {}) {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ ...message(connector.serviceUrl), id: `activity-${++count}`, ...activity }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    async close() {
      await connector.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

function message(serviceUrl: string): Record<string, unknown> {
  return {
    type: 'message',
    channelId: 'msteams',
    serviceUrl,
    from: person,
    recipient: bot,
    conversation: { id: 'a:conversation', conversationType: 'personal', tenantId: 'tenant-1' },
    locale: 'da-DK',
    text: 'hej',
  };
}

/** Texts of the messages that the bot sent. */
export function textsOf({ connector }: Stage): string[] {
  return connector.sent.filter(({ body }) => body?.type === 'message').map(({ body }) => body.text);
}

/** Codes in the log. */
export function codesOf({ lines }: Stage): unknown[] {
  return lines.map(({ code }) => code);
}
