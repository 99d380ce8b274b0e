import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { moment } from '../../core/calendar.js';
import { languages } from '../../core/language.js';
import { plainText } from '../../core/plain.js';
import { programme } from '../../programmes/2025-26/index.js';
import { actionCard, removeCard } from './action-cards.js';
import type { Setting } from './card-parts.js';
import { countsOf } from './chart.js';
import { checkInCard } from './check-in-card.js';
import { chooseGroupCard, groupCard, memberCard, unlinkCard } from './group-cards.js';
import { adviceCard, helpCard } from './help-cards.js';
import { captureCard, digestCard } from './meeting-cards.js';
import { mentionOpen } from './mentions.js';
import { type GroupView, overviewCard } from './organiser-cards.js';
import { type Action, type Answered, type Group, longest, mostOpen, type Plan } from './plan.js';
import { planCard } from './plan-cards.js';
import { sampleActions, sampleGroup } from './sample.js';
import { texts } from './texts.js';

const today = '2026-01-12';
const week = '2026-W03';
const before = '2026-W02';
const at = moment(`${today}T09:00`).toISOString();
const setting: Setting = { programme, language: 'da', now: new Date(at) };
const meeting = { date: '2026-02-24', venue: { name: 'KL-Huset' } };
const group = sampleGroup(programme);
const { visits, practice, procedure, poster } = sampleActions(programme, today, meeting.date);
const plan: Plan = { group, actions: [practice, visits, procedure, poster] };

function said(answer: Answered['answer'], by: string, inWeek = week, word = ''): Answered {
  return { week: inWeek, answer, word, by, at };
}

function read(card: IAdaptiveCard): string {
  return plainText({ kind: 'card', card, summary: '' });
}

describe('a check-in', () => {
  it('asks about the overdue first', () => {
    const text = read(checkInCard(plan, week, setting));
    expect(text.indexOf(visits.what)).toBeGreaterThan(0);
    expect(text.indexOf(visits.what)).toBeLessThan(text.indexOf(practice.what));
    expect(text).toContain('skulle være gjort 7. januar');
  });

  it('says what was answered this week, and asks again what was answered in another', () => {
    const now = { ...visits, answered: said('going', 'ole', week, 'Det virker.') };
    const earlier = { ...practice, answered: said('same', 'mette', before) };
    const text = read(checkInCard({ group, actions: [now, earlier] }, week, setting));
    expect(text).toContain('I gang, siger Ole Bach');
    expect(text).toContain('»Det virker.«');
    expect(text).not.toContain('siger Mette Holm');
  });

  it('keeps what was finished this week, below the rest, and leaves out what was finished before', () => {
    const done: Action = { ...visits, status: 'done', answered: said('done', 'ole') };
    const text = read(checkInCard({ group, actions: [done, practice, poster] }, week, setting));
    expect(text.indexOf(done.what)).toBeGreaterThan(text.indexOf(practice.what));
    expect(text).not.toContain(poster.what);
  });

  it('thanks and mentions nobody when all is answered', () => {
    const done: Action = { ...visits, status: 'done', answered: said('done', 'ole') };
    const card = checkInCard({ group, actions: [done, { ...practice, answered: said('same', 'mette') }] }, week, setting);
    expect(read(card)).toContain(texts.da.checkIn.thanks);
    expect(card.msteams).toBeUndefined();
  });

  it('offers help after two check-ins of being stuck, until it is asked for', () => {
    const stuck: Action = { ...visits, status: 'stuck', stuckWeeks: [before, week], answered: said('help', 'ole') };
    const asked: Action = { ...stuck, help: { askedAt: at, answer: '', by: '', key: '' } };
    const isOffered = (action: Action) => read(checkInCard({ group, actions: [action] }, week, setting)).includes(texts.da.help.consent);
    expect([{ ...stuck, stuckWeeks: [week] }, stuck, asked].map(isOffered)).toEqual([false, true, false]);
  });
});

describe('mentions', () => {
  it('are of those who have something open and are known in Teams; of others the name stands there', () => {
    const card = checkInCard(plan, week, setting);
    // Lone has only what is done, and Kim is not known in Teams.
    expect(card.msteams?.entities?.map(({ mentioned }) => mentioned?.id)).toEqual(['directory-ole', 'directory-mette']);
    expect(read(card)).toContain('Åbent hos: <at>Ole Bach</at>, <at>Mette Holm</at> og Kim Sand');
  });

  it("take Teams' own id where the directory's is not known, and leave nothing in a name that could be Markdown", () => {
    const [first] = group.members;
    if (!first) throw new Error('the sample has members');
    const named = { ...first, name: '**Ann-Sofie** [Ø’Berg](http://x.dk) <at>', directoryId: '' };
    const { names, entities } = mentionOpen({ ...group, members: [named] }, [{ ...visits, who: named.id }]);
    expect(names).toEqual(['<at>Ann-Sofie Ø’Berg http x.dk at</at>']);
    expect(entities.map(({ text, mentioned }) => [text, mentioned?.id])).toEqual([[names[0], named.userId]]);
  });
});

describe('the overview', () => {
  const view = (shares: boolean): GroupView => ({
    group: { ...group, shares },
    counts: countsOf(plan.actions),
    lastActivity: at,
    uncertain: 0,
    failed: [],
    actions: plan.actions,
  });

  it('says what the actions say only where the group shares it', () => {
    const isTold = (shares: boolean) =>
      plan.actions.some(({ what }) => JSON.stringify(overviewCard([view(shares)], setting)).includes(what));
    expect([false, true].map(isTold)).toEqual([false, true]);
  });

  it('shows first with whom something is the matter', () => {
    const troubled = { ...view(false), group: { ...group, municipality: 'Aabenraa Kommune' }, uncertain: 1 };
    const text = read(overviewCard([view(false), troubled], setting));
    expect(text.indexOf('Aabenraa')).toBeLessThan(text.indexOf('Vejle'));
  });
});

/** Everything that people write, as long as it may be. `text` gives a text of that length. */
function filled(text: (length: number) => string): {
  readonly plan: Plan;
  readonly stuck: Plan;
  readonly cards: (s: Setting) => IAdaptiveCard[];
} {
  const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const members = Array.from({ length: mostOpen }, (_, n) => ({
    ...(group.members[0] ?? { role: '' as const }),
    id: id(n),
    name: text(80),
    mail: text(120),
    userId: '',
    directoryId: id(n),
  }));
  const of: Group = { ...group, id: id(99), area: text(100), members };
  const action = (n: number, more: Partial<Action> = {}): Action => ({
    ...visits,
    id: id(n),
    what: text(longest.what),
    why: text(longest.why),
    step: text(longest.step),
    who: id(n % mostOpen),
    carried: 3,
    answered: said('help', id(n), before, text(longest.word)),
    ...more,
  });
  const actions = (more: Partial<Action> = {}) => Array.from({ length: mostOpen }, (_, n) => action(n, more));
  const help = { askedAt: at, answer: text(2000), by: text(80), key: '' };
  const stuck: Plan = { group: of, actions: actions({ status: 'stuck', stuckWeeks: [before, week] }) };
  const advised: Plan = { group: of, actions: actions({ status: 'stuck', stuckWeeks: [before, week], help }) };
  const long: Plan = { group: of, actions: [...actions(), ...Array.from({ length: 40 }, (_, n) => action(n + 20, { status: 'done' }))] };
  const answered: Plan = { group: of, actions: actions({ answered: said('help', id(1), week, text(longest.word)) }) };
  const views = Array.from(
    { length: 98 },
    (_, n): GroupView => ({
      group: { ...of, id: id(n), course: programme.courses[n % 2]?.id ?? '', shares: true, away: { why: 'channel-gone', since: at } },
      counts: { done: 10, going: 11, open: 12, stuck: 13 },
      lastActivity: at,
      uncertain: 3,
      failed: [{ week: before, why: 'x'.repeat(100) }],
      actions: long.actions,
    }),
  );
  return {
    plan: long,
    stuck,
    cards: (s) => [
      ...[long, stuck, advised, answered].map((one) => checkInCard(one, week, s, { unsure: [before] })),
      planCard(long, s, { carry: 3, notices: [{ text: texts.da.say.careful, tone: 'warning' }] }),
      actionCard(long, action(1), s, {}),
      removeCard(long, action(1), s),
      groupCard(of, s),
      memberCard(of, members[1], s, {}),
      unlinkCard(of, s),
      chooseGroupCard(
        Array.from({ length: 20 }, () => of),
        s,
      ),
      captureCard(long, 2, s),
      digestCard(advised, meeting, s, { calendarUrl: 'https://bot.example.dk/a.ics' }),
      helpCard(of, action(1, { help }), s, { typed: text(2000) }),
      adviceCard(action(1, { help }), s),
      overviewCard(views, s),
    ],
  };
}

describe("people's own words", () => {
  const marked = filled((length) => 'EGNE ORD '.repeat(length).slice(0, length).trim());

  it('are never where Markdown is read, apart from the names that are mentioned', () => {
    const read = marked.cards(setting).flatMap(nodesOf).flatMap(markdownIn);
    expect(read.filter((text) => text.includes('EGNE') && !text.startsWith('Åbent hos:'))).toEqual([]);
  });
});

describe.each(languages)('the largest cards (%s)', (language) => {
  // What is a line break in a field is a line of its own on the card.
  it.each([
    ['one word', 'x'],
    ['many lines', 'x\n'],
    ['quotes', '"'],
  ])('go into one message: %s', (_, piece) => {
    const largest = filled((length) => piece.repeat(length).slice(0, length)).cards({ ...setting, language });
    const kilobytes = largest.map((card) => (JSON.stringify(card).length * 2) / 1024);
    expect(Object.entries(kilobytes).filter(([, size]) => size >= 80)).toEqual([]);
  });
});

const record = z.record(z.string(), z.unknown());
type Node = z.infer<typeof record>;

/** Every object in a card, fallbacks included. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  const node = record.safeParse(value);
  return node.success ? [node.data, ...Object.values(node.data).flatMap(nodesOf)] : [];
}

/** What an element says where Markdown is read. */
function markdownIn({ type, text, facts }: Node): string[] {
  if (type === 'FactSet') return [JSON.stringify(facts)];
  return type === 'TextBlock' && typeof text === 'string' ? [text] : [];
}
