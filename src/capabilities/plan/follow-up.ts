import { dayOf } from '../../core/calendar.js';
import type { Action, HistoryLine } from './plan.js';

/** One or several things in a row that were the same and that nobody added a word to. */
export interface Followed {
  /** The first day and the last, `yyyy-mm-dd`. */
  readonly from: string;
  readonly to: string;
  readonly what: HistoryLine['what'];
  readonly times: number;
  readonly word: string;
  /** Names. */
  readonly by: readonly string[];
}

const told: ReadonlySet<HistoryLine['what']> = new Set(['carried', 'asked-help', 'got-help', 'done', 'going', 'same', 'help']);

/** What was answered about an action, from the oldest. */
export function followUpOn({ id }: Pick<Action, 'id'>, history: readonly HistoryLine[]): Followed[] {
  return gathered(history.filter((line) => line.action === id && told.has(line.what)));
}

/** Half a year of "no change" is one line, and whatever was said with a word is a line of its own. */
export function gathered(lines: readonly HistoryLine[]): Followed[] {
  const found: Followed[] = [];
  for (const line of inOrder(lines)) {
    const { what, word, by } = line;
    const day = dayIn(line);
    const last = found.at(-1);
    const names = by ? [by] : [];
    if (last && last.what === what && !last.word && !word) {
      found[found.length - 1] = { ...last, to: day, times: last.times + 1, by: [...new Set([...last.by, ...names])] };
    } else found.push({ from: day, to: day, what, times: 1, word, by: names });
  }
  return found;
}

/** A day in the plan's life: what happened to which actions, and who did it. */
export interface Day {
  readonly day: string;
  readonly happened: readonly { readonly what: HistoryLine['what']; readonly actions: readonly string[]; readonly by: readonly string[] }[];
}

const milestones = ['added', 'edited', 'carried', 'done'] as const;

/** The days on which the plan itself changed, from the oldest. */
export function daysOf(history: readonly HistoryLine[]): Day[] {
  const lines = inOrder(history);
  const days = [...new Set(lines.map(dayIn))];
  return days.flatMap((day) => {
    const onIt = lines.filter((line) => dayIn(line) === day);
    const happened = milestones.flatMap((what) => {
      const those = onIt.filter((line) => line.what === what);
      const actions = [...new Set(those.map(({ action }) => action))];
      const by = [...new Set(those.map((line) => line.by))].filter(Boolean);
      return actions.length > 0 ? [{ what, actions, by }] : [];
    });
    return happened.length > 0 ? [{ day, happened }] : [];
  });
}

function inOrder(lines: readonly HistoryLine[]): HistoryLine[] {
  return lines.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function dayIn({ at }: HistoryLine): string {
  return dayOf(new Date(at));
}
