import type { CardElement, IAdaptiveCard, ITextRun } from '@microsoft/teams.cards';
import { dayOf } from '../../core/calendar.js';
import { adaptiveCard, button, heading, type Notice, noticeBox, textBlock } from '../../core/card.js';
import type { Language } from '../../core/language.js';
import { appointment, inDays, listed } from '../../core/wording.js';
import { answerButtons, changeButton, helpLines, offerBox } from './answer-parts.js';
import {
  groupLine,
  inOneLine,
  line,
  memberName,
  nextMeeting,
  type Room,
  roomFor,
  run,
  type Setting,
  statusRun,
  weekNumber,
  whoAndWhen,
} from './card-parts.js';
import { countsOf, statusChart } from './chart.js';
import { mentionOpen } from './mentions.js';
import { type Action, type Group, isOpen, mostOpen, numberOf, openFirst, type Plan, wantsHelp } from './plan.js';
import { texts } from './texts.js';

/** What a check-in shows beside the plan: what to tell first, and the weeks whose card may not have arrived. */
export interface CheckInExtras {
  readonly notices?: readonly Notice[];
  readonly unsure?: readonly string[];
}

/** How it goes, asked once a week in the group's channel and answered there. `week` is its ISO week, `2026-W03`. */
export function checkInCard(plan: Plan, week: string, setting: Setting, { notices = [], unsure = [] }: CheckInExtras = {}): IAdaptiveCard {
  const { language } = setting;
  const t = texts[language];
  const { group, actions } = plan;
  const asked = askedAbout(actions, week, dayOf(setting.now));
  const isAnswered = asked.length > 0 && asked.every((action) => action.answered?.week === week);
  const room = roomFor(asked.length);
  const offered = asked.filter((action) => wantsHelp(action, week)).slice(0, mostOffers);
  const { names, entities } = mentionOpen(group, actions);
  const body: CardElement[] = [
    heading(t.checkIn.title(weekNumber(week))),
    groupLine(group),
    ...notices.map(noticeBox),
    ...(unsure.length > 0 ? [noticeBox({ text: t.checkIn.unsure(listed(unsure.map(weekNumber), language)), tone: 'warning' })] : []),
    ...meetingLine(plan, setting),
    ...statusChart(t.checkIn.chart, countsOf(actions), language),
    ...(names.length > 0 && !isAnswered ? [textBlock(t.checkIn.openWith(listed(names, language)))] : []),
    ...(asked.length === 0 ? [textBlock(t.checkIn.empty)] : []),
    ...asked.map((action) => row(action, week, plan, setting, { room, offers: offered.includes(action) })),
    ...(isAnswered ? [noticeBox({ text: t.checkIn.thanks, tone: 'good' })] : []),
  ];
  const card = adaptiveCard(language, body, [button(t.showPlan, 'plan.show', { group: group.id, below: 'yes', language })]);
  return entities.length > 0 && !isAnswered ? { ...card, msteams: { entities } } : card;
}

/** As many offers of help as one card makes; when these are taken, others come. */
const mostOffers = 2;

/** What is open, and below it what was finished this week, so that a press in error can be taken back. */
function askedAbout(actions: readonly Action[], week: string, today: string): Action[] {
  const finished = actions.filter((action) => !isOpen(action) && action.answered?.week === week);
  return [...openFirst(actions, today), ...finished].slice(0, mostOpen);
}

function meetingLine({ group }: Plan, setting: Setting): CardElement[] {
  const { language, programme } = setting;
  const next = nextMeeting(group, setting);
  if (!next) return [];
  return [
    textBlock(`${texts[language].checkIn.nextMeeting(inDays(next.days, language))} ${appointment(next.meeting, programme, language)}.`),
  ];
}

/** One action with its buttons, and where it `offers` help the way to it. */
function row(action: Action, week: string, plan: Plan, setting: Setting, { room, offers }: { room: Room; offers: boolean }): CardElement {
  const { group } = plan;
  const { language } = setting;
  const asked = { group: group.id, action, number: numberOf(plan, action), week };
  const isAnswered = action.answered?.week === week;
  const word = inOneLine(action.answered?.word ?? '', room.word);
  const how = isAnswered ? answerRun(action, group, language) : statusRun(action.status, language);
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [
      { type: 'RichTextBlock', inlines: [run(`${asked.number}. ${inOneLine(action.what, room.what)}`, { weight: 'Bolder' })] },
      whoAndWhen(action, group, setting),
      line(how, ...(word === '' ? [] : [run(` · ${texts[language].quoted(word)}`, { isSubtle: true })])),
      ...helpLines(action, setting, room),
      isAnswered ? changeButton(asked, texts[language].checkIn.change, setting) : answerButtons(asked, setting),
      ...(offers ? [offerBox(asked, setting)] : []),
    ],
  };
}

/** What was answered this week, and by whom. */
function answerRun({ answered }: Action, group: Group, language: Language): ITextRun {
  const t = texts[language];
  const who = memberName(answered?.by ?? '', group, language) ?? t.somebody;
  return run(answered ? t.checkIn.answered(t.answers[answered.answer], who) : '', { color: 'Accent', weight: 'Bolder' });
}
