import type { Action as CardAction, CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { dayOf, daysBetween, longDate } from '../../core/calendar.js';
import { adaptiveCard, button, heading, ownWords, subheading, textBlock } from '../../core/card.js';
import type { Localised } from '../../core/language.js';
import type { Meeting } from '../../core/programme.js';
import { clockTime, hours, inDays, place } from '../../core/wording.js';
import { groupLine, inOneLine, line, type Room, roomFor, run, type Setting, statusRun, whoAndWhen } from './card-parts.js';
import { countsOf, countsText } from './chart.js';
import { type Action, type Group, isOpen, mostOpen, type Plan } from './plan.js';
import { carryBox } from './plan-cards.js';
import { texts } from './texts.js';

/** The day after a network meeting: what was agreed on is to be written down. `meetingNumber` is 1 for the course's first. */
export function captureCard(plan: Plan, meetingNumber: number, setting: Setting): IAdaptiveCard {
  const { language, programme } = setting;
  const t = texts[language];
  const { group, actions } = plan;
  const meetings = programme.courses.find(({ id }) => id === group.course)?.meetings ?? [];
  const day = meetings[meetingNumber - 1]?.date ?? '';
  const isLast = meetingNumber === meetings.length;
  const unfinished = actions.filter((action) => isOpen(action) && action.by <= day);
  const room = roomFor(unfinished.length);
  const text = isLast ? t.capture.lastText : t.capture.text;
  const data = { group: group.id, language };
  const body: CardElement[] = [
    heading(isLast ? t.capture.lastTitle : t.capture.title(meetingNumber)),
    groupLine(group),
    textBlock(text(longDate(day, language))),
    textBlock(t.capture.write, { isSubtle: true, size: 'Small' }),
    ...(unfinished.length > 0 ? [subheading(t.capture.open, { separator: true, spacing: 'Medium' })] : []),
    ...unfinished.slice(0, mostOpen).flatMap((action) => actionLines(action, group, setting, room)),
    ...(unfinished.length > 0 ? wayOn(unfinished.length, plan, setting) : []),
    ...(actions.length > 0 && actions.every((action) => !isOpen(action)) ? [textBlock(t.capture.nothingOpen)] : []),
  ];
  return adaptiveCard(language, body, [
    ...(actions.filter(isOpen).length < mostOpen ? [button(t.add, 'plan.edit', data, 'positive')] : []),
    button(t.showPlan, 'plan.show', { ...data, below: 'yes' }),
  ]);
}

/** What to do with what was not finished: carry it over, or decide on it where there is no meeting to carry it to. */
function wayOn(count: number, { group }: Plan, setting: Setting): CardElement[] {
  const carrying = carryBox(count, group, setting);
  return carrying.length > 0 ? carrying : [textBlock(texts[setting.language].capture.noMore)];
}

/** As many finished actions as one card lists. */
const mostDone = 8;

/** Some days before a meeting: how the group stands, what to bring, where and when. */
export function digestCard(
  { group, actions }: Plan,
  meeting: Meeting,
  setting: Setting,
  { calendarUrl }: { readonly calendarUrl: string },
): IAdaptiveCard {
  const { language, programme, now } = setting;
  const t = texts[language];
  const data = { group: group.id, language };
  const open = actions.filter(isOpen);
  const done = actions.filter((action) => !isOpen(action));
  const room = roomFor(actions.length);
  const body: CardElement[] = [
    heading(t.digest.title(inDays(daysBetween(dayOf(now), meeting.date), language))),
    groupLine(group),
    {
      type: 'FactSet',
      facts: [
        { title: t.digest.time, value: `${longDate(meeting.date, language)} ${t.at} ${hours(programme, language)}` },
        { title: t.digest.place, value: place(meeting) },
      ],
    },
    subheading(t.digest.bring),
    ...t.digest.toBring.map((thing) => textBlock(`• ${thing}`, { spacing: 'None' })),
    subheading(t.digest.status, { separator: true, spacing: 'Medium' }),
    actions.length === 0 ? textBlock(t.digest.noActions) : textBlock(countsText(countsOf(actions), language), { spacing: 'None' }),
    ...[...open.slice(0, mostOpen), ...done.slice(-mostDone)].flatMap((action) => actionLines(action, group, setting, room)),
  ];
  const calendar: CardAction = { type: 'Action.OpenUrl', title: t.calendarButton, url: calendarUrl };
  return adaptiveCard(language, body, [
    button(t.showPlan, 'plan.show', { ...data, below: 'yes' }, 'positive'),
    ...(actions.length > 0 ? [button(t.paperButton, 'plan.paper', data)] : []),
    calendar,
  ]);
}

/** An action in three lines: what, who and by when, how it stands with the last word. */
function actionLines(action: Action, group: Group, setting: Setting, room: Room): CardElement[] {
  const { language } = setting;
  const word = inOneLine(action.answered?.word ?? '', room.word);
  const said = word === '' ? [] : [run(` · ${texts[language].quoted(word)}`, { isSubtle: true })];
  return [
    ...ownWords(inOneLine(action.what, room.what), { weight: 'Bolder' }),
    whoAndWhen(action, group, setting),
    line(statusRun(action.status, language), ...said),
  ];
}

/** A webinar or an online meeting of the programme. Without `url` the organisers send the link. */
export interface Webinar {
  readonly title: Localised;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly url?: string;
}

/** Some days before a webinar: when it is, and the way in. */
export function webinarCard(
  group: Group,
  { title, date, start, end, url }: Webinar,
  { language, now }: Setting,
  { calendarUrl }: { readonly calendarUrl: string },
): IAdaptiveCard {
  const t = texts[language];
  const time = `${clockTime(start, language)}-${clockTime(end, language)}`;
  const when = `${longDate(date, language)} ${t.at} ${time} (${inDays(daysBetween(dayOf(now), date), language)})`;
  return adaptiveCard(
    language,
    [
      heading(title[language]),
      groupLine(group),
      { type: 'FactSet', facts: [{ title: t.webinar.time, value: when }] },
      textBlock(url ? t.webinar.text : `${t.webinar.text} ${t.webinar.noLink}`),
    ],
    [
      ...(url ? [{ type: 'Action.OpenUrl', title: t.joinButton, url, style: 'positive' } as const] : []),
      { type: 'Action.OpenUrl', title: t.calendarButton, url: calendarUrl },
    ],
  );
}

/** The way to the plan as a document for MED. */
export function paperCard(url: string, { language }: Pick<Setting, 'language'>): IAdaptiveCard {
  const t = texts[language].paper;
  return adaptiveCard(language, [textBlock(t.text)], [{ type: 'Action.OpenUrl', title: t.button, url }]);
}
