import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** Teams' ids have up to some two hundred characters, its service addresses fewer. */
const longest = 500;

/** Printable ASCII, as Teams' are: ids go into addresses, headers and lines of the log. */
const id = z
  .string()
  .max(longest)
  .regex(/^[ -~]*$/);
/** The SDK throws where one of these is empty. */
const needed = id.min(1);
const optionalId = id.optional().catch(undefined);
const word = z.string().optional().catch(undefined);
const optionalAccount = z.object({ id }).optional().catch(undefined);
const list = z.array(z.unknown()).default([]).catch([]);

const incoming = z.object({
  type: z.string(),
  id: optionalId,
  channelId: needed,
  serviceUrl: z.url({ protocol: /^https?$/ }).max(longest),
  conversation: z.object({ id: needed, conversationType: word, tenantId: optionalId, isGroup: z.boolean().optional().catch(undefined) }),
  from: z.object({ id: needed, name: word, aadObjectId: optionalId }),
  recipient: z.object({ id: needed, name: word }),
  channelData: z.object({ tenant: optionalAccount, channel: optionalAccount, team: optionalAccount }).optional().catch(undefined),
  locale: word,
  name: word,
  action: word,
  text: word,
  replyToId: optionalId,
  deliveryMode: word,
  value: z.unknown().optional(),
  entities: list,
  attachments: list,
  membersAdded: list,
  membersRemoved: list,
});

/** The fields of an activity that are read; the ones that no turn can do without are there. */
export type Incoming = z.infer<typeof incoming>;

/** The activity in a request's body: as we read it, and as the SDK gets it. */
export type Read = { readonly activity: Activity; readonly incoming: Incoming } | { readonly fault: string };

/** Reads a request's body; where it is no activity, `fault` is the path to the first field that is missing or wrong. */
export function readActivity(body: unknown): Read {
  const parsed = incoming.safeParse(body);
  if (!parsed.success) return { fault: parsed.error.issues[0]?.path.join('.') ?? '' };
  // The SDK copies fields into what it sends, and throws where one is of another shape than it expects: it gets only what was read.
  const activity: unknown = { ...parsed.data };
  return isActivity(activity, parsed.data) ? { activity, incoming: parsed.data } : { fault: '' };
}

// The SDK's type names far more than it needs; what it needs is what was parsed.
function isActivity(body: unknown, parsed: Incoming): body is Activity {
  return typeof body === 'object' && body !== null && 'type' in body && body.type === parsed.type;
}
