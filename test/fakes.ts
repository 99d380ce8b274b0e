import { moment } from '../src/core/calendar.js';
import { Failure } from '../src/core/failure.js';
import type { Log, Ports, Row, Table } from '../src/core/ports.js';
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
    const set = (row: Row) => rows.set(at(row.partitionKey, row.rowKey), { ...row, etag: String(++version) });
    return {
      get: async (p, r) => {
        check();
        return rows.get(at(p, r));
      },
      insert: async (row) => {
        check();
        if (rows.has(at(row.partitionKey, row.rowKey))) return false;
        set(row);
        return true;
      },
      put: async (row) => {
        check();
        set(row);
      },
      putAll: async (rows) => {
        check();
        if (rows.length > 100 || new Set(rows.map((row) => row.partitionKey)).size > 1) throw new Failure('storage.down');
        for (const row of rows) set(row);
      },
      replace: async (row) => {
        check();
        if (rows.get(at(row.partitionKey, row.rowKey))?.etag !== row.etag) return false;
        set(row);
        return true;
      },
    };
  };
  return { tables, rows, fail: (is) => (down = is) };
}

/** Tables that are empty and stay so. */
export const noTables: Ports['tables'] = () => ({
  get: async () => undefined,
  insert: async () => true,
  put: async () => undefined,
  putAll: async () => undefined,
  replace: async () => true,
});

/** Ports in memory at a Copenhagen time; what is put off runs when `settle` is called. */
export function fakePorts(now = '2025-10-20T09:00') {
  const store = memoryTables();
  const lines: string[] = [];
  const waiting = new Map<string, () => Promise<void>>();
  const say: Log['info'] = (code, ids) => void lines.push(JSON.stringify({ code, ...ids }));
  let id = 0;
  const ports: Ports = {
    programme,
    clock: () => moment(now),
    newId: () => `id-${++id}`,
    tables: store.tables,
    later: (key, work) => void waiting.set(key, work),
    log: { info: say, error: say },
    publicUrl: 'https://bot.example.dk',
    demo: false,
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
    userId: 'lone',
    scope: 'personal',
    language: 'da',
    ...over,
  };
}
