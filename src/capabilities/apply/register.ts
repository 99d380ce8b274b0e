import { z } from 'zod';
import { dayOf, moment } from '../../core/calendar.js';
import { adaptiveCard, noticeBox } from '../../core/card.js';
import { channelFor, isInChannel, isOrganiser, keepChannel } from '../../core/channels.js';
import { withoutCpr } from '../../core/cpr.js';
import { dueRow } from '../../core/due.js';
import { Failure } from '../../core/failure.js';
import { keyOf } from '../../core/keys.js';
import { municipalities } from '../../core/municipalities.js';
import type { Ports } from '../../core/ports.js';
import type { ActionTurn, Reply } from '../../core/turn.js';
import { listed } from '../../core/wording.js';
import { settingOf } from './access.js';
import { type Application, type Content, emptyFields, type Member } from './application.js';
import { referenceOf } from './begin.js';
import { typedFields, typedMember } from './fields.js';
import { unsaved } from './group-cards.js';
import { showing } from './organise.js';
import { registerCard, registerFields } from './organiser-cards.js';
import { actor } from './people.js';
import { create, update, type Writing } from './records.js';
import { texts } from './texts.js';
import type { Data } from './verbs.js';

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
  // The demo's channel is reached as whoever applies is, and here nobody has.
  const isNamed = (await channelFor('organisers', ports, undefined)) !== undefined;
  if (!isNamed && (await isInChannel('organisers', turn, ports))) await keepChannel('organisers', turn, actor(turn), language, ports);
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
