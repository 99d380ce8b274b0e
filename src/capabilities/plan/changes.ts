import type { Action, Actor, Answer, Answered, HistoryLine, Status } from './plan.js';

/** What becomes of an action, and the line that tells of it. */
export interface Changed {
  readonly action: Action;
  readonly line: HistoryLine;
}

/** Who does it, and when (UTC, ISO 8601). */
export interface By {
  readonly member: Pick<Actor, 'id' | 'name' | 'key'>;
  readonly at: string;
}

const statusAfter: Readonly<Record<Answer, (before: Status) => Status>> = {
  done: () => 'done',
  going: () => 'going',
  same: (before) => before,
  help: () => 'stuck',
};

/** The action after an answer about it in that ISO week. One that stays stuck counts its weeks; whatever else it becomes ends the count and the help. */
export function answered(action: Action, given: Pick<Answered, 'week' | 'answer' | 'word'>, by: By): Changed {
  const { week, answer, word } = { ...given, word: wordOf(action, given) };
  const status = statusAfter[answer](action.status);
  const isStuck = status === 'stuck';
  // Whose help did not get them on may ask again, when it has been stuck as long again.
  const isAnew = answer === 'help' && action.help !== undefined && action.help.answer !== '';
  const after: Action = {
    ...action,
    status,
    answered: { week, answer, word, by: by.member.id, at: by.at },
    stuckWeeks: isStuck ? [...new Set([...(isAnew ? [] : action.stuckWeeks), week])] : [],
    help: isStuck && !isAnew ? action.help : undefined,
  };
  return { action: after, line: told(after, answer, by, given.word) };
}

/** Whether the same was answered already: two presses of one button are one answer. */
export function isSameAnswer(action: Action, given: Pick<Answered, 'week' | 'answer' | 'word'>): boolean {
  const { answered: before } = action;
  return before !== undefined && before.week === given.week && before.answer === given.answer && before.word === wordOf(action, given);
}

/** Where nothing has changed, what was said of it still holds. */
function wordOf(action: Action, { answer, word }: Pick<Answered, 'answer' | 'word'>): string {
  return answer === 'same' && word === '' ? (action.answered?.word ?? '') : word;
}

/** The action as what the consultants are asked about. */
export function helpAsked(action: Action, by: By): Changed {
  const after: Action = { ...action, help: { askedAt: by.at, answer: '', by: '', key: '' } };
  return { action: after, line: told(after, 'asked-help', by) };
}

/** The action with the consultants' answer. */
export function helpGiven(action: Action, answer: string, { name, key }: Pick<Actor, 'name' | 'key'>, at: string): Changed {
  const after: Action = { ...action, help: { askedAt: action.help?.askedAt ?? at, answer, by: name, key } };
  return { action: after, line: told(after, 'got-help', { member: { id: '', name, key }, at }, answer) };
}

/** The action taken out of the plan; the line keeps what it was called. */
export function removed(action: Action, by: By): Changed {
  const after: Action = { ...action, removed: true };
  return { action: after, line: told(after, 'removed', by, action.what) };
}

/** The action taken along to another meeting. */
export function carried(action: Action, to: string, by: By): Changed {
  const after: Action = { ...action, by: to, carried: action.carried + 1 };
  return { action: after, line: told(after, 'carried', by) };
}

/** An action as it was filled in. */
export type Filled = Pick<Action, 'what' | 'why' | 'element' | 'who' | 'by' | 'step'>;

/** The action after the form; the same object where nothing changed. */
export function edited(action: Action, filled: Filled, by: By): Changed | undefined {
  const names = ['what', 'why', 'element', 'who', 'by', 'step'] as const;
  if (names.every((name) => action[name] === filled[name])) return undefined;
  const after: Action = { ...action, ...filled };
  return { action: after, line: told(after, 'edited', by) };
}

/** A new action, at the end of the plan. */
export function added(id: string, filled: Filled, order: number, by: By): Changed {
  const action: Action = {
    id,
    ...filled,
    status: 'open',
    order,
    carried: 0,
    answered: undefined,
    stuckWeeks: [],
    help: undefined,
    createdAt: by.at,
    removed: false,
  };
  return { action, line: told(action, 'added', by) };
}

/** The two actions that change places when this one moves by one; none where it is at the end already. They stand in the plan's order. */
export function moved(actions: readonly Action[], id: string, to: 'up' | 'down'): Action[] {
  const at = actions.findIndex((action) => action.id === id);
  const other = at + (to === 'up' ? -1 : 1);
  if (at < 0 || other < 0 || other >= actions.length) return [];
  const order = actions.map((_, i) => (i === at ? other : i === other ? at : i));
  // Two that were added at once may have the same place, so each gets its own.
  return actions.map((action, i) => ({ ...action, order: order[i] ?? i })).filter((action, i) => action.order !== actions[i]?.order);
}

function told(action: Action, what: HistoryLine['what'], { member, at }: By, word = ''): HistoryLine {
  return { action: action.id, at, by: member.name, key: member.key, what, word, status: action.status };
}
