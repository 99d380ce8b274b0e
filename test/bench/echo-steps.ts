import { odata, TableClient, type TransactionAction } from '@azure/data-tables';
import { type AdaptiveCard, Application, TeamsAdapter } from '@microsoft/teams-ai';
import { CardFactory, ConfigurationServiceClientCredentialFactory, MemoryStorage, type TurnContext } from 'botbuilder';
import express from 'express';
import { z } from 'zod';

// The smallest bot on the same SDK that stores what is typed: it shows the card that it was sent, and each press on it costs one read
// and one transaction, in which a row is replaced and another inserted. The measure that a step of Apply's form
// and an answer at a check-in are held against. Each of the two reads as the other bot does: one row, or the rows whose keys begin alike.
const partitionKey = 'steps';
const sent = z.object({ id: z.string(), card: z.looseObject({ type: z.literal('AdaptiveCard') }) });

const table = TableClient.fromConnectionString(process.env.STORAGE_CONNECTION_STRING ?? '', 'echosteps', { allowInsecureConnection: true });
const tableMade = table.createTable();
const adapter = new TeamsAdapter({}, new ConfigurationServiceClientCredentialFactory({}));
const app = new Application({ adapter, storage: new MemoryStorage(), startTypingTimer: false });
const cards = new Map<string, AdaptiveCard>();
let lines = 0;

app.activity('message', async (context) => {
  const { id, card } = sent.parse(JSON.parse(context.activity.text));
  cards.set(id, card);
  await tableMade;
  // What the other bot keeps of a person is about as much.
  const { from, recipient, conversation, serviceUrl } = context.activity;
  await table.createEntity({ partitionKey, rowKey: `a|${id}`, people: JSON.stringify([from, recipient, conversation, serviceUrl]) });
  await context.sendActivity({ attachments: [CardFactory.adaptiveCard(card)] });
});
app.adaptiveCards.actionExecute<{ readonly id: string }>('apply.go', (context, _state, data) => pressed(context, data.id, data, readOne));
app.adaptiveCards.actionExecute<{ readonly group: string }>('plan.answer', (context, _state, data) =>
  pressed(context, data.group, data, readRange),
);

interface Kept {
  readonly etag?: string;
  readonly people: string;
}

async function readOne(rowKey: string): Promise<Kept> {
  return table.getEntity<Kept>(partitionKey, rowKey);
}

async function readRange(rowKey: string): Promise<Kept> {
  const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${rowKey} and RowKey lt ${`${rowKey}~`}`;
  const rows: Kept[] = [];
  for await (const row of table.listEntities<Kept>({ queryOptions: { filter } })) rows.push(row);
  const [found] = rows;
  if (!found) throw new Error('the row is there');
  return found;
}

async function pressed(context: TurnContext, id: string, data: object, read: typeof readOne): Promise<AdaptiveCard | string> {
  const rowKey = `a|${id}`;
  const { etag = '', people } = await read(rowKey);
  const at = new Date().toISOString();
  const changes: TransactionAction[] = [
    ['update', { partitionKey, rowKey, people, content: JSON.stringify(data) }, 'Replace', { etag }],
    ['create', { partitionKey, rowKey: `l|${id}|${at}|${lines++}`, at, by: context.activity.from.id, what: 'edited' }],
  ];
  await table.submitTransaction(changes);
  const card = cards.get(id);
  // In a channel everybody is to see it.
  const { replyToId } = context.activity;
  if (card && replyToId) {
    await context.updateActivity({ type: 'message', id: replyToId, attachments: [CardFactory.adaptiveCard(card)] });
  }
  return card ?? '';
}

const server = express();
server.use(express.json());
server.get('/healthz', (_request, response) => {
  response.json({ status: 'ok' });
});
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, async (context) => {
    await app.run(context);
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
