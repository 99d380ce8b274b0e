import { addDays, dayOf } from '../../core/calendar.js';
import type { Notice } from '../../core/card.js';
import { dueRow } from '../../core/due.js';
import { Failure } from '../../core/failure.js';
import type { Language } from '../../core/language.js';
import type { Ports, Row } from '../../core/ports.js';
import { mainContact } from '../../core/programme.js';
import type { ActionTurn, Origin, Reply } from '../../core/turn.js';
import { reach } from '../../core/wording.js';
import { happen, opened, type Result, refused, settingOf, within } from './access.js';
import { coordinatorCard, differs, medCard, statusCard, withdrawCard } from './after-cards.js';
import type { Application, Content } from './application.js';
import { askAgainAfter, medRow, reminderRows } from './due.js';
import { typedFields } from './fields.js';
import { open } from './filling.js';
import { firstStep, standsOnAdvance } from './findings.js';
import { formCard } from './form.js';
import { mailStateOf } from './mail.js';
import { markOf } from './merge.js';
import { actor } from './people.js';
import { remember } from './recent.js';
import { hasTwin } from './records.js';
import { shown } from './show.js';
import { texts } from './texts.js';
import type { Data } from './verbs.js';

/** Jobs for what was just sent: the mail and the organisers' card. */
function sentRows({ id, round, submission }: Application, what: 'sent' | 'withdrawn', now: Date): Row[] {
  const version = submission?.version ?? 0;
  return [dueRow(round, now, 'apply.mail', { id, version, what }), dueRow(round, now, 'apply.card', { id })];
}

/** Sends the application, or its changes. Pressed twice, it is sent once. */
export async function submit({ id, read, consent, language }: Data<'apply.submit'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const t = texts[language];
  const result = await within<'sent' | 'before' | 'consent' | 'incomplete' | 'changed'>(id, turn, language, ports, (application) => {
    if (application.state === 'submitted' && !differs(application)) return { tell: 'before' };
    const outcome = happen(application, 'submit', application.content, setting);
    if ('refused' in outcome) return outcome.refused === 'incomplete' ? { tell: 'incomplete' } : { no: outcome.refused };
    if (consent !== 'yes' && consent !== 'true') return { tell: 'consent' };
    if (read !== markOf(JSON.stringify(application.content))) return { tell: 'changed' };
    const sent = withSubmission(application, application.content, setting.now, { state: outcome.state, decision: undefined });
    const { basis, meetsOn } = sent.content.fields;
    return {
      tell: 'sent',
      writing: {
        application: sent,
        audit: { by: actor(turn), what: 'sent' },
        rows: [...sentRows(sent, 'sent', setting.now), ...(basis === 'advance' ? [medRow(sent, meetsOn)] : [])],
      },
    };
  });
  if ('no' in result) return refused(result, setting);
  const { application, tell: what } = result;
  if (what !== 'sent' && what !== 'before') {
    const why = { consent: t.review.consentNeeded, incomplete: t.refusals.incomplete, changed: t.review.changedSince };
    const notices: Notice[] = [{ text: why[what], tone: 'attention' }];
    return [
      { kind: 'replace', card: formCard(application, 'review', setting, { notices, twin: await hasTwin(application, 'drafts', ports) }) },
    ];
  }
  ports.nudge();
  remember(turn, id, undefined, ports);
  const mail = await mailStateOf(application, ports);
  const title = (application.submission?.version ?? 1) > 1 ? t.receipt.changed : t.receipt.title;
  return [{ kind: 'replace', card: statusCard(application, setting, { title, ...(mail ? { mail } : {}) }) }];
}

function withSubmission(
  application: Application,
  content: Content,
  now: Date,
  over: Partial<Pick<Application, 'state' | 'decision' | 'content'>>,
): Application {
  const version = (application.submission?.version ?? 0) + 1;
  const at = now.toISOString();
  return { ...application, ...over, submission: { content, version, at, firstAt: application.submission?.firstAt ?? at } };
}

/** Takes the application back, after a question whether that is meant. A yes counts for what was sent when it was asked. */
export async function withdraw({ id, sure, version, language }: Data<'apply.withdraw'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const t = texts[language].withdrawCard;
  const result = await within<'ask' | 'old' | 'done'>(id, turn, language, ports, (application) => {
    const outcome = happen(application, 'withdraw', application.content, setting);
    if ('refused' in outcome) return { no: outcome.refused };
    if (!sure) return { tell: 'ask' };
    if (version !== (application.submission?.version ?? 0)) return { tell: 'old' };
    const rows = application.submission ? sentRows(application, 'withdrawn', setting.now) : [];
    return {
      tell: 'done',
      writing: { application: { ...application, state: outcome.state }, audit: { by: actor(turn), what: 'withdrew' }, rows },
    };
  });
  if ('no' in result) return refused(result, setting);
  const { application, tell: what } = result;
  if (what === 'ask') return [{ kind: 'replace', card: withdrawCard(application, setting) }];
  if (what === 'done') {
    ports.nudge();
    remember(turn, id, undefined, ports);
  }
  const notices: Notice[] = [what === 'done' ? { text: t.done, tone: 'good' } : { text: t.old, tone: 'warning' }];
  return [{ kind: 'replace', card: statusCard(application, setting, { notices }) }];
}

/** Makes a draft again of what was taken back. */
export async function reopen({ id, language }: Data<'apply.reopen'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const result = await within(id, turn, language, ports, (application) => {
    const outcome = happen(application, 'reopen', application.content, setting);
    if ('refused' in outcome) return { no: outcome.refused };
    const shownRow = dueRow(application.round, setting.now, 'apply.card', { id });
    const rows = [...reminderRows(application, ports.programme, setting.now), ...(application.submission ? [shownRow] : [])];
    return {
      tell: undefined,
      writing: {
        application: { ...application, state: outcome.state, decision: outcome.state === 'more' ? application.decision : undefined },
        audit: { by: actor(turn), what: 'reopened' },
        rows,
      },
    };
  });
  if ('no' in result) return refused(result, setting);
  return [await shown(result.application, firstStep(result.application, setting), setting, ports)];
}

/** Changes part of what was sent, which may be done after the deadline too: a new version goes to the organisers. */
async function amend(
  id: string,
  turn: Origin,
  language: Language,
  ports: Ports,
  what: string,
  change: (content: Content) => Content | undefined,
): Promise<Result<boolean> | 'invalid'> {
  const setting = settingOf(language, ports);
  const result = await within<boolean>(id, turn, language, ports, (application) => {
    const sent = application.submission;
    if (!sent) return { no: 'not-submitted' };
    const content = change(sent.content);
    if (!content) return { tell: false };
    const outcome = happen(application, 'amend', content, setting);
    if ('refused' in outcome) return { no: outcome.refused };
    if (JSON.stringify(content) === JSON.stringify(sent.content)) return { tell: true };
    const amended = withSubmission(application, content, setting.now, {
      state: outcome.state,
      content: change(application.content) ?? application.content,
    });
    return {
      tell: true,
      writing: { application: amended, audit: { by: actor(turn), what }, rows: sentRows(amended, 'sent', setting.now) },
    };
  });
  if ('no' in result) return result;
  if (!result.tell) return 'invalid';
  ports.nudge();
  return result;
}

/** Another tovholder, at any time before a no. */
export async function changeCoordinator(
  { id, coordinator, language }: Data<'apply.coordinator'>,
  turn: ActionTurn,
  ports: Ports,
): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  if (coordinator === undefined) {
    const result = await opened(id, turn, language, ports);
    return 'no' in result ? refused(result, setting) : [{ kind: 'replace', card: coordinatorCard(result.application, setting) }];
  }
  const result = await amend(id, turn, language, ports, 'coordinator', (content) =>
    content.members.some((member) => member.id === coordinator) ? { ...content, fields: { ...content.fields, coordinator } } : undefined,
  );
  if (result === 'invalid') throw new Failure('action.invalid');
  if ('no' in result) return refused(result, setting);
  const mail = await mailStateOf(result.application, ports);
  const notices: Notice[] = [{ text: texts[language].coordinatorCard.saved, tone: 'good' }];
  return [{ kind: 'replace', card: statusCard(result.application, setting, { notices, ...(mail ? { mail } : {}) }) }];
}

/** MED's real decision, for an application that was sent on an advance statement. */
export async function medDecided({ id, decided, decidedOn, language }: Data<'apply.med'>, turn: Origin, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const t = texts[language].medCard;
  if (decided === 'ask' || decided === 'no') {
    const result = await opened(id, turn, language, ports);
    if ('no' in result) return refused(result, setting);
    // Somebody has answered meanwhile.
    if (decided === 'no' && standsOnAdvance(result.application)) {
      const notices: Notice[] = [{ text: t.refused(reach(mainContact(ports.programme), language)), tone: 'warning' }];
      return [{ kind: 'replace', card: withdrawCard(result.application, setting, notices) }];
    }
    const card = standsOnAdvance(result.application) ? medCard(result.application, setting) : statusCard(result.application, setting);
    return [{ kind: 'replace', card }];
  }
  if (decided === 'not-yet') {
    // The morning after that day it is asked again.
    const day = addDays(dayOf(setting.now), askAgainAfter - 1);
    const result = await within(id, turn, language, ports, (application) => {
      const outcome = happen(application, 'amend', application.submission?.content ?? application.content, setting);
      if ('refused' in outcome) return { no: outcome.refused };
      if (!standsOnAdvance(application)) return { tell: undefined };
      return {
        tell: undefined,
        writing: { application, audit: { by: actor(turn), what: 'med-not-yet' }, rows: [medRow(application, day)] },
      };
    });
    return 'no' in result
      ? refused(result, setting)
      : [{ kind: 'replace', card: statusCard(result.application, setting, { notices: [{ text: t.later, tone: 'good' }] }) }];
  }
  const typed = typedFields({ decidedOn }, ['decidedOn'], ports.programme);
  const day = typed.values.decidedOn ?? '';
  if (typed.unreadable || day === '' || day > dayOf(setting.now)) {
    const result = await opened(id, turn, language, ports);
    return 'no' in result
      ? refused(result, setting)
      : [{ kind: 'replace', card: medCard(result.application, setting, [{ text: t.wrong, tone: 'attention' }]) }];
  }
  const result = await amend(id, turn, language, ports, 'med-decided', (content) =>
    // Somebody has answered already, or it was never asked.
    content.fields.basis === 'advance' ? { ...content, fields: { ...content.fields, basis: 'decided', decidedOn: day } } : undefined,
  );
  if (result === 'invalid') return open({ id, language }, turn, ports);
  if ('no' in result) return refused(result, setting);
  const mail = await mailStateOf(result.application, ports);
  return [
    {
      kind: 'replace',
      card: statusCard(result.application, setting, { notices: [{ text: t.saved, tone: 'good' }], ...(mail ? { mail } : {}) }),
    },
  ];
}
