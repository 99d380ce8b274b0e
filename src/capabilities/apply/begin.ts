import type { Notice } from '../../core/card.js';
import { holdsCpr } from '../../core/cpr.js';
import { keyOf } from '../../core/keys.js';
import type { Language } from '../../core/language.js';
import type { Ports, Profile } from '../../core/ports.js';
import { mainContact } from '../../core/programme.js';
import { serially } from '../../core/serial.js';
import type { ActionTurn, MessageTurn, Origin, Reply } from '../../core/turn.js';
import { reach } from '../../core/wording.js';
import { applicationsOf, settingOf } from './access.js';
import { type Application, type Content, emptyFields } from './application.js';
import { reminderRows } from './due.js';
import { editTold } from './editing.js';
import { firstStep, isOpen } from './findings.js';
import { asksForTheirs } from './intents.js';
import { chooseCard, mostChoices } from './lead-cards.js';
import { actor, editorFrom } from './people.js';
import { type Reading, readingOf } from './reading.js';
import { latest, remember } from './recent.js';
import { create } from './records.js';
import { form, shown } from './show.js';
import { tell } from './telling.js';
import { texts } from './texts.js';

/** Begins an application, or leads back to the ones there are. `text` is what the person said with it. */
export async function start(turn: MessageTurn | ActionTurn, language: Language, text: string, ports: Ports): Promise<Reply[]> {
  // Who presses twice begins once.
  return inTurn(keyOf(turn.tenantId, turn.userId), () => lead(turn, language, text, ports));
}

const inTurn = serially();

async function lead(turn: MessageTurn | ActionTurn, language: Language, text: string, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const t = texts[language];
  if (turn.scope !== 'personal') return [{ kind: 'text', text: t.personalOnly }];
  if (holdsCpr(text)) return [{ kind: 'text', text: t.cprInChat }];
  const told = readingOf(text, setting);
  const profile = await ports.messenger.profile(turn, turn.userId);
  const mine = await applicationsOf(turn, profile, ports);
  const drafts = mine.filter(({ state }) => state === 'draft' || state === 'more');
  const saysMore = Object.keys(told.fields).length > 0 || told.members.length > 0;
  // Who has just opened one of several means that one.
  const only = drafts.length === 1 ? drafts[0] : saysMore ? drafts.find(({ id }) => id === latest(turn, ports)?.id) : undefined;
  if (only) return tell(only.id, turn, language, told, ports);
  if (mine.length === 0 || (drafts.length === 0 && saysMore)) return beginAs(turn, profile, language, told, ports);
  // Who asks for the one that there is, or can begin no other, is not asked which.
  const [one, another] = mine;
  const isOpenToMore = setting.programme.courses.some(({ id }) => isOpen(id, setting.programme, setting.now));
  if (one && !another && !saysMore && (asksForTheirs(text) || !isOpenToMore)) {
    remember(turn, one.id, undefined, ports);
    const card = await shown(one, firstStep(one, setting), setting, ports);
    return [card.kind === 'replace' ? { kind: 'card', card: card.card, summary: t.title } : card];
  }
  const choice: Reply = { kind: 'card', card: chooseCard(mine, setting), summary: t.choose };
  return saysMore ? [choice, { kind: 'text', text: t.chooseFirst }] : [choice];
}

/** Begins another application, whether there are others or not; one in which nothing stands yet is gone on with. */
export async function begin(turn: Origin, language: Language, ports: Ports): Promise<Reply[]> {
  return inTurn(keyOf(turn.tenantId, turn.userId), async () => {
    const profile = await ports.messenger.profile(turn, turn.userId);
    const drafts = (await applicationsOf(turn, profile, ports)).filter(({ state }) => state === 'draft');
    const empty = drafts.find(({ content }) => JSON.stringify(content) === JSON.stringify(nothing));
    if (empty) {
      remember(turn, empty.id, 'course', ports);
      return [form(empty, 'course', settingOf(language, ports))];
    }
    if (drafts.length >= mostChoices) return [{ kind: 'text', text: texts[language].manyDrafts(mostChoices) }];
    return beginAs(turn, profile, language, undefined, ports);
  });
}

const nothing: Content = { fields: emptyFields, members: [] };

async function beginAs(
  turn: Origin,
  profile: Profile | undefined,
  language: Language,
  told: Reading | undefined,
  ports: Ports,
): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const t = texts[language];
  const { programme, now } = setting;
  if (!programme.courses.some(({ id }) => isOpen(id, programme, now))) {
    return [{ kind: 'text', text: t.closed(reach(mainContact(programme), language)) }];
  }
  const {
    content,
    filled,
    notices: more,
  } = told ? editTold(nothing, told, ports.newId, setting) : { content: nothing, filled: [], notices: [] };
  const application = await createFor(turn, content, editorFrom(turn, profile, '', language), ports);
  remember(turn, application.id, 'course', ports);
  const notices: Notice[] = [...(filled.length > 0 ? [{ text: t.filled, words: filled.join('\n'), tone: 'good' } as const] : []), ...more];
  return [form(application, firstStep(application, setting), setting, notices)];
}

async function createFor(turn: Origin, content: Content, editor: Application['editors'][number], ports: Ports): Promise<Application> {
  const { programme, clock, newId } = ports;
  for (;;) {
    const id = newId();
    const application: Application = {
      id,
      round: programme.id,
      tenantId: turn.tenantId,
      reference: referenceOf(id),
      state: 'draft',
      content,
      submission: undefined,
      decision: undefined,
      editors: [editor],
      keeper: editor.userId,
      invited: [],
      origin: 'chat',
      createdAt: clock().toISOString(),
    };
    const rows = reminderRows(application, programme, clock());
    if (await create({ application, audit: { by: actor(turn), what: 'began' }, rows }, ports)) return application;
  }
}

// No letter that is read as a digit, and none that is read as another.
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const referenceLength = 6;

/** What an application with this id is called by: short enough for the telephone. */
export function referenceOf(id: string): string {
  const bytes = keyOf('reference', id).match(/../g) ?? [];
  const letters = bytes.slice(0, referenceLength).map((byte) => alphabet[Number.parseInt(byte, 16) % alphabet.length]);
  return `SMV-${letters.join('')}`;
}
