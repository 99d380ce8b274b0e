import { capabilities } from '../../src/capabilities/index.js';
import { plan } from '../../src/capabilities/plan/index.js';
import { tableOf } from '../../src/capabilities/plan/records.js';
import { moment } from '../../src/core/calendar.js';
import { dueRow } from '../../src/core/due.js';
import { handOverDue, runJob } from '../../src/core/jobs.js';
import type { Change, Job, Ports, Table, Tables } from '../../src/core/ports.js';
import { azureTables } from '../../src/edge/tables.js';
import { startWork } from '../../src/edge/work.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import { startAzurite } from '../../src/tools/local/azurite.js';
import { monday, storeGroups } from '../chaos/groups.js';
import { idlePorts, memoryTables } from '../fakes.js';
import { storageAt } from '../local-storage.js';
import { countingProxy } from './counting.js';

/** Groups whose check-in is due. */
const due = 100;
/** Changes that one transaction takes. */
const atOnce = 100;

/** Requests of a sweep where a hundred are due among so many in tables in memory, of which each call is one request by their contract. */
export async function sweepInMemory(scheduled: number): Promise<number> {
  const { tables, calls } = counting(memoryTables().tables);
  await schedule(tables, scheduled);
  const before = calls();
  const enqueued = await sweep(tables);
  return calls() - before + enqueued;
}

/** Requests of a check-in in tables and a queue in memory, where so many are due at once and all are worked off. */
export async function checkInsInMemory(dueAtOnce: number): Promise<number> {
  const { tables, calls } = counting(memoryTables().tables);
  await storeGroups({ tables, serviceUrl: '', count: dueAtOnce });
  const before = calls();
  const waiting: Job[] = [];
  let ofQueue = 0;
  let posted = 0;
  let all: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    all = resolve;
  });
  const ports: Ports = {
    ...idlePorts,
    tables,
    clock: () => moment(monday.at),
    nudge: () => working.nudge(),
    enqueue: async (job) => {
      ofQueue++;
      waiting.push(job);
    },
    messenger: {
      ...idlePorts.messenger,
      post: async ({ conversationId }) => {
        posted++;
        return { kind: 'sent', activityId: '1', conversationId };
      },
    },
  };
  const working = startWork({
    queue: {
      receive: async (most) => {
        ofQueue++;
        return waiting.splice(0, most).map((job) => ({ job, tries: 0, received: 1 }));
      },
      done: async () => {
        ofQueue++;
        if (posted === dueAtOnce) all();
      },
      postpone: async () => {
        throw new Error('a check-in was put off');
      },
    },
    due: () => handOverDue(capabilities, ports),
    handle: (job) => runJob(capabilities, job, ports),
    gaveUp: async () => undefined,
    log: ports.log,
  });
  await done;
  await working.end();
  return (calls() - before + ofQueue) / dueAtOnce;
}

/** The tables, with each call on them counted, and rows that are found by their order: with ten thousand groups all cannot be looked at. */
function counting(tables: Tables): { readonly tables: Tables; calls(): number } {
  const known = new Map<string, Table>();
  let calls = 0;
  const counted = <A extends readonly unknown[], R>(call: (...args: A) => R) => {
    return (...args: A): R => {
      calls++;
      return call(...args);
    };
  };
  const make = (name: string): Table => {
    const { get, insert, put, replace, remove, commit, list } = ordered(tables(name));
    return {
      get: counted(get),
      insert: counted(insert),
      put: counted(put),
      replace: counted(replace),
      remove: counted(remove),
      commit: counted(commit),
      list: counted(list),
    };
  };
  return {
    calls: () => calls,
    tables: (name) => {
      const table = known.get(name) ?? make(name);
      known.set(name, table);
      return table;
    },
  };
}

/** A table in memory with one partition, whose keys are kept in order. */
function ordered(table: Table): Table {
  const keys: string[] = [];
  /** Where this key is, or would be. */
  const placeOf = (key: string) => {
    let [low, high] = [0, keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const keep = (change: Change) => {
    const key = change.kind === 'remove' ? change.rowKey : change.row.rowKey;
    const place = placeOf(key);
    const isThere = keys[place] === key;
    if (change.kind === 'remove' && isThere) keys.splice(place, 1);
    if (change.kind !== 'remove' && !isThere) keys.splice(place, 0, key);
  };
  const commit: Table['commit'] = async (changes) => {
    const done = await table.commit(changes);
    if (done) changes.forEach(keep);
    return done;
  };
  const alone = async (change: Change) => {
    const done = await commit([change]);
    return done && (done[0] ?? '');
  };
  return {
    get: table.get,
    commit,
    insert: (row) => alone({ kind: 'insert', row }),
    put: async (row) => void (await alone({ kind: 'put', row })),
    replace: (row) => alone({ kind: 'replace', row }),
    remove: async (partitionKey, rowKey) => void (await alone({ kind: 'remove', partitionKey, rowKey })),
    list: async (partitionKey, { from, to, most }) => {
      const found = keys.slice(placeOf(from), Math.min(placeOf(to), placeOf(from) + most));
      return (await Promise.all(found.map((key) => table.get(partitionKey, key)))).flatMap((row) => row ?? []);
    },
  };
}

/** Requests of such a sweep in Azurite, counted on the wire. */
export async function sweepInAzurite(scheduled: number): Promise<number> {
  const azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: '.local/bench/azurite-sweep.log' });
  try {
    const { tablePort, queuePort } = await azurite.ready;
    await schedule(azureTables({ connectionString: storageAt({ tablePort, queuePort }) }), scheduled);
    const proxy = await countingProxy(tablePort);
    try {
      const enqueued = await sweep(azureTables({ connectionString: storageAt({ tablePort: proxy.port, queuePort }) }));
      return proxy.count() + enqueued;
    } finally {
      proxy.close();
    }
  } finally {
    await azurite.child.stop();
  }
}

/** A hundred are due on Monday; the others in the months after it. */
async function schedule(tables: Tables, scheduled: number): Promise<void> {
  const at = moment(monday.at).getTime();
  const rows = Array.from({ length: scheduled }, (_, n) => {
    const later = n < due ? 0 : 1 + (n % 5000);
    return dueRow(programme.id, new Date(at + later * 3_600_000), 'plan.check-in', { group: `group-${n}`, week: monday.week });
  });
  for (let from = 0; from < rows.length; from += atOnce) {
    await tableOf({ tables }).commit(rows.slice(from, from + atOnce).map((row): Change => ({ kind: 'put', row })));
  }
}

/** Hands over all that is due, as a process does that looks until there is no more. Gives back how many jobs the queue got. */
async function sweep(tables: Tables): Promise<number> {
  let enqueued = 0;
  const enqueue = async () => {
    enqueued++;
  };
  while (await plan.due?.({ ...idlePorts, tables, enqueue, clock: () => moment(monday.at) }));
  if (enqueued !== due) throw new Error(`${enqueued} jobs were handed over`);
  return enqueued;
}
