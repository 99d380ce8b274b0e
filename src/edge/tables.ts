import type { TableClient, TableEntity, TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import { Failure } from '../core/failure.js';
import type { Change, Row, Table, Tables } from '../core/ports.js';

/** Milliseconds that a call may take, its second try included. */
const patience = 1400;
/** Changes that Azure takes in one transaction. */
const mostChanges = 100;

/** Where the tables are: an account by its connection string, or by its address, opened with this process's Azure identity. */
export type TablesAt = { readonly connectionString: string } | { readonly url: string };

/**
 * The `Tables` port on Azure Table Storage. A table is made when it is first written to. Reads, `put` and `remove` are tried twice;
 * `insert`, `replace` and a `commit` that holds more than puts once, since a second try could take its own first one for somebody
 * else's. Throws `Failure('storage.down')` after about a second and a half at the latest.
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
    return guarded(TableClient.fromConnectionString(at.connectionString, name, { ...options, allowInsecureConnection: true }));
  }
  const { DefaultAzureCredential } = await import('@azure/identity');
  return guarded(new TableClient(at.url, name, new DefaultAzureCredential(), options));
}

/** The client, with deletes in a transaction bound to the etag that `actionOf` put behind their key. */
function guarded(client: TableClient): TableClient {
  client.pipeline.addPolicy(
    {
      name: 'conditionalDeletes',
      sendRequest(request, next) {
        if (typeof request.body === 'string' && request.url.includes('/$batch')) request.body = conditionalDeletes(request.body);
        return next(request);
      },
    },
    // Before the request is signed, which settles its length.
    { phase: 'Serialize' },
  );
  return client;
}

/**
 * The SDK's transactions delete whatever is there and take no etag. No key may hold a line break, so that a delete whose etag did not
 * get to its place is refused, never done.
 */
const beforeEtag = '\n';
const markedDelete = /^(DELETE .*RowKey='.*)%0A(.*)('\).* HTTP\/1\.1\r\n(?:.+\r\n)*?if-match: )\*\r$/gim;

function conditionalDeletes(body: string): string {
  return body.replace(
    markedDelete,
    (_, keys: string, etag: string, rest: string) => `${keys}${rest}${decodeURIComponent(etag).replaceAll("''", "'")}\r`,
  );
}

function tableOf(open: () => Promise<TableClient>): Table {
  return {
    async get(partitionKey, rowKey) {
      const read = await call(open, 2, (client, signal) => client.getEntity(partitionKey, rowKey, signal));
      return 'value' in read ? rowOf(read.value) : undefined;
    },
    async insert(row) {
      const entity = entityOf(row);
      return etagIn(await write(open, 1, (client, signal) => client.createEntity(entity, signal)));
    },
    async put(row) {
      const entity = entityOf(row);
      await write(open, 2, (client, signal) => client.upsertEntity(entity, 'Replace', signal));
    },
    async replace({ etag, ...row }) {
      const entity = entityOf(row);
      return etagIn(await call(open, 1, (client, signal) => client.updateEntity(entity, 'Replace', { etag, ...signal })));
    },
    async remove(partitionKey, rowKey) {
      await call(open, 2, (client, signal) => client.deleteEntity(partitionKey, rowKey, signal));
    },
    async commit(changes) {
      if (changes.length === 0) return [];
      // More are refused by Azure, not by every emulator of it.
      if (changes.length > mostChanges)
        throw new Failure('storage.down', { cause: new RangeError(`${changes.length} changes in a commit`) });
      const actions = changes.map(actionOf);
      const tries = changes.every(({ kind }) => kind === 'put') ? 2 : 1;
      const written = await write(open, tries, (client, signal) => client.submitTransaction(actions, signal));
      return 'value' in written && written.value.subResponses.map(({ etag = '' }) => etag);
    },
    async list(partitionKey, { from, to, most }) {
      const read = await call(open, 2, async (client, signal) => {
        const { odata } = await import('@azure/data-tables');
        const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${from} and RowKey lt ${to}`;
        const entities: unknown[] = [];
        // A page may end early where the store has moved part of the partition; in nearly every case the first one has it all.
        for await (const page of client.listEntities({ queryOptions: { filter }, ...signal }).byPage({ maxPageSize: most })) {
          entities.push(...page);
          if (entities.length >= most) break;
        }
        return entities;
      });
      return 'value' in read ? read.value.slice(0, most).map(rowOf) : [];
    },
  };
}

function actionOf(change: Change): TransactionAction {
  switch (change.kind) {
    case 'insert':
      return ['create', entityOf(change.row)];
    case 'put':
      return ['upsert', entityOf(change.row), 'Replace'];
    case 'replace':
      return ['update', entityOf(change.row), 'Replace', { etag: change.row.etag }];
    case 'remove': {
      const { partitionKey, rowKey, etag } = change;
      return ['delete', { partitionKey, rowKey: etag === undefined ? rowKey : `${rowKey}${beforeEtag}${etag}` }];
    }
  }
}

/** The etag of what was written; false where it was refused. */
function etagIn(answer: Answer<{ readonly etag?: string }>): string | false {
  if (!('value' in answer)) return false;
  const { etag } = answer.value;
  if (!etag) throw new Failure('storage.down', { cause: new Error('a write that gave no etag') });
  return etag;
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
