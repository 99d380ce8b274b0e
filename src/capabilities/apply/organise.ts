import { z } from 'zod';
import { dayOf, moment } from '../../core/calendar.js';
import type { Download } from '../../core/capability.js';
import { adaptiveCard } from '../../core/card.js';
import { holdsCpr, withoutCpr } from '../../core/cpr.js';
import { Failure } from '../../core/failure.js';
import { keyOf } from '../../core/keys.js';
import type { Language } from '../../core/language.js';
import { municipalities } from '../../core/municipalities.js';
import type { Ports } from '../../core/ports.js';
import type { ActionTurn, MessageTurn, Reply } from '../../core/turn.js';
import { listed } from '../../core/wording.js';
import { settingOf } from './access.js';
import { type Application, type Content, type Decision, emptyFields, type Member, type State } from './application.js';
import { referenceOf } from './begin.js';
import { type Notice, noticeBox, type Setting } from './card-parts.js';
import { isThere, keepChannel } from './channel.js';
import { dueRow } from './due.js';
import { refusalText } from './explain.js';
import { typedFields, typedMember } from './fields.js';
import { unsaved } from './group-cards.js';
import { next } from './machine.js';
import { keepMailState, kindOf, mailId, mailStateOf } from './mail.js';
import { listCard, mostWord, organiserCard, registerCard, registerFields, sheetCard } from './organiser-cards.js';
import { readUnshown } from './outbox.js';
import { actor, isOrganiser } from './people.js';
import { create, hasTwin, note, read, readAudit, readSent, tableOf, update, type Writing } from './records.js';
import { applicationsSheet } from './sheet.js';
import { texts } from './texts.js';
import type { Data } from './verbs.js';

/** What an organiser says in a channel. Who is none, and who says it elsewhere, is told so. */
export async function organise(
  intent: 'organiser' | 'list' | 'sheet' | 'register',
  turn: MessageTurn,
  language: Language,
  ports: Ports,
): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const t = texts[language];
  const say = (text: string): Reply[] => [{ kind: 'text', text }];
  if (!isOrganiser(turn, ports)) return say(t.organiser.notHere);
  if (intent === 'organiser') {
    if (turn.scope !== 'channel') return say(t.organiser.onlyChannel);
    await keepChannel(turn, language, ports);
    await note({ by: actor(turn), what: 'channel' }, ports);
    // Whatever was sent before there was a channel, and what nobody knows to have come here.
    await forgetUnshown(turn, ports);
    for (const { id, round } of await readSent(ports)) await tableOf(ports).put(dueRow(round, setting.now, 'apply.card', { id }));
    ports.nudge();
    return say(t.organiser.made);
  }
  if (!(await isThere(turn, ports))) return say(t.organiser.onlyThere);
  switch (intent) {
    case 'list': {
      const [sent, unshown] = await Promise.all([readSent(ports), readUnshown(turn.channelId, ports)]);
      return [{ kind: 'card', card: listCard(sent, setting, new Set(unshown.map(({ id }) => id))), summary: t.list.title }];
    }
    case 'register':
      return [{ kind: 'card', card: registerCard(setting, municipalities), summary: t.register.title }];
    case 'sheet': {
      const sent = await readSent(ports);
      const card = sheetCard(sent.length, await offerSheet(turn, language, ports), setting);
      return [{ kind: 'card', card, summary: t.sheet.button }];
    }
  }
}

/** Has the cards posted anew of which it is not known that they came: an organiser who asks sees best what is missing. */
async function forgetUnshown({ channelId }: MessageTurn, ports: Ports): Promise<void> {
  for (const { rowKey } of await readUnshown(channelId, ports)) await tableOf(ports).remove(ports.programme.id, rowKey);
}

const events = { accept: 'accepted', waitlist: 'waiting', decline: 'declined', 'ask-more': 'more' } as const satisfies Record<
  string,
  Decision['what'] & State
>;

type Decided =
  | { readonly kind: 'decided' | 'stale' | 'answered' | 'same'; readonly application: Application }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly application: Application; readonly text: string };

/** An organiser's answer to an application. It counts for the version that the organiser saw. */
export async function decide(
  { id, version, seen, what, word: typed, language }: Data<'apply.decide'>,
  turn: ActionTurn,
  ports: Ports,
): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const t = texts[language];
  if (!isOrganiser(turn, ports)) return [{ kind: 'text', text: t.organiser.notOrganiser }];
  const word = typed.trim();
  const wrong = wordFault(word, what, language);
  if (wrong)
    return showing(await read(id, ports), setting, ports, { notices: [{ text: wrong, tone: 'attention' }], word: withoutCpr(word) });
  const profile = await ports.messenger.profile(turn, turn.userId);
  const at = setting.now.toISOString();
  const result = await update<{ readonly decided: Decided; readonly writing?: Writing }>(
    id,
    (application) => {
      if (!application?.submission) return { decided: { kind: 'gone' } };
      if (application.submission.version !== version) return { decided: { kind: 'stale', application } };
      const outcome = next(application.state, what, { open: true, asked: false, advance: false, complete: true });
      if ('refused' in outcome) {
        return { decided: { kind: 'refused', application, text: refusalText(outcome.refused, ports.programme, language) } };
      }
      // Two presses of one button are one answer.
      if (application.state === outcome.state && application.decision?.word === word) return { decided: { kind: 'same', application } };
      if ((application.decision?.at ?? '') !== seen) return { decided: { kind: 'answered', application } };
      const decision: Decision = { what: events[what], word, by: profile?.name ?? '', at };
      const after = { ...application, state: outcome.state, decision };
      return {
        decided: { kind: 'decided', application: after },
        writing: {
          application: after,
          audit: { by: actor(turn), what },
          rows: [
            dueRow(application.round, setting.now, 'apply.notice', { id, at }),
            dueRow(application.round, setting.now, 'apply.card', { id }),
          ],
        },
      };
    },
    ports,
  );
  const { decided } = result;
  if (decided.kind === 'gone') return [{ kind: 'text', text: t.gone }];
  if (decided.kind === 'decided') ports.nudge();
  const notice: Notice[] =
    decided.kind === 'stale' || decided.kind === 'answered'
      ? [{ text: decided.kind === 'stale' ? t.organiser.stale : t.organiser.answered, tone: 'warning' }]
      : decided.kind === 'refused'
        ? [{ text: decided.text, tone: 'attention' }]
        : [];
  return showing(decided.application, setting, ports, { notices: notice, ...(notice.length > 0 ? { word } : {}) });
}

function wordFault(word: string, what: Data<'apply.decide'>['what'], language: Language): string | undefined {
  const t = texts[language];
  if (holdsCpr(word)) return t.organiser.cpr(t.organiser.word);
  if (word.length > mostWord) return t.tooMuch(t.organiser.word, mostWord);
  if (word !== '') return undefined;
  return what === 'ask-more' ? t.organiser.wordNeeded : what === 'decline' ? t.organiser.reasonNeeded : undefined;
}

async function showing(
  application: Application | undefined,
  setting: Setting,
  ports: Ports,
  extras: { readonly notices: readonly Notice[]; readonly word?: string },
): Promise<Reply[]> {
  if (!application) return [{ kind: 'text', text: texts[setting.language].gone }];
  const [mail, twin] = await Promise.all([mailStateOf(application, ports), hasTwin(application, 'sent', ports)]);
  return [{ kind: 'replace', card: organiserCard(application, setting, { mail, twin, ...extras }) }];
}

/** Sends the mail again that was given up. */
export async function resend({ id, language }: Data<'apply.resend'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  if (!isOrganiser(turn, ports)) return [{ kind: 'text', text: texts[language].organiser.notOrganiser }];
  const found = await read(id, ports);
  const mail = found && (await mailStateOf(found, ports));
  const failed = mail?.state === 'failed';
  const { application } = await update<{ readonly application: Application | undefined; readonly writing?: Writing }>(
    id,
    (now) => {
      if (!failed || !now?.submission) return { application: now };
      const data = { id, version: now.submission.version, what: kindOf(now) };
      const rows = [dueRow(now.round, setting.now, 'apply.mail', data)];
      return { application: now, writing: { application: now, audit: { by: actor(turn), what: 'resent' }, rows } };
    },
    ports,
  );
  if (failed && application?.submission) {
    // Pressed twice, it is sent once.
    await keepMailState(mailId(application, application.submission.version, kindOf(application)), 'retrying', mail.code, ports);
    ports.nudge();
  }
  return showing(application, setting, ports, { notices: [] });
}

const typedRegister = z.object(Object.fromEntries(registerFields.map((name) => [name, z.string().catch('')])));

/** Registers an application that came by mail, so that all groups are in one place. */
export async function register(data: Data<'apply.register'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const { language } = data;
  const setting = settingOf(language, ports);
  const t = texts[language];
  if (!isOrganiser(turn, ports)) return [{ kind: 'text', text: t.organiser.notOrganiser }];
  const typed = typedRegister.parse(data);
  const fields = typedFields(typed, ['municipality', 'course', 'area'], ports.programme);
  const day = typedFields({ decidedOn: typed.received }, ['decidedOn'], ports.programme);
  const person = typedMember({ name: typed.name, mail: typed.mail }, ports.programme);
  const back = Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, withoutCpr(text)]));
  const again = (text: string): Reply[] => [
    { kind: 'replace', card: registerCard(setting, municipalities, back, [{ text, tone: 'attention' }]) },
  ];
  if (fields.unreadable || day.unreadable) throw new Failure('action.invalid');
  if (fields.cpr.length + person.cpr.length > 0) return again(t.organiser.cpr(fields.cpr.length > 0 ? t.fields.area : t.register.name));
  const received = day.values.decidedOn ?? '';
  const { name = '', mail = '' } = person.values;
  const { municipality = '', course = '', area = '' } = fields.values;
  const needed = { municipality, course, name, mail, received };
  const missing = registerFields.filter((field) => field !== 'area' && needed[field] === '').map((field) => t.register.fields[field]);
  if (missing.length > 0) return again(t.register.missing(listed(missing, language)));
  if (!z.email().safeParse(mail).success) return again(t.register.noMail(mail));
  if (received > dayOf(setting.now)) return again(t.register.future);
  // Pressed twice, it is registered once.
  const id = keyOf(ports.programme.id, 'registered', municipality, course, area, mail);
  const member: Member = { ...unsaved({ name, mail }), id: 'coordinator' };
  const content: Content = {
    fields: { ...emptyFields, municipality, course, area, level: area === '' ? '' : 'area', coordinator: member.id },
    members: [member],
  };
  const application: Application = {
    id,
    round: ports.programme.id,
    tenantId: '',
    reference: referenceOf(id),
    state: 'submitted',
    content,
    submission: { content, version: 1, at: moment(received).toISOString(), firstAt: moment(received).toISOString() },
    decision: undefined,
    editors: [],
    keeper: '',
    invited: [],
    origin: 'mail',
    createdAt: ports.clock().toISOString(),
  };
  const rows = [dueRow(application.round, ports.clock(), 'apply.card', { id })];
  const audit = { by: actor(turn), what: 'registered' };
  // Registered before with another name or day: this is a correction, and it stands again if it was taken back.
  if (!(await create({ application, audit, rows }, ports))) await correct(application, { audit, rows }, ports);
  ports.nudge();
  const done = noticeBox({ text: t.register.done(application.reference), tone: 'good' });
  return [{ kind: 'replace', card: adaptiveCard(language, [done]) }];
}

async function correct(registered: Application, more: Pick<Writing, 'audit' | 'rows'>, ports: Ports): Promise<void> {
  await update<{ readonly writing?: Writing }>(
    registered.id,
    (known) => {
      const { content } = registered;
      const at = registered.submission?.at ?? '';
      if (!known?.submission || known.origin !== 'mail') return {};
      const isSame = known.state !== 'withdrawn' && known.submission.at === at && JSON.stringify(known.content) === JSON.stringify(content);
      if (isSame) return {};
      const submission = { content, version: known.submission.version + 1, at, firstAt: at };
      const state = known.state === 'withdrawn' ? 'submitted' : known.state;
      return { writing: { ...more, application: { ...known, state, content, submission } } };
    },
    ports,
  );
}

/** Takes away an application that an organiser has registered; registering it again brings it back. */
export async function unregister({ id, language }: Data<'apply.unregister'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  if (!isOrganiser(turn, ports)) return [{ kind: 'text', text: texts[language].organiser.notOrganiser }];
  const { application } = await update<{ readonly application: Application | undefined; readonly writing?: Writing }>(
    id,
    (now) => {
      if (now?.origin !== 'mail' || now.state === 'withdrawn') return { application: now };
      const application: Application = { ...now, state: 'withdrawn' };
      const rows = [dueRow(now.round, setting.now, 'apply.card', { id })];
      return { application, writing: { application, audit: { by: actor(turn), what: 'withdrew' }, rows } };
    },
    ports,
  );
  ports.nudge();
  return showing(application, setting, ports, { notices: [] });
}

/** A link to the spreadsheet works for so long, in milliseconds. */
const offered = 3_600_000;
const token = /^([\w-]{8,40})\.xlsx$/;
const offer = z.object({ until: z.string(), language: z.enum(['da', 'en']) });

async function offerSheet(turn: MessageTurn, language: Language, ports: Ports): Promise<string> {
  const id = ports.newId();
  await forgetOffers(ports);
  await note({ by: actor(turn), what: 'sheet' }, ports);
  const until = new Date(ports.clock().getTime() + offered).toISOString();
  await tableOf(ports).insert({ partitionKey: ports.programme.id, rowKey: `x|${id}`, v: 1, until, language });
  return `${ports.publicUrl}/files/apply/${id}.xlsx`;
}

/** Takes away the links that work no longer. */
async function forgetOffers(ports: Ports): Promise<void> {
  const now = ports.clock().toISOString();
  const rows = await tableOf(ports).list(ports.programme.id, { from: 'x|', to: 'x|~', most: 100 });
  const old = rows.filter((row) => (offer.safeParse(row).data?.until ?? '') <= now);
  await Promise.all(old.map(({ partitionKey, rowKey }) => tableOf(ports).remove(partitionKey, rowKey)));
}

/** The spreadsheet with every application that was sent, as long as its link works. */
export async function sheet(name: string, ports: Ports): Promise<Download | undefined> {
  const [, id] = token.exec(name) ?? [];
  const row = id ? await tableOf(ports).get(ports.programme.id, `x|${id}`) : undefined;
  const parsed = offer.safeParse(row);
  if (!parsed.success || parsed.data.until <= ports.clock().toISOString()) return undefined;
  const { language } = parsed.data;
  const { programme, clock } = ports;
  const [sent, history] = await Promise.all([readSent(ports), readAudit(ports)]);
  const body = await applicationsSheet(sent, { programme, language, now: clock(), history });
  return {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${texts[language].sheet.fileName} ${dayOf(clock())}.xlsx`,
    body,
  };
}
