import { describe, expect, test } from 'vitest';
import { type State, states } from './application.js';
import { type Circumstances, type Event, events, next } from './machine.js';

/**
 * What must come out: a state, or `no` with the refusal. In time; too late; too late for whoever was asked for more: each complete,
 * then not. Last, too late and complete for whoever waits for MED's decision.
 */
type Outcomes = readonly [string, string, string, string, string, string, string];

function always(outcome: string): Outcomes {
  return [outcome, outcome, outcome, outcome, outcome, outcome, outcome];
}

const toBeSent: Outcomes = [
  'submitted',
  'no incomplete',
  'no late-submit',
  'no late-submit',
  'submitted',
  'no incomplete',
  'no late-submit',
];
const untilTheDeadline = (state: State): Outcomes => [
  state,
  state,
  'no late-edit',
  'no late-edit',
  'no late-edit',
  'no late-edit',
  'no late-edit',
];
const takenBack: Outcomes = [
  'withdrawn',
  'withdrawn',
  'no late-withdraw',
  'no late-withdraw',
  'no late-withdraw',
  'no late-withdraw',
  'withdrawn',
];
const ifComplete = (state: State): Outcomes => [state, 'no incomplete', state, 'no incomplete', state, 'no incomplete', state];

const expected: Readonly<Record<State, Readonly<Record<Event, Outcomes>>>> = {
  draft: {
    edit: always('draft'),
    submit: toBeSent,
    amend: always('no not-submitted'),
    withdraw: always('withdrawn'),
    reopen: always('no not-withdrawn'),
    accept: always('no not-submitted'),
    waitlist: always('no not-submitted'),
    decline: always('no not-submitted'),
    'ask-more': always('no not-submitted'),
  },
  submitted: {
    edit: untilTheDeadline('submitted'),
    submit: toBeSent,
    amend: ifComplete('submitted'),
    withdraw: takenBack,
    reopen: always('no not-withdrawn'),
    accept: always('accepted'),
    waitlist: always('waiting'),
    decline: always('declined'),
    'ask-more': always('more'),
  },
  more: {
    edit: always('more'),
    submit: toBeSent,
    amend: ifComplete('more'),
    withdraw: takenBack,
    reopen: always('no not-withdrawn'),
    accept: always('accepted'),
    waitlist: always('waiting'),
    decline: always('declined'),
    'ask-more': always('more'),
  },
  accepted: {
    edit: always('no decided'),
    submit: always('no decided'),
    amend: ifComplete('accepted'),
    withdraw: takenBack,
    reopen: always('no not-withdrawn'),
    accept: always('accepted'),
    waitlist: always('waiting'),
    decline: always('declined'),
    'ask-more': always('more'),
  },
  waiting: {
    edit: always('no decided'),
    submit: always('no decided'),
    amend: ifComplete('waiting'),
    withdraw: takenBack,
    reopen: always('no not-withdrawn'),
    accept: always('accepted'),
    waitlist: always('waiting'),
    decline: always('declined'),
    'ask-more': always('more'),
  },
  declined: {
    edit: always('no decided'),
    submit: always('no decided'),
    amend: always('no decided'),
    withdraw: always('no decided'),
    reopen: always('no not-withdrawn'),
    accept: always('accepted'),
    waitlist: always('waiting'),
    decline: always('declined'),
    'ask-more': always('more'),
  },
  withdrawn: {
    edit: always('no withdrawn'),
    submit: always('no withdrawn'),
    amend: always('no withdrawn'),
    withdraw: always('no withdrawn'),
    reopen: ['draft', 'draft', 'draft', 'draft', 'more', 'more', 'draft'],
    accept: always('no withdrawn'),
    waitlist: always('no withdrawn'),
    decline: always('no withdrawn'),
    'ask-more': always('no withdrawn'),
  },
};

const circumstances: readonly Circumstances[] = [
  { open: true, asked: false, advance: false, complete: true },
  { open: true, asked: false, advance: false, complete: false },
  { open: false, asked: false, advance: false, complete: true },
  { open: false, asked: false, advance: false, complete: false },
  { open: false, asked: true, advance: false, complete: true },
  { open: false, asked: true, advance: false, complete: false },
  { open: false, asked: false, advance: true, complete: true },
];

function said(state: State, event: Event, at: Circumstances): string {
  const outcome = next(state, event, at);
  return 'state' in outcome ? outcome.state : `no ${outcome.refused}`;
}

describe('what becomes of an application that is', () => {
  const all = states.flatMap((state) => events.map((event) => [state, event] as const));
  test.each(all)('%s, by the event %s, in time, too late, asked for more or waiting for MED, complete or not', (state, event) => {
    expect(circumstances.map((at) => said(state, event, at))).toEqual(expected[state][event]);
  });

  test('there are seven states and nine events, and each of them stands in the specification', () => {
    expect(Object.keys(expected).toSorted()).toEqual([...states].toSorted());
    for (const row of Object.values(expected)) expect(Object.keys(row).toSorted()).toEqual([...events].toSorted());
    expect(all).toHaveLength(63);
  });

  test('nothing has no way on, also when it is late and incomplete', () => {
    for (const state of states) {
      expect(
        events.filter((event) => !said(state, event, { open: false, asked: false, advance: false, complete: false }).startsWith('no ')),
        state,
      ).not.toEqual([]);
    }
  });
});
