import { addDays, addMonths, dayOf, moment } from '../../core/calendar.js';
import { dueRow } from '../../core/due.js';
import type { Row } from '../../core/ports.js';
import { lastDay, type Programme } from '../../core/programme.js';
import { goesOn } from '../../core/retention.js';
import type { Application } from './application.js';

/** The time of day at which people are told, in Copenhagen. */
const morning = '09:00';
/** Days before a draft goes on which whoever answers for it is told. */
const warnBefore = 14;

/** The day on which a draft may go whose group is told on this day, `yyyy-mm-dd`: told late, it stands longer. */
export function lastDayAfter(told: string, day: string): string {
  const noticed = addDays(told, warnBefore);
  return noticed > day ? noticed : day;
}

/**
 * - `draft`: the group's own, not sent or taken back before anybody decided. `pending`: with the organisers.
 * - `decided`: the organisers have answered, and the application says on what.
 */
export type Standing = 'draft' | 'pending' | 'decided';

export function standingOf({ state, decision }: Application): Standing {
  if (decision && decision.what !== 'more') return 'decided';
  return state === 'draft' || state === 'withdrawn' ? 'draft' : 'pending';
}

/** The day on which an application has stood as long as it may, `yyyy-mm-dd`. `changedAt` is its last change: UTC, ISO 8601. */
export function lastDayOf(application: Application, changedAt: string, programme: Programme): string {
  const { retention } = programme;
  if (standingOf(application) === 'draft') return addMonths(dayOf(new Date(changedAt)), retention.drafts);
  const said = dayOf(new Date(application.decision?.at ?? application.submission?.at ?? changedAt));
  return addMonths([said, lastDay(programme)].toSorted().at(-1) ?? said, retention.applications);
}

/** When an application goes, and when its group is told of it beforehand; undefined where there is nobody to tell or nothing to save. */
export function expiryOf(
  application: Application,
  changedAt: string,
  programme: Programme,
): { readonly day: string; readonly at: Date; readonly warnAt: Date | undefined } {
  const day = lastDayOf(application, changedAt, programme);
  const warnAt = application.state === 'draft' ? moment(`${addDays(day, -warnBefore)}T${morning}`) : undefined;
  return { day, at: goesOn(day), warnAt };
}

/** What looks after an application when it may be time, as of this change. */
export function expiryRow(application: Application, changedAt: string, programme: Programme): Row {
  const { at, warnAt } = expiryOf(application, changedAt, programme);
  return lookRow(application, warnAt ?? at);
}

/** What looks after an application at that moment. */
export function lookRow({ id, round }: Pick<Application, 'id' | 'round'>, at: Date): Row {
  return dueRow(round, at, 'apply.expire', { id });
}

/** What takes away, in the end, the lines of the log that concern no application alone. */
export function notesRow(programme: Programme, now: Date): Row {
  const last = [dayOf(now), lastDay(programme)].toSorted().at(-1) ?? '';
  return dueRow(programme.id, goesOn(addMonths(last, programme.retention.applications)), 'apply.sweep', { id: ofNone, reference: ofNone });
}

/** What such a line stands under in the place of an application's id. */
export const ofNone = '-';
