import { action, type Capability } from '../../core/capability.js';
import type { Notice } from '../../core/card.js';
import { isInChannel, isOrganiser } from '../../core/channels.js';
import type { Language } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import { isHome, letIn, putOut, readTenant, readTenants } from '../../core/tenants.js';
import type { ActionTurn, Origin, Reply } from '../../core/turn.js';
import { accessCard, takeCard } from './cards.js';
import { nameOf, nothingTyped, readTyped, type Typed } from './form.js';
import { gallery } from './gallery.js';
import { held } from './held.js';
import { intentOf } from './intents.js';
import { texts } from './texts.js';
import { accessActions, type Data } from './verbs.js';

/** Access: the organisers say which organisations may come in. To anybody else its words mean nothing. */
export const access: Capability = {
  name: 'access',
  prompts: () => [],
  claims: async (turn, ports) => isOrganiser(turn, ports) && intentOf(turn.text) !== undefined,
  message: async (turn, ports) => {
    const intent = intentOf(turn.text);
    // One of the two words is in all that is claimed; names and ids would tell nothing.
    const language = /adgang/iu.test(turn.text) ? 'da' : 'en';
    const no = await refusal(turn, language, ports);
    if (no || !intent) return no ?? [];
    const { card } = intent.kind === 'give' ? await given(intent.typed, turn, language, ports) : { card: await listed(language, ports) };
    return [{ kind: 'card', card, summary: texts[language].title }];
  },
  actions: {
    'access.show': action(accessActions['access.show'], organisers(show)),
    'access.give': action(accessActions['access.give'], organisers(give)),
    'access.ask': action(accessActions['access.ask'], organisers(ask)),
    'access.take': action(accessActions['access.take'], organisers(take)),
  },
  held,
  forget: held,
  gallery: (_programme, language) => gallery(language),
};

/** Why this is not to be done here, or by this person. */
async function refusal(turn: Origin, language: Language, ports: Ports): Promise<Reply[] | undefined> {
  const t = texts[language].say;
  if (!isOrganiser(turn, ports)) return [{ kind: 'text', text: t.notOrganiser }];
  const isHere = turn.scope === 'personal' || (await isInChannel('organisers', turn, ports));
  return isHere ? undefined : [{ kind: 'text', text: t.onlyThere }];
}

/** A button that works for organisers only, and where they are among themselves. */
function organisers<D extends { readonly language: Language }>(handle: (data: D, turn: ActionTurn, ports: Ports) => Promise<Reply[]>) {
  return async (data: D, turn: ActionTurn, ports: Ports): Promise<Reply[]> =>
    (await refusal(turn, data.language, ports)) ?? handle(data, turn, ports);
}

async function listed(language: Language, ports: Ports, extras: Parameters<typeof accessCard>[2] = {}) {
  const { shown, newer } = await readTenants(ports);
  return accessCard(shown, language, { newer, ...extras });
}

async function show({ language }: Data<'access.show'>, _turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  return [{ kind: 'replace', card: await listed(language, ports) }];
}

async function give(data: Data<'access.give'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const { card, done } = await given(data, turn, data.language, ports);
  // What somebody else is typing is theirs to lose only where there is something new to see.
  return [{ kind: 'replace', card, everyone: done }];
}

/** Lets an organisation in where what was typed is whole, and gives back the card that says so, or why not. */
async function given({ tenant, municipality, other }: Typed, turn: Origin, language: Language, ports: Ports) {
  const t = texts[language];
  const typed = { tenant, municipality, other };
  const read = readTyped(typed);
  const again = async (...notices: Notice[]) => ({ card: await listed(language, ports, { notices, typed }), done: false });
  if ('faults' in read) return again(...read.faults.map((fault): Notice => ({ text: t.faults[fault], tone: 'attention' })));
  if (isHome(read.id, ports)) return again({ text: t.faults.own, tone: 'warning' });
  const by = turn.directoryId;
  const at = ports.clock().toISOString();
  if (!(await letIn({ ...read, by, at }, ports))) {
    const there = await readTenant(read.id, ports);
    return again({ text: t.faults.already, words: there ? nameOf(there) : read.id, tone: 'warning' });
  }
  const notices: Notice[] = [{ text: t.say.given, words: nameOf(read), tone: 'good' }];
  return { card: await listed(language, ports, { notices, typed: nothingTyped }), done: true };
}

/** Asks whether the organisation that was chosen is to be put out. */
async function ask({ chosen, language }: Data<'access.ask'>, _turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const t = texts[language].say;
  const tenant = chosen === '' ? undefined : await readTenant(chosen, ports);
  if (tenant) return [{ kind: 'replace', card: takeCard(tenant, language) }];
  const notices: Notice[] = [{ text: chosen === '' ? t.chooseFirst : t.changed, tone: 'warning' }];
  return [{ kind: 'replace', card: await listed(language, ports, { notices }) }];
}

async function take({ tenant: id, at, language }: Data<'access.take'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const t = texts[language].say;
  const tenant = await readTenant(id, ports);
  const isOut = await putOut({ id, at }, turn.directoryId, ports);
  const notices: Notice[] = [
    isOut && tenant ? { text: t.taken, words: nameOf(tenant), tone: 'good' } : { text: t.changed, tone: 'warning' },
  ];
  return [{ kind: 'replace', card: await listed(language, ports, { notices }), everyone: isOut }];
}
