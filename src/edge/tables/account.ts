import type { TableClient, TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import type { TablesAt } from '../tables.js';

/** A number that is whole and stored as a double all the same. */
export interface WholeDouble {
  readonly double: number;
}

/** Where a row stands in its table. */
export interface RowKeys {
  readonly partitionKey: string;
  readonly rowKey: string;
}

/** A row as it is stored, without what the store adds to it. */
export interface StoredRow extends RowKeys {
  readonly properties: Readonly<Record<string, string | number | boolean | WholeDouble>>;
}

/** All tables of a storage account, to be copied whole. Its calls are tried again with growing pauses, and throw what the SDK throws. */
export interface Account {
  /** The names of its tables, in order. */
  tables(): Promise<readonly string[]>;
  /** A table's rows in the order of their keys, a page at a time. Throws an `Error` where a property is of a type that would not come back. */
  pages(table: string): AsyncIterable<readonly StoredRow[]>;
  /** Where a table's rows stand, in the order of their keys, a page at a time: whatever is in them. */
  keys(table: string): AsyncIterable<readonly RowKeys[]>;
  /** Makes the table where it is not there. */
  create(table: string): Promise<void>;
  /** Writes rows of one partition whole, whether they were there or not: a hundred at most, all or none. */
  put(table: string, rows: readonly StoredRow[]): Promise<void>;
  /** Takes away rows of one partition that are there: a hundred at most, all or none. */
  remove(table: string, rows: readonly RowKeys[]): Promise<void>;
}

/** The tables of the account at this place. */
export async function accountAt(at: TablesAt): Promise<Account> {
  const { TableClient, TableServiceClient } = await import('@azure/data-tables');
  const connection = 'connectionString' in at ? at.connectionString : undefined;
  const insecure = { allowInsecureConnection: true };
  const credential = 'url' in at ? new (await import('@azure/identity')).DefaultAzureCredential() : undefined;
  const service =
    'url' in at && credential
      ? new TableServiceClient(at.url, credential)
      : TableServiceClient.fromConnectionString(connection ?? '', insecure);
  const clients = new Map<string, TableClient>();
  function clientFor(table: string): TableClient {
    const known = clients.get(table);
    if (known) return known;
    const client =
      'url' in at && credential
        ? new TableClient(at.url, table, credential)
        : TableClient.fromConnectionString(connection ?? '', table, insecure);
    clients.set(table, wholeDoublesMarked(client));
    return client;
  }

  return {
    async tables() {
      const names: string[] = [];
      for await (const { name } of service.listTables()) if (name) names.push(name);
      return names.toSorted();
    },
    async *pages(table) {
      for await (const page of clientFor(table).listEntities({ disableTypeConversion: true }).byPage({ maxPageSize: 1000 })) {
        yield page.map((entity) => rowOf(table, entity));
      }
    },
    async *keys(table) {
      const queryOptions = { select: ['PartitionKey', 'RowKey'] };
      for await (const page of clientFor(table).listEntities({ queryOptions }).byPage({ maxPageSize: 1000 })) {
        yield page.map((entity) => rowKeys.parse(entity));
      }
    },
    async create(table) {
      // The SDK takes a table that is there already for made.
      await service.createTable(table);
    },
    async put(table, rows) {
      await clientFor(table).submitTransaction(
        rows.map(({ partitionKey, rowKey, properties }): TransactionAction => {
          const typed = Object.entries(properties).map(([name, value]) => [name, typeof value === 'object' ? doubleOf(value) : value]);
          return ['upsert', { partitionKey, rowKey, ...Object.fromEntries(typed) }, 'Replace'];
        }),
      );
    },
    async remove(table, rows) {
      await clientFor(table).submitTransaction(
        rows.map(({ partitionKey, rowKey }): TransactionAction => ['delete', { partitionKey, rowKey }]),
      );
    },
  };
}

function doubleOf({ double: value }: WholeDouble) {
  return { type: 'Double', value };
}

/** A string of JSON with the number behind it where it names one, or any other string: so that nothing within a string is taken for a number. */
const jsonStrings = /"(?:[^"\\]|\\.)*"(?::(-?\d+\.\d+(?:[eE][+-]?\d+)?)(?=[,}]))?/g;

/**
 * The client, with doubles told from whole numbers. The store writes 3.0 for a double and 3 for a whole number, and says no more of
 * their types; to JSON.parse they are one.
 */
function wholeDoublesMarked(client: TableClient): TableClient {
  client.pipeline.addPolicy(
    {
      name: 'wholeDoublesMarked',
      async sendRequest(request, next) {
        const response = await next(request);
        if (request.method !== 'GET' || !response.bodyAsText) return response;
        const bodyAsText = response.bodyAsText.replace(jsonStrings, (text: string, number: string | undefined) => {
          if (number === undefined) return text;
          const name = text.slice(0, -number.length - 1);
          return `${name.slice(0, -1)}@odata.type":"Edm.Double",${name}:${number}`;
        });
        return { ...response, bodyAsText };
      },
    },
    { afterPhase: 'Deserialize' },
  );
  return client;
}

const typed = z.union([
  z.object({ type: z.literal('String'), value: z.string() }).transform(({ value }) => value),
  z.object({ type: z.literal('Boolean'), value: z.coerce.string() }).transform(({ value }) => value === 'true'),
  z.object({ type: z.literal('Int32'), value: z.coerce.number() }).transform(({ value }) => value),
  z
    .object({ type: z.literal('Double'), value: z.coerce.number() })
    .transform(({ value }) => (Number.isInteger(value) ? { double: value } : value)),
]);
const rowKeys = z.object({ partitionKey: z.string(), rowKey: z.string() });
const added: ReadonlySet<string> = new Set(['partitionKey', 'rowKey', 'etag', 'timestamp', 'odata.metadata']);
const named = z.object({ type: z.string() });

function rowOf(table: string, entity: object): StoredRow {
  const { partitionKey, rowKey } = rowKeys.parse(entity);
  const properties = Object.entries(entity).flatMap(([name, value]: [string, unknown]) => {
    if (added.has(name)) return [];
    const parsed = typed.safeParse(value);
    if (parsed.success) return [[name, parsed.data] as const];
    const type = named.safeParse(value).data?.type ?? 'unknown';
    throw new Error(`The property ${name} of a row in the table ${table} is of the type ${type}, which would not come back as it is.`);
  });
  return { partitionKey, rowKey, properties: Object.fromEntries(properties) };
}
