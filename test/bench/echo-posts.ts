import { TableClient, type TransactionAction } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import { TeamsAdapter } from '@microsoft/teams-ai';
import { type Activity, CardFactory, ConfigurationServiceClientCredentialFactory, MessageFactory } from 'botbuilder';
import express from 'express';
import { z } from 'zod';

// The smallest bot on the same SDK that posts what is due: it goes by the same rows, puts the same number of jobs in a queue, works on
// the same number side by side, and makes the same storage requests for each, but looks at nothing that it reads. The measure that the
// weekly check-ins are held against.
const sideBySide = 32;
const asked = z.object({ partition: z.string(), serviceUrl: z.string(), card: z.looseObject({}) });
type Asked = z.infer<typeof asked>;

const connection = process.env.STORAGE_CONNECTION_STRING ?? '';
const table = TableClient.fromConnectionString(connection, 'plan', { allowInsecureConnection: true });
const queue = new QueueClient(connection, 'echo');
const queueMade = queue.createIfNotExists();
const adapter = new TeamsAdapter({}, new ConfigurationServiceClientCredentialFactory({}));
const inHand = new Set<Promise<void>>();

/** Takes fifty due rows over, puts a job for each in the queue, takes the rows away. Gives back how many there were. */
async function handOver(partition: string): Promise<number> {
  const due = await read(partition, 'd|', 'e|', 50);
  if (due.length === 0) return 0;
  const moved = (rowKey: string) => `e|${rowKey}`;
  await table.submitTransaction(
    due.flatMap(({ partitionKey, rowKey, data }): TransactionAction[] => [
      ['delete', { partitionKey, rowKey }],
      ['upsert', { partitionKey, rowKey: moved(rowKey), data }, 'Replace'],
    ]),
  );
  await Promise.all(due.map(({ data }) => queue.sendMessage(data, { messageTimeToLive: -1 })));
  await table.submitTransaction(due.map(({ partitionKey, rowKey }) => ['delete', { partitionKey, rowKey: moved(rowKey) }]));
  return due.length;
}

async function read(partitionKey: string, from: string, to: string, most: number) {
  const filter = `PartitionKey eq '${partitionKey}' and RowKey ge '${from}' and RowKey lt '${to}'`;
  for await (const page of table
    .listEntities<{ partitionKey: string; rowKey: string; data: string }>({ queryOptions: { filter } })
    .byPage({ maxPageSize: most })) {
    return page;
  }
  return [];
}

async function takeAll(what: Asked): Promise<void> {
  for (;;) {
    if (inHand.size > sideBySide / 2) {
      await Promise.race(inHand);
      continue;
    }
    const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: sideBySide - inHand.size, visibilityTimeout: 60 });
    if (receivedMessageItems.length === 0) return;
    for (const { messageText, messageId, popReceipt } of receivedMessageItems) {
      const work = post(messageText, what)
        .then(() => queue.deleteMessage(messageId, popReceipt))
        .then(() => void inHand.delete(work));
      inHand.add(work);
    }
  }
}

const job = z.object({ group: z.string(), week: z.string() });

async function post(data: string, { partition: partitionKey, serviceUrl, card }: Asked): Promise<void> {
  const { group, week } = job.parse(JSON.parse(data));
  await read(partitionKey, `g|${group}|a`, `g|${group}|q`, 1000);
  const row = { partitionKey, rowKey: `g|${group}|p|check-in|${week}`, at: new Date().toISOString() };
  await table.submitTransaction([
    ['create', { ...row, state: 'claimed' }],
    ['upsert', { partitionKey, rowKey: `z|${group}`, data }, 'Replace'],
  ]);
  await table.updateEntity({ ...row, state: 'sending' }, 'Replace');
  const id = await begin(`19:${group}@thread.tacv2`, MessageFactory.attachment(CardFactory.adaptiveCard(card)), serviceUrl);
  await table.upsertEntity({ ...row, state: 'sent', conversationId: id }, 'Replace');
}

async function begin(channel: string, activity: Partial<Activity>, serviceUrl: string): Promise<string> {
  if (!isMessage(activity)) throw new Error('a thread begins with a message');
  let begun = '';
  await adapter.createConversationAsync(
    '',
    'msteams',
    serviceUrl,
    '',
    { isGroup: true, channelData: { channel: { id: channel } }, activity, bot: { id: '28:bot', name: '' }, tenantId: 'tenant' },
    async (context) => {
      begun = context.activity.conversation.id;
    },
  );
  return begun;
}

// The SDK's type names more than a message that is sent has.
function isMessage(activity: Partial<Activity>): activity is Activity {
  return activity.type === 'message';
}

const server = express();
server.use(express.json());
server.get('/healthz', (_request, response) => {
  response.json({ status: 'ok' });
});
server.post('/run', async (request, response) => {
  const what = asked.parse(request.body);
  await queueMade;
  for (let handed = 1; handed > 0 || inHand.size > 0; ) {
    handed = await handOver(what.partition);
    await takeAll(what);
    if (handed === 0 && inHand.size > 0) await Promise.race(inHand);
  }
  response.json({});
});
server.listen(Number(process.env.PORT), '127.0.0.1');
