import type { CardElement, IAdaptiveCard, ITextRun } from '@microsoft/teams.cards';
import { adaptiveCard, heading, subheading, textBlock } from '../../core/card.js';
import { groupName, inOneLine, line, run, type Setting, shortDayOf, weekNumber } from './card-parts.js';
import { type Counts, countsText, statusChart } from './chart.js';
import { type Action, type Group, type Status, statuses } from './plan.js';
import { texts } from './texts.js';

/** A group as the organisers see it. */
export interface GroupView {
  readonly group: Group;
  readonly counts: Readonly<Record<Status, number>>;
  /** UTC, ISO 8601; empty where nothing has happened yet. */
  readonly lastActivity: string;
  /** How many cards may not have arrived. */
  readonly uncertain: number;
  readonly failed: readonly { readonly week: string; readonly why: string }[];
  /** What its actions say; shown only where the group shares it. */
  readonly actions: readonly Action[];
}

/** As many groups as one card shows of all courses together: every municipality. */
const mostGroups = 98;
/** As many actions' texts as one card shows beside so many groups, and how much of each. */
const roomForTexts = (groups: number) => Math.max(10, 100 - groups);
const mostOfText = 100;
/** How much of a group's name one card shows, and of what is the matter with it, beside so many others. */
const mostOfGroup = 44;
const roomForTrouble = (groups: number) => (groups > 60 ? 50 : 150);

/** Each group's counts and when it was last heard of, by course. What their actions say stands there only where they share it. */
export function overviewCard(groups: readonly GroupView[], setting: Setting): IAdaptiveCard {
  const { language, programme } = setting;
  const t = texts[language].overview;
  const courses = programme.courses.map((course) => ({
    name: course.name[language],
    views: groups.filter(({ group }) => group.course === course.id).toSorted(byNeed),
  }));
  // The card's room is given out from the top.
  const listed = courses.flatMap(({ views }) => views).slice(0, mostGroups);
  const told = listed
    .flatMap((view) => (view.group.shares ? view.actions.map((action) => ({ view, action })) : []))
    .slice(0, roomForTexts(listed.length));
  const room = { listed: new Set(listed), told };
  const body: CardElement[] = [
    heading(t.title),
    ...(groups.length === 0 ? [textBlock(t.none)] : []),
    ...courses.flatMap(({ name, views }) => (views.length === 0 ? [] : courseElements(name, views, room, setting))),
    ...(groups.length === 0 ? [] : [textBlock(t.hidden, { isSubtle: true, size: 'Small', separator: true, spacing: 'Medium' })]),
  ];
  return adaptiveCard(language, body);
}

/** The groups and the actions' texts that there is room for. */
interface Room {
  readonly listed: ReadonlySet<GroupView>;
  readonly told: readonly { readonly view: GroupView; readonly action: Action }[];
}

function courseElements(name: string, views: readonly GroupView[], room: Room, setting: Setting): CardElement[] {
  const { language } = setting;
  const t = texts[language].overview;
  const listed = views.filter((view) => room.listed.has(view));
  const rest = views.length - listed.length;
  return [
    subheading(`${name} · ${t.groups(views.length)}`, { separator: true, spacing: 'Medium' }),
    ...statusChart(t.chart, summed(views), language),
    ...listed.flatMap((view) => [groupElement(view, room, setting), ...sharedTexts(view, room, setting)]),
    ...(rest > 0 ? [textBlock(t.more(rest), { isSubtle: true })] : []),
  ];
}

function summed(views: readonly GroupView[]): Counts {
  const of = (status: Status) => views.reduce((sum, { counts }) => sum + counts[status], 0);
  return { done: of('done'), going: of('going'), open: of('open'), stuck: of('stuck') };
}

/** Those first with whom something is the matter, then by name. */
function byNeed(one: GroupView, other: GroupView): number {
  const need = (view: GroupView) => (isTroubled(view) ? 2 : view.counts.stuck > 0 ? 1 : 0);
  return need(other) - need(one) || groupName(one.group).localeCompare(groupName(other.group), 'da');
}

function isTroubled({ group, uncertain, failed }: GroupView): boolean {
  return group.away !== undefined || group.channel === undefined || uncertain > 0 || failed.length > 0;
}

function groupElement(view: GroupView, room: Room, setting: Setting): CardElement {
  const { group, counts, lastActivity } = view;
  const { language } = setting;
  const t = texts[language].overview;
  const plan = statuses.every((status) => counts[status] === 0) ? t.noPlan : countsText(counts, language);
  const last = lastActivity === '' ? t.never : t.last(shortDayOf(lastActivity, setting));
  const trouble = inOneLine(troubleOf(view, setting), roomForTrouble(room.listed.size));
  const inlines: ITextRun[] = [
    run(inOneLine(groupName(group), mostOfGroup), { weight: 'Bolder' }),
    run(` · ${plan} · ${last}`),
    ...(trouble === '' ? [] : [run(` · ${trouble}`, { weight: 'Bolder' })]),
  ];
  return { type: 'RichTextBlock', inlines };
}

function troubleOf({ group, uncertain, failed }: GroupView, setting: Setting): string {
  const t = texts[setting.language].overview;
  const { away, channel } = group;
  const newest = failed.toSorted((one, other) => (one.week < other.week ? -1 : 1)).at(-1);
  return [
    away ? t.away[away.why](shortDayOf(away.since, setting)) : channel ? '' : t.unlinked,
    uncertain > 0 ? t.uncertain(uncertain) : '',
    newest ? t.failed(weekNumber(newest.week), newest.why, failed.length) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function sharedTexts(view: GroupView, { told }: Room, { language }: Setting): CardElement[] {
  const t = texts[language];
  const shown = told.filter((one) => one.view === view).map(({ action }) => action);
  const rest = view.actions.length - shown.length;
  return [
    ...shown.map(({ status, what }) =>
      line(run(`${t.statuses[status]}: ${inOneLine(what, mostOfText)}`, { isSubtle: true, size: 'Small' })),
    ),
    ...(shown.length > 0 && rest > 0 ? [textBlock(t.overview.moreActions(rest), { isSubtle: true, size: 'Small', spacing: 'None' })] : []),
  ];
}
