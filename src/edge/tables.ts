import type { TableClient, TableEntity, TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import { Failure } from '../core/failure.js';
import type { Row, Table, Tables } from '../core/ports.js';

/** Milliseconds that a call may take, its second try included. */
const patience = 1400;

/** Where the tables are: an account by its connection string, or by its address, opened with this process's Azure identity. */
export type TablesAt = { readonly connectionString: string } | { readonly url: string };

/**
 * The `Tables` port on Azure Table Storage. A table is made when it is first written to. Reads and `put` are tried twice; `insert`
 * and `replace` once, since a second try could take its own first one for somebody else's. Throws `Failure('storage.down')`
 * after about a second and a half at the latest.
 */
export function azureTables(at: TablesAt): Tables {
  const tables = new Map<string, Table>();
  return (name) => {
    const known = tables.get(name);
    if (known) return known;
    let client: Promise<TableClient> | undefined;
    const table = tableOf(() => {
      client ??= clientFor(at, name);
      return client;
    });
    tables.set(name, table);
    return table;
  };
}

// The packages are large, and a process that starts has better things to do than to load them.
async function clientFor(at: TablesAt, name: string): Promise<TableClient> {
  const { TableClient } = await import('@azure/data-tables');
  // The SDK would try everything four times, and an `insert` must not be tried again.
  const options = { retryOptions: { maxRetries: 0 } };
  if ('connectionString' in at) {
    return TableClient.fromConnectionString(at.connectionString, name, { ...options, allowInsecureConnection: true });
  }
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new TableClient(at.url, name, new DefaultAzureCredential(), options);
}

function tableOf(open: () => Promise<TableClient>): Table {
  return {
    async get(partitionKey, rowKey) {
      const read = await call(open, 2, (client, signal) => client.getEntity(partitionKey, rowKey, signal));
      return 'value' in read ? rowOf(read.value) : undefined;
    },
    async insert(row) {
      const entity = entityOf(row);
      return 'value' in (await write(open, 1, (client, signal) => client.createEntity(entity, signal)));
    },
    async put(row) {
      const entity = entityOf(row);
      await write(open, 2, (client, signal) => client.upsertEntity(entity, 'Replace', signal));
    },
    async putAll(rows) {
      const actions = rows.map((row): TransactionAction => ['upsert', entityOf(row), 'Replace']);
      await write(open, 2, (client, signal) => client.submitTransaction(actions, signal));
    },
    async replace({ etag, ...row }) {
      const entity = entityOf(row);
      return 'value' in (await call(open, 1, (client, signal) => client.updateEntity(entity, 'Replace', { etag, ...signal })));
    },
  };
}

type Work<T> = (client: TableClient, signal: { readonly abortSignal: AbortSignal }) => Promise<T>;

/** What the store gave, or a no that is an answer: the row is there, is not there, or is not as it was read. */
type Answer<T> = { readonly value: T } | { readonly no: 'row' | 'table' };

async function write<T>(open: () => Promise<TableClient>, tries: number, work: Work<T>): Promise<Answer<T>> {
  const first = await call(open, tries, work);
  if ('value' in first || first.no !== 'table') return first;
  await call(open, 2, (client, signal) => client.createTable(signal));
  return call(open, tries, work);
}

async function call<T>(open: () => Promise<TableClient>, tries: number, work: Work<T>): Promise<Answer<T>> {
  const client = await open();
  const signal = { abortSignal: AbortSignal.timeout(patience) };
  for (let left = tries; ; left--) {
    try {
      return { value: await work(client, signal) };
    } catch (thrown) {
      const no = noIn(thrown);
      if (no) return { no };
      if (left <= 1 || signal.abortSignal.aborted) throw new Failure('storage.down', { cause: thrown });
    }
  }
}

/** What is refused alone tells its code in its details, what is refused with others at the top. */
const refusal = z.object({
  statusCode: z.literal([404, 409, 412]),
  code: z.string().optional(),
  details: z.object({ odataError: z.object({ code: z.string() }) }).optional(),
});

const answersNo: Readonly<Record<string, 'row' | 'table'>> = {
  ResourceNotFound: 'row',
  EntityAlreadyExists: 'row',
  UpdateConditionNotSatisfied: 'row',
  ConditionNotMet: 'row',
  TableNotFound: 'table',
};

function noIn(thrown: unknown): 'row' | 'table' | undefined {
  const parsed = refusal.safeParse(thrown);
  const code = parsed.data?.details?.odataError.code ?? parsed.data?.code;
  return code === undefined ? undefined : answersNo[code];
}

function entityOf({ etag: _, ...row }: Row): TableEntity {
  return row;
}

const key = z.object({ partitionKey: z.string(), rowKey: z.string(), etag: z.string() });

/** The row without what the store adds to it. */
function rowOf(entity: unknown): Row {
  const { partitionKey, rowKey, etag, ...properties } = key.loose().parse(entity);
  const own = Object.entries(properties).filter(
    (entry): entry is [string, string | number | boolean] => /^(?:string|number|boolean)$/.test(typeof entry[1]) && !added.has(entry[0]),
  );
  return { partitionKey, rowKey, etag, ...Object.fromEntries(own) };
}

const added = new Set(['timestamp', 'odata.metadata']);
