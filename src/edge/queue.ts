import type { QueueClient } from '@azure/storage-queue';
import { z } from 'zod';
import { Failure } from '../core/failure.js';
import type { Clock, Enqueue, Job } from '../core/ports.js';

/** Milliseconds that a call may take, its second try included. */
const patience = 1400;
/** The longest that Azure hides a message: seven days, in seconds. */
const longestHidden = 7 * 24 * 60 * 60;
/** The messages that Azure gives out in one request. */
const mostAtOnce = 32;

/** Where the queue is: an account by its connection string, or by its queue address, opened with this process's Azure identity. */
export type QueueAt = { readonly connectionString: string } | { readonly url: string };

/** A message in hand: nobody else gets it for as long as it was received for. */
export interface QueueMessage {
  readonly id: string;
  /** What shows the queue that it is still ours. */
  readonly receipt: string;
  /** Undefined where the message is none of ours to read. */
  readonly job: Job | undefined;
  /** How often it was tried and postponed. */
  readonly tries: number;
  /** How often it has been received by now, this time included. */
  readonly received: number;
}

/** The bot's one queue of work. Every call throws `Failure('storage.down')` where the queue cannot be reached or refuses. */
export interface JobQueue {
  /** Tried twice, so that the job may end up there twice. It stays until it is done. */
  readonly add: Enqueue;
  /** Up to `most` messages (32 or fewer), which nobody else gets for so many seconds; none where there are none. */
  receive(most: number, invisibleSeconds: number): Promise<readonly QueueMessage[]>;
  /** Takes the message away. Nothing happens where somebody else has it by now. */
  done(message: QueueMessage): Promise<void>;
  /**
   * Has the message come back after so many seconds, a week at most, with so many tries behind it. Nothing happens where somebody else
   * has it by now.
   */
  postpone(message: QueueMessage, seconds: number, tries: number): Promise<void>;
  /**
   * Seconds for which the job that has waited longest could have been taken: since it was added, or since what it was put off for was over. 0 where none
   * waits.
   */
  longestWait(): Promise<number>;
}

/** The queue `jobs` of an Azure storage account. It is made when something is first added to it. `now` is the wall clock, whatever the demo's says. */
export function azureQueue(at: QueueAt, now: Clock): JobQueue {
  let opened: Promise<QueueClient> | undefined;
  function open(): Promise<QueueClient> {
    opened ??= clientFor(at);
    return opened;
  }

  return {
    async add(job) {
      const body = bodyOf(job, 0, now());
      const send: Work<unknown> = (client, signal) => client.sendMessage(body, { messageTimeToLive: -1, ...signal });
      const first = await call(open, 2, send);
      if ('value' in first) return;
      await call(open, 2, (client, signal) => client.createIfNotExists(signal));
      const second = await call(open, 2, send);
      if (!('value' in second)) throw new Failure('storage.down');
    },
    async receive(most, invisibleSeconds) {
      const options = { numberOfMessages: Math.min(most, mostAtOnce), visibilityTimeout: invisibleSeconds };
      // A second try would leave what the first one received hidden.
      const received = await call(open, 1, (client, signal) => client.receiveMessages({ ...options, ...signal }));
      return 'value' in received ? received.value.receivedMessageItems.map(messageOf) : [];
    },
    async done({ id, receipt }) {
      await call(open, 2, (client, signal) => client.deleteMessage(id, receipt, signal));
    },
    async postpone({ id, receipt, job }, seconds, tries) {
      const hidden = Math.min(Math.max(0, Math.ceil(seconds)), longestHidden);
      const body = job && bodyOf(job, tries, new Date(now().getTime() + hidden * 1000));
      await call(open, 2, (client, signal) => client.updateMessage(id, receipt, body, hidden, signal));
    },
    async longestWait() {
      const peeked = await call(open, 2, (client, signal) => client.peekMessages({ numberOfMessages: mostAtOnce, ...signal }));
      const waiting = 'value' in peeked ? peeked.value.peekedMessageItems : [];
      const since = waiting.map(({ messageText, insertedOn }) => bodyIn(messageText)?.since ?? insertedOn);
      return Math.max(0, ...since.map((moment) => Math.floor((now().getTime() - moment.getTime()) / 1000)));
    },
  };
}

// Loaded late, as the tables are: a process that starts has better things to do.
async function clientFor(at: QueueAt): Promise<QueueClient> {
  const { QueueServiceClient } = await import('@azure/storage-queue');
  // The SDK would try four times, with seconds between.
  const options = { retryOptions: { maxTries: 1 } };
  if ('connectionString' in at) return QueueServiceClient.fromConnectionString(at.connectionString, options).getQueueClient('jobs');
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new QueueServiceClient(at.url, new DefaultAzureCredential(), options).getQueueClient('jobs');
}

type Work<T> = (client: QueueClient, signal: { readonly abortSignal: AbortSignal }) => Promise<T>;

/** What the queue gave, or a no that is an answer: there is no such queue, or the message is not ours any more. */
type Answer<T> = { readonly value: T } | { readonly no: 'queue' | 'message' };

async function call<T>(open: () => Promise<QueueClient>, tries: number, work: Work<T>): Promise<Answer<T>> {
  const client = await open();
  const signal = { abortSignal: AbortSignal.timeout(patience) };
  for (let left = tries; ; left--) {
    try {
      return { value: await work(client, signal) };
    } catch (thrown) {
      const no = answersNo[refusal.safeParse(thrown).data?.code ?? ''];
      if (no) return { no };
      if (left <= 1 || signal.abortSignal.aborted) throw new Failure('storage.down', { cause: thrown });
    }
  }
}

const refusal = z.object({ code: z.string() });

const answersNo: Readonly<Record<string, 'queue' | 'message'>> = {
  QueueNotFound: 'queue',
  MessageNotFound: 'message',
  PopReceiptMismatch: 'message',
};

const body = z.object({
  name: z.string().min(1),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  tries: z.number().int().min(0).default(0),
  // Azure tells when a message was first added, and not when what it was put off for was over.
  since: z.iso.datetime().pipe(z.coerce.date()).optional(),
});

function bodyOf({ name, data }: Job, tries: number, since: Date): string {
  return JSON.stringify({ name, data, tries, since });
}

function messageOf(item: { messageId: string; popReceipt: string; messageText: string; dequeueCount: number }): QueueMessage {
  const ids = { id: item.messageId, receipt: item.popReceipt, received: item.dequeueCount };
  const read = bodyIn(item.messageText);
  return read ? { ...ids, job: { name: read.name, data: read.data }, tries: read.tries } : { ...ids, job: undefined, tries: 0 };
}

function bodyIn(text: string): z.infer<typeof body> | undefined {
  try {
    return body.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
