import { dayOf } from '../../core/calendar.js';
import type { Notice } from '../../core/card.js';
import { isInChannel, isOrganiser, keepChannel } from '../../core/channels.js';
import { holdsCpr, withoutCpr } from '../../core/cpr.js';
import { dueRow } from '../../core/due.js';
import type { Language } from '../../core/language.js';
import { municipalities } from '../../core/municipalities.js';
import type { Ports } from '../../core/ports.js';
import type { ActionTurn, MessageTurn, Reply } from '../../core/turn.js';
import { settingOf } from './access.js';
import type { Application, Decision, State } from './application.js';
import type { Setting } from './card-parts.js';
import { offerSheet } from './download.js';
import { refusalText } from './explain.js';
import { next } from './machine.js';
import { keepMailState, kindOf, mailId, mailStateOf } from './mail.js';
import { listCard, mostWord, organiserCard, registerCard, sheetCard } from './organiser-cards.js';
import { readUnshown } from './outbox.js';
import { actor } from './people.js';
import { hasTwin, note, read, readSent, tableOf, update, type Writing } from './records.js';
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
    await keepChannel('organisers', turn, actor(turn), language, ports);
    await note({ by: actor(turn), what: 'channel' }, ports);
    // Whatever was sent before there was a channel, and what nobody knows to have come here.
    await forgetUnshown(turn, ports);
    for (const { id, round } of await readSent(ports)) await tableOf(ports).put(dueRow(round, setting.now, 'apply.card', { id }));
    ports.nudge();
    return say(t.organiser.made);
  }
  if (!(await isInChannel('organisers', turn, ports))) return say(t.organiser.onlyThere);
  switch (intent) {
    case 'list': {
      const [sent, unshown] = await Promise.all([readSent(ports), readUnshown(turn.channelId, ports)]);
      return [{ kind: 'card', card: listCard(sent, setting, new Set(unshown.map(({ id }) => id))), summary: t.list.title }];
    }
    case 'register':
      return [{ kind: 'card', card: registerCard(setting, municipalities, { received: dayOf(setting.now) }), summary: t.register.title }];
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

/** The organisers' card of this application as it is now, in the place of the one that was pressed. */
export async function showing(
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
