import type { Activity } from 'botbuilder';
import { z } from 'zod';

const account = z.object({ id: z.string() });
const word = z.string().optional().catch(undefined);
const list = z.array(z.unknown()).default([]).catch([]);

const incoming = z.object({
  type: z.string(),
  id: word,
  channelId: z.string(),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.object({ id: z.string(), conversationType: word, tenantId: word }),
  from: account,
  recipient: account,
  channelData: z.object({ tenant: account }).optional().catch(undefined),
  locale: word,
  name: word,
  action: word,
  text: word,
  replyToId: word,
  value: z.unknown().optional(),
  entities: list,
  attachments: list,
  membersAdded: list,
});

/** The fields of an activity that are read; the ones that no turn can do without are there. */
export type Incoming = z.infer<typeof incoming>;

/** The activity in a request's body: for the SDK as it came, for us as it is read. */
export type Read = { readonly activity: Activity; readonly incoming: Incoming } | { readonly fault: string };

/** Reads a request's body; where it is no activity, `fault` is the path to the first field that is missing or wrong. */
export function readActivity(body: unknown): Read {
  const parsed = incoming.safeParse(body);
  if (!parsed.success) return { fault: parsed.error.issues[0]?.path.join('.') ?? '' };
  return isActivity(body, parsed.data) ? { activity: body, incoming: parsed.data } : { fault: '' };
}

// The SDK's type names far more than it needs; what it needs is what was parsed.
function isActivity(body: unknown, parsed: Incoming): body is Activity {
  return typeof body === 'object' && body !== null && 'type' in body && body.type === parsed.type;
}
