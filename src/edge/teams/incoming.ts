import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** Teams' ids have up to some two hundred characters, its service addresses fewer. */
const longest = 500;

const id = z.string().max(longest);
const optionalId = id.optional().catch(undefined);
const account = z.object({ id });
const optionalAccount = account.optional().catch(undefined);
const word = z.string().optional().catch(undefined);
const list = z.array(z.unknown()).default([]).catch([]);

const incoming = z.object({
  type: z.string(),
  id: optionalId,
  channelId: z.string(),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(longest),
  conversation: z.object({ id, conversationType: word, tenantId: optionalId }),
  from: z.object({ id, aadObjectId: optionalId }),
  recipient: account,
  channelData: z.object({ tenant: optionalAccount, channel: optionalAccount, team: optionalAccount }).optional().catch(undefined),
  locale: word,
  name: word,
  action: word,
  text: word,
  replyToId: optionalId,
  value: z.unknown().optional(),
  entities: list,
  attachments: list,
  membersAdded: list,
  membersRemoved: list,
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
