import type { State } from './application.js';

/** Everything that can happen to an application. The last four are the organisers'. */
export const events = ['edit', 'submit', 'amend', 'withdraw', 'reopen', 'accept', 'waitlist', 'decline', 'ask-more'] as const;
export type Event = (typeof events)[number];

/** What an event is held against. */
export interface Circumstances {
  /** The day of the course's deadline is not over. */
  readonly open: boolean;
  /** The organisers have asked for more about the application to this course and have not got it. */
  readonly asked: boolean;
  /** What was sent stands on an advance statement: MED may still say no. */
  readonly advance: boolean;
  /** Nothing is missing. */
  readonly complete: boolean;
}

/**
 * - `late-edit`, `late-submit`, `late-withdraw`: the deadline has passed, so it can no longer be changed, sent or taken back. `incomplete`: something is missing. `decided`: the organisers have decided, so it is theirs to change.
 * - `too-large`: there is more in it than can be kept. `not-submitted`: there is nothing to decide on yet. `withdrawn`: it has been taken back. `not-withdrawn`: it has not.
 */
export type Refusal =
  | 'late-edit'
  | 'late-submit'
  | 'late-withdraw'
  | 'incomplete'
  | 'decided'
  | 'not-submitted'
  | 'withdrawn'
  | 'not-withdrawn'
  | 'too-large';

/** The state that an event leads to, or why it may not happen. */
export type Outcome = { readonly state: State } | { readonly refused: Refusal };

type Rule = Outcome | ((circumstances: Circumstances) => Outcome);

function to(state: State): Outcome {
  return { state };
}

function no(refused: Refusal): Outcome {
  return { refused };
}

function editedWhileOpen(state: State): Rule {
  return ({ open }) => (open ? to(state) : no('late-edit'));
}

function ifComplete(state: State): Rule {
  return ({ complete }) => (complete ? to(state) : no('incomplete'));
}

/** Whoever waits for MED's decision may take it back at any time. */
function takenBackWhileOpenOrAdvance(state: State): Rule {
  return ({ open, advance }) => (open || advance ? to(state) : no('late-withdraw'));
}

function sentWhileOpenIfComplete(state: State): Rule {
  return ({ open, asked, complete }) => (!open && !asked ? no('late-submit') : complete ? to(state) : no('incomplete'));
}

/** The organisers may decide, and decide anew, on anything that was sent. */
const decisions = { accept: to('accepted'), waitlist: to('waiting'), decline: to('declined'), 'ask-more': to('more') };

function undecidable(why: Refusal) {
  return { accept: no(why), waitlist: no(why), decline: no(why), 'ask-more': no(why) };
}

/**
 * What may happen when. Source: source.txt, "Sådan tilmelder I jer" (the deadlines); the rest is how an application is handled:
 * a draft can be worked on at any time, what was sent can be changed and taken back until the deadline's end, and who is asked
 * for more may answer after it, and one that waits for MED's decision can be taken back after it. `amend` is a new tovholder or MED's decision, which may come later.
 */
export const table: Readonly<Record<State, Readonly<Record<Event, Rule>>>> = {
  draft: {
    edit: to('draft'),
    submit: sentWhileOpenIfComplete('submitted'),
    amend: no('not-submitted'),
    withdraw: to('withdrawn'),
    reopen: no('not-withdrawn'),
    ...undecidable('not-submitted'),
  },
  submitted: {
    edit: editedWhileOpen('submitted'),
    submit: sentWhileOpenIfComplete('submitted'),
    amend: ifComplete('submitted'),
    withdraw: takenBackWhileOpenOrAdvance('withdrawn'),
    reopen: no('not-withdrawn'),
    ...decisions,
  },
  more: {
    edit: to('more'),
    submit: sentWhileOpenIfComplete('submitted'),
    amend: ifComplete('more'),
    withdraw: takenBackWhileOpenOrAdvance('withdrawn'),
    reopen: no('not-withdrawn'),
    ...decisions,
  },
  accepted: {
    edit: no('decided'),
    submit: no('decided'),
    amend: ifComplete('accepted'),
    withdraw: takenBackWhileOpenOrAdvance('withdrawn'),
    reopen: no('not-withdrawn'),
    ...decisions,
  },
  waiting: {
    edit: no('decided'),
    submit: no('decided'),
    amend: ifComplete('waiting'),
    withdraw: takenBackWhileOpenOrAdvance('withdrawn'),
    reopen: no('not-withdrawn'),
    ...decisions,
  },
  declined: {
    edit: no('decided'),
    submit: no('decided'),
    amend: no('decided'),
    withdraw: no('decided'),
    reopen: no('not-withdrawn'),
    ...decisions,
  },
  withdrawn: {
    edit: no('withdrawn'),
    submit: no('withdrawn'),
    amend: no('withdrawn'),
    withdraw: no('withdrawn'),
    // Who was asked for more may still answer after the deadline.
    reopen: ({ asked }) => to(asked ? 'more' : 'draft'),
    ...undecidable('withdrawn'),
  },
};

/** What becomes of an application in this state. */
export function next(state: State, event: Event, circumstances: Circumstances): Outcome {
  const rule = table[state][event];
  return typeof rule === 'function' ? rule(circumstances) : rule;
}
