import { moment } from '../src/core/calendar.js';
import { Failure } from '../src/core/failure.js';
import type { Change, Log, Messenger, Ports, Row, Table } from '../src/core/ports.js';
import type { MessageTurn } from '../src/core/turn.js';
import { programme } from '../src/programmes/2025-26/index.js';

/** Tables in memory, with every row to look at. `down` makes each call fail as an unreachable store does. */
export function memoryTables(): { tables: Ports['tables']; rows: Map<string, Row>; fail: (down: boolean) => void } {
  const rows = new Map<string, Row>();
  let down = false;
  let version = 0;
  const check = () => {
    if (down) throw new Failure('storage.down');
  };
  const tables = (name: string): Table => {
    const at = (p: string, r: string) => `${name}/${p}/${r}`;
    const set = (row: Row) => {
      const etag = String(++version);
      rows.set(at(row.partitionKey, row.rowKey), { ...row, etag });
      return etag;
    };
    const etagOf = (p: string, r: string) => rows.get(at(p, r))?.etag;
    const allowed = (change: Change) => {
      if (change.kind === 'put') return true;
      if (change.kind === 'remove') return change.etag === undefined || etagOf(change.partitionKey, change.rowKey) === change.etag;
      const { partitionKey, rowKey } = change.row;
      return change.kind === 'insert' ? !rows.has(at(partitionKey, rowKey)) : etagOf(partitionKey, rowKey) === change.row.etag;
    };
    async function commit(changes: readonly Change[]): Promise<readonly string[] | false> {
      check();
      const keys = changes.map((change) => (change.kind === 'remove' ? change : change.row));
      if (changes.length > 100 || new Set(keys.map((key) => key.partitionKey)).size > 1) throw new Failure('storage.down');
      if (!changes.every(allowed)) return false;
      return changes.map((change) => {
        if (change.kind !== 'remove') return set(change.row);
        rows.delete(at(change.partitionKey, change.rowKey));
        return '';
      });
    }
    async function alone(change: Change): Promise<string | false> {
      const done = await commit([change]);
      return done && (done[0] ?? '');
    }
    return {
      commit,
      get: async (p, r) => {
        check();
        return rows.get(at(p, r));
      },
      insert: (row) => alone({ kind: 'insert', row }),
      put: async (row) => void (await commit([{ kind: 'put', row }])),
      replace: (row) => alone({ kind: 'replace', row }),
      remove: async (partitionKey, rowKey) => void (await commit([{ kind: 'remove', partitionKey, rowKey }])),
      list: async (p, { from, to, most }) => {
        check();
        const found = [...rows.entries()].filter(([key, row]) => key.startsWith(`${name}/${p}/`) && row.rowKey >= from && row.rowKey < to);
        return found
          .map(([, row]) => row)
          .sort((one, other) => (one.rowKey < other.rowKey ? -1 : 1))
          .slice(0, most);
      },
    };
  };
  return { tables, rows, fail: (is) => (down = is) };
}

/** Tables that are empty and stay so. */
export const noTables: Ports['tables'] = () => ({
  get: async () => undefined,
  insert: async () => 'etag',
  put: async () => undefined,
  replace: async () => 'etag',
  remove: async () => undefined,
  commit: async (changes) => changes.map(() => 'etag'),
  list: async () => [],
});

/** Nobody in Teams: what is sent to it is taken and forgotten. */
const nobody: Messenger = {
  post: async (address) => ({ kind: 'sent', activityId: 'posted', conversationId: address.conversationId }),
  update: async (address, activityId) => ({ kind: 'sent', activityId, conversationId: address.conversationId }),
  profile: async () => undefined,
  roster: async () => undefined,
};

/** Ports that lead nowhere, on the morning that the demo clock starts. */
export const idlePorts: Ports = {
  programme,
  clock: () => moment(programme.demoStart),
  newId: () => 'id',
  tables: noTables,
  later: () => undefined,
  enqueue: async () => undefined,
  nudge: () => undefined,
  messenger: nobody,
  mailer: { send: async () => ({ kind: 'sent' }), place: () => undefined },
  organisers: [],
  // As the tests call the organisations that people come from.
  homeTenants: ['vejle', 'odense', 'kolding', 'kl', 'solroed', 'randers', 'skive', 'tenant-1', 'tenant-2'],
  acceptedGroups: async () => [],
  held: async () => [],
  forget: async () => [],
  log: { info: () => undefined, error: () => undefined },
  publicUrl: 'https://bot.example.dk',
  demo: false,
  demoChannel: undefined,
};

/** Ports in memory at a Copenhagen time; what is put off runs when `settle` is called. */
export function fakePorts(now = '2025-10-20T09:00') {
  const store = memoryTables();
  const lines: string[] = [];
  const waiting = new Map<string, () => Promise<void>>();
  const say: Log['info'] = (code, ids) => void lines.push(JSON.stringify({ code, ...ids }));
  let id = 0;
  const ports: Ports = {
    ...idlePorts,
    clock: () => moment(now),
    newId: () => `id-${++id}`,
    tables: store.tables,
    later: (key, work) => void waiting.set(key, work),
    log: { info: say, error: say },
  };
  const settle = async () => {
    for (const [key, work] of [...waiting]) {
      const done = await work().then(
        () => true,
        () => false,
      );
      if (done && waiting.get(key) === work) waiting.delete(key);
    }
  };
  return { ports, ...store, lines, settle };
}

/** A message in somebody's personal chat. */
export function message(text: string, over: Partial<MessageTurn> = {}): MessageTurn {
  return {
    kind: 'message',
    text,
    activityId: 'a1',
    tenantId: 'vejle',
    conversationId: 'c1',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    botId: '28:bot',
    userId: 'lone',
    directoryId: 'lone-in-the-directory',
    channelId: '',
    teamId: '',
    scope: 'personal',
    language: 'da',
    ...over,
  };
}
