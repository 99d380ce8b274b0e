import type { Localised } from './language.js';
import type { Ports } from './ports.js';
import { type Contact, mainContact } from './programme.js';
import { type Standing, tenantIdIn } from './tenants.js';
import type { Turn } from './turn.js';

type Text = Localised<(name: string, contact: Contact, tenantId: string) => readonly string[]>;

/** What somebody is told whose organisation is not in: it never was, or was put out. `tenantId` is empty where it is unknown. */
const texts: Readonly<Record<Exclude<Standing, 'in'>, Text>> = {
  unknown: {
    da: (name, { name: who, organisation, mail }, tenantId) => [
      `Jeg hører til netværket ${name} og er for kommuner, der er med eller gerne vil være det. Din organisation har ikke fået adgang til mig endnu, så jeg kan ikke svare dig, og jeg gemmer intet af det, du skriver.`,
      `Skriv til ${who} fra ${organisation} på ${mail}, hvis I gerne vil have adgang.${tenantId === '' ? '' : ` Send jeres tenant-id med: ${tenantId}`}`,
    ],
    en: (name, { name: who, organisation, mail }, tenantId) => [
      `I belong to the network ${name} and am for municipalities that take part or would like to. Your organisation has not been given access to me yet, so I cannot answer you, and I keep nothing of what you write.`,
      `If you would like access, write to ${who} from ${organisation} at ${mail}.${tenantId === '' ? '' : ` Send your tenant id with it: ${tenantId}`}`,
    ],
  },
  out: {
    da: (name, { name: who, organisation, mail }, tenantId) => [
      `Din organisation har ikke længere adgang til mig, som hører til netværket ${name}. Jeg kan derfor ikke svare dig, og jeg gemmer intet af det, du skriver nu. Det, I skrev, mens I havde adgang, har jeg stadig, til fristen for det er gået.`,
      `Skriv til ${who} fra ${organisation} på ${mail}, hvis du har spørgsmål til det, eller hvis I gerne vil have adgang igen. Send jeres tenant-id med: ${tenantId}`,
    ],
    en: (name, { name: who, organisation, mail }, tenantId) => [
      `Your organisation no longer has access to me; I belong to the network ${name}. So I cannot answer you, and I keep nothing of what you write now. What you wrote while you had access I still have, until its time is up.`,
      `If you have questions about it, or would like access again, write to ${who} from ${organisation} at ${mail}. Send your tenant id with it: ${tenantId}`,
    ],
  },
};

/** Milliseconds within which Teams may say twice that the bot was added. */
const sameJoining = 60_000;
/** Conversations whose joining is remembered. */
const mostKept = 1000;
const greeted = new WeakMap<Ports['tables'], Map<string, number>>();

/**
 * What is said to a turn from an organisation that is not in; undefined where nobody waits for it. `still` is what those who were put out may
 * say. Nothing is read or stored.
 */
export function turnedAway(
  turn: Turn,
  standing: Exclude<Standing, 'in'>,
  still: readonly Localised[],
  ports: Pick<Ports, 'programme' | 'tables' | 'clock'>,
): string | undefined {
  if (turn.kind === 'left' || turn.kind === 'feedback') return undefined;
  if (turn.kind === 'joined' && isRepeated(turn.conversationId, ports)) return undefined;
  const { programme } = ports;
  const { language } = turn;
  const said = texts[standing][language](programme.name[language], mainContact(programme), tenantIdIn(turn.tenantId) ?? '');
  return [...said, ...(standing === 'out' ? still.map((one) => one[language]) : [])].join('\n\n');
}

function isRepeated(conversationId: string, { tables, clock }: Pick<Ports, 'tables' | 'clock'>): boolean {
  const kept = greeted.get(tables) ?? new Map<string, number>();
  greeted.set(tables, kept);
  const now = clock().getTime();
  const before = kept.get(conversationId);
  if (kept.size >= mostKept) kept.clear();
  kept.set(conversationId, now);
  return before !== undefined && Math.abs(now - before) < sameJoining;
}
