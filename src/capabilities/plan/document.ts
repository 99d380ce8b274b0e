import { dayOf, longDate, timeOf } from '../../core/calendar.js';
import type { Language } from '../../core/language.js';
import type { Block } from '../../core/paper/blocks.js';
import { textWidth } from '../../core/paper/look.js';
import { wordFile } from '../../core/paper/paper.js';
import type { Cell } from '../../core/paper/table.js';
import type { Programme } from '../../core/programme.js';
import { remaining } from '../../core/schedule.js';
import { clockTime, listed, place } from '../../core/wording.js';
import { daysOf, type Followed, followUpOn, gathered } from './follow-up.js';
import { paperTexts } from './paper-texts.js';
import { type Action, type HistoryLine, implementation, isOverdue, type Member, type Plan, statuses } from './plan.js';
import { texts } from './texts.js';

/** An action plan as it is put on paper. */
export interface PlanPaper {
  /** With the actions that are done. */
  readonly plan: Plan;
  /** All that happened, to actions that were taken out too. */
  readonly history: readonly HistoryLine[];
  readonly programme: Programme;
  readonly language: Language;
  readonly now: Date;
}

/** The action plan for the MED committee as a Word file (docx): an overview on the first page, then each action with its follow-up. */
export function planDocument(view: PlanPaper): Promise<Uint8Array> {
  const { plan, programme, language, now } = view;
  const { group } = plan;
  const words = paperTexts[language];
  return wordFile({
    language,
    orientation: 'landscape',
    title: words.property(group.reference, placeOf(view)),
    creator: programme.name[language],
    at: now.toISOString(),
    footer: `${words.title} · ${placeOf(view)} · ${group.reference}`,
    blocks: blocksOf(view),
  });
}

function placeOf({ plan: { group }, language }: PlanPaper): string {
  return [group.municipality || paperTexts[language].notStated, group.area].filter(Boolean).join(', ');
}

function blocksOf(view: PlanPaper): Block[] {
  const { plan, programme, language, now } = view;
  const words = paperTexts[language];
  const drawn = words.drawn(longDate(dayOf(now), language), clockTime(timeOf(now), language));
  return [
    { kind: 'title', text: words.title },
    { kind: 'subtitle', text: programme.name[language] },
    { kind: 'byline', text: `${plan.group.reference} · ${drawn}` },
    { kind: 'table', widths: pairWidths, rows: factsOf(view).map(asCells) },
    { kind: 'heading', text: words.overview },
    ...overviewOf(view),
    ...actionsOf(view),
    ...removedOf(view),
    ...historyOf(view),
    { kind: 'remarks', items: [words.reminder] },
  ];
}

// Each adds up to the width of the text.
const pairWidths = [1750, 6450, 1750, textWidth.landscape - 9950];
const overviewWidths = [600, 4600, 4120, 1950, 1850, textWidth.landscape - 13120];
const followUpWidths = [3200, 2700, textWidth.landscape - 8700, 2800];
const historyWidths = [3200, textWidth.landscape - 3200];

/** So many lines of follow-up are not torn apart by the end of a page. */
const mostTogether = 8;

function asCells(texts: readonly string[]): Cell[] {
  return texts.map((text) => ({ text }));
}

function factsOf(view: PlanPaper): string[][] {
  const { plan, programme, language, now } = view;
  const words = paperTexts[language];
  const { municipality, area, members, coordinator } = plan.group;
  const course = programme.courses.find(({ id }) => id === plan.group.course);
  const dates = course?.meetings.map(({ date }) => shortDate(date, language)) ?? [];
  const next = course && remaining(course, programme, now)[0]?.meeting;
  const people = members.map((member) => introduced(member, coordinator, language));
  return [
    [words.municipality, municipality || words.notStated, words.course, course?.name[language] ?? words.notStated],
    [words.area, area || words.top, words.meetings, listed(dates, language) || words.notStated],
    [
      words.group,
      listed(people, language) || words.noMembers,
      words.nextMeeting,
      next ? `${longDate(next.date, language)}, ${place(next)}` : course ? words.noMoreMeetings : words.notStated,
    ],
  ];
}

function introduced({ id, name, role }: Member, coordinator: string, language: Language): string {
  const { roles } = paperTexts[language];
  const is = [role && roles[role], id === coordinator && texts[language].coordinator].filter(Boolean);
  const known = name || texts[language].unnamed;
  return is.length > 0 ? `${known} (${is.join(', ')})` : known;
}

function overviewOf(view: PlanPaper): Block[] {
  const { plan, language, now } = view;
  const words = paperTexts[language];
  const { actions } = plan;
  if (actions.length === 0) return [{ kind: 'text', text: words.empty }];
  const states = statuses.flatMap((status) => {
    const n = actions.filter((action) => action.status === status).length;
    return n > 0 ? [texts[language].counts[status](n)] : [];
  });
  const late = actions.filter((action) => isOverdue(action, dayOf(now))).length;
  const rows = actions.map((action, i): Cell[] => [
    { text: String(i + 1) },
    { text: action.why || words.none },
    { text: action.what },
    { text: responsibleFor(action, view) },
    deadlineOf(action, view),
    { text: texts[language].statuses[action.status] },
  ]);
  return [
    { kind: 'text', text: words.count(actions.length, states, late) },
    { kind: 'table', widths: overviewWidths, head: words.columns, rows },
  ];
}

function actionsOf(view: PlanPaper): Block[] {
  const { plan, language } = view;
  if (plan.actions.length === 0) return [];
  return [{ kind: 'heading', text: paperTexts[language].actions }, ...plan.actions.flatMap((action, i) => actionOf(action, i + 1, view))];
}

function actionOf(action: Action, n: number, view: PlanPaper): Block[] {
  const { history, language } = view;
  const words = paperTexts[language];
  const followed = followUpOn(action, history).map((one) => withHelp(one, action, language));
  const carried = action.carried > 0 ? words.carried(action.carried) : undefined;
  return [
    { kind: 'question', text: words.numbered(n, action.what.replace(/\s+/g, ' ')) },
    {
      kind: 'table',
      widths: pairWidths,
      whole: true,
      rows: [
        [...asCells([words.problem, action.why || words.none, words.responsible]), { text: responsibleFor(action, view) }],
        [...asCells([words.step, action.step || words.none, words.deadline]), deadlineOf(action, view)],
        [
          ...asCells([words.element, elementOf(action, view), words.status]),
          { text: [texts[language].statuses[action.status], carried].filter(Boolean).join('\n') },
        ],
      ],
    },
    ...(followed.length > 0
      ? [{ kind: 'label' as const, text: words.followUp }, followUpTable(followed, language)]
      : [{ kind: 'note' as const, text: words.noFollowUp }]),
  ];
}

/** The consultants' newest answer stands with the action. */
function withHelp(one: Followed, { help }: Action, language: Language): Followed {
  if (one.word || !help) return one;
  const isNewest = one.to >= dayOf(new Date(help.askedAt));
  if (one.what === 'asked-help' && isNewest && !help.answer) return { ...one, word: paperTexts[language].unanswered };
  if (one.what === 'got-help' && isNewest) return { ...one, word: help.answer, by: [help.by || one.by.join('')] };
  return one;
}

function followUpTable(followed: readonly Followed[], language: Language): Block {
  const words = paperTexts[language];
  const rows = followed.map(({ from, to, what, times, word, by }) => {
    const [first, last] = [shortDate(from, language), shortDate(to, language)];
    const happened = words.happened[what];
    return asCells([
      from === to ? first : words.between(first, last),
      times > 1 ? words.times(happened, times) : happened,
      word,
      listed(by, language),
    ]);
  });
  return { kind: 'table', widths: followUpWidths, head: words.followUpColumns, rows, whole: rows.length <= mostTogether };
}

function removedOf({ plan, history, language }: PlanPaper): Block[] {
  const words = paperTexts[language];
  const kept = new Set(plan.actions.map(({ id }) => id));
  const lines = history.filter(({ action }) => !kept.has(action));
  const removed = [...new Set(lines.map(({ action }) => action))].map((id) => lines.filter(({ action }) => action === id));
  if (removed.length === 0) return [];
  return [
    { kind: 'heading', text: words.removed },
    ...removed.flatMap((those): Block[] => [
      { kind: 'question', text: lastNameOf(those) || words.removedAction },
      // Its name stands above.
      followUpTable(gathered(those.map((line) => (line.what === 'removed' ? { ...line, word: '' } : line))), language),
    ]),
  ];
}

/** What an action was called when it was taken out. */
function lastNameOf(lines: readonly HistoryLine[]): string | undefined {
  const word = lines.findLast(({ what }) => what === 'removed')?.word;
  return word?.replace(/\s+/g, ' ');
}

function historyOf({ plan, history, language }: PlanPaper): Block[] {
  const words = paperTexts[language];
  const numbers = new Map(plan.actions.map(({ id }, i) => [id, i + 1]));
  const days = daysOf(history.filter(({ action }) => numbers.has(action)));
  if (days.length === 0) return [];
  const rows = days.map(({ day, happened }) => {
    const sentences = happened.map(({ what, actions, by }) => {
      const which = actions.map((id) => numbers.get(id) ?? 0).toSorted((one, other) => one - other);
      const names = by.length > 0 ? ` (${listed(by, language)})` : '';
      return `${words.happened[what]}: ${words.which(which.map(String))}${names}`;
    });
    return asCells([shortDate(day, language), sentences.join('\n')]);
  });
  return [
    { kind: 'heading', text: words.history },
    { kind: 'table', widths: historyWidths, head: words.historyColumns, rows },
  ];
}

function responsibleFor({ who }: Action, { plan, language }: PlanPaper): string {
  const words = paperTexts[language];
  if (!who) return words.nobody;
  const member = plan.group.members.find(({ id }) => id === who);
  return member ? member.name || texts[language].unnamed : words.former;
}

function deadlineOf(action: Action, { language, now }: PlanPaper): Cell {
  const words = paperTexts[language];
  return {
    text: action.by ? shortDate(action.by, language) : words.notStated,
    mark: action.by && isOverdue(action, dayOf(now)) ? words.overdue : undefined,
  };
}

function elementOf({ element }: Action, { programme, language }: PlanPaper): string {
  if (element === implementation) return texts[language].implementation;
  return programme.elements.find(({ id }) => id === element)?.[language] ?? paperTexts[language].noElement;
}

/** `24. februar 2026`, `24 February 2026`: without the weekday, which a column has no room for. */
function shortDate(day: string, language: Language): string {
  return dates[language].format(new Date(day));
}

const dates = {
  da: new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};
