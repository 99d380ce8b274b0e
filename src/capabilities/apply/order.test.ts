import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakePorts, message } from '../../../test/fakes.js';
import { dayOf, moment } from '../../core/calendar.js';
import type { Capability } from '../../core/capability.js';
import { dispatch } from '../../core/dispatch.js';
import { runJob } from '../../core/jobs.js';
import { plainText } from '../../core/plain.js';
import type { Job, Messenger, Ports } from '../../core/ports.js';
import type { Reply, Turn } from '../../core/turn.js';
import { programme } from '../../programmes/2025-26/index.js';
import {
  type Application,
  type Content,
  emptyFields,
  type Fields,
  fieldNames,
  type Member,
  memberFields,
  type State,
  type Step,
} from './application.js';
import { findingsIn } from './findings.js';
import { apply } from './index.js';
import { read } from './records.js';
import { fieldsOn } from './step-bodies.js';

/** Answers what Apply does not claim. */
const rest: Capability = {
  name: 'rest',
  prompts: () => [],
  claims: async () => true,
  message: async () => [{ kind: 'text', text: 'noget andet' }],
  actions: {},
  gallery: () => ({}),
};

const people = ['lone', 'per'] as const;
type Person = (typeof people)[number];

const directory: Readonly<Record<Person | 'nina', string>> = {
  lone: '11111111-1111-4111-8111-111111111111',
  per: '22222222-2222-4222-8222-222222222222',
  nina: '33333333-3333-4333-8333-333333333333',
};

interface Button {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A card as somebody has it before them: what stands in its fields, its buttons, and what was stored when it was made. */
interface Shown {
  readonly inputs: Readonly<Record<string, string>>;
  readonly buttons: readonly Button[];
  readonly content: Content;
  readonly version: number;
  /** When the organisers' answer was given that stands on it. */
  readonly answered: string | undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Everything in a card that has properties. */
function nodesOf(node: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (!isRecord(node)) return [];
  const { fallback: _, data: __, choices: ___, ...rest } = node;
  return [node, ...Object.values(rest).flatMap(nodesOf)];
}

function shownIn(card: unknown, { content, submission, decision }: Application): Shown {
  const nodes = nodesOf(card);
  const inputs = nodes.flatMap(({ type, id, value }) =>
    typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string' ? [[id, typeof value === 'string' ? value : '']] : [],
  );
  const buttons = nodes.flatMap(({ verb, data }) => (typeof verb === 'string' && isRecord(data) ? [{ verb, data }] : []));
  return { inputs: Object.fromEntries(inputs), buttons, content, version: submission?.version ?? 0, answered: decision?.at };
}

/** Ports in memory with a clock to move, and the organisers' newest card. */
function stage() {
  const world = fakePorts();
  let now = moment('2025-10-20T09:00');
  const queue: Job[] = [];
  const channel: unknown[] = [];
  const stored = { activityId: 'm1', conversationId: 'channel' };
  const messenger: Messenger = {
    post: async (_address, posted) => {
      if (posted.kind === 'card') channel.push(posted.card);
      return { kind: 'sent', ...stored };
    },
    update: async (_address, _id, card) => {
      channel.push(card);
      return { kind: 'sent', ...stored };
    },
    roster: async () => undefined,
    profile: async (_address, userId) => ({ name: userId, mail: `${userId}@kommune.dk`, signIn: '' }),
  };
  const ports: Ports = {
    ...world.ports,
    clock: () => now,
    messenger,
    enqueue: async (job) => void queue.push(job),
    organisers: [{ tenantId: 'vejle', directoryId: directory.nina }],
    demoChannel: 'channel',
  };

  function from(person: Person | 'nina') {
    return message('', { userId: person, directoryId: directory[person], conversationId: `chat of ${person}` });
  }

  async function turn(what: Turn): Promise<readonly Reply[]> {
    return (await dispatch([apply, rest], what, ports)).replies;
  }

  return {
    ...world,
    ports,
    channel,
    press: (person: Person | 'nina', verb: string, data: unknown) => turn({ ...from(person), kind: 'action', verb, data }),
    say: (person: Person, text: string) => turn({ ...from(person), text }),
    later: (days: number) => {
      now = new Date(now.getTime() + days * 86_400_000 + 1000);
    },
    now: () => now,
    /** Brings the organisers' card up to date, as the queue does. */
    deliver: async () => {
      await apply.due?.(ports);
      for (const job of queue.splice(0)) if (job.name === 'apply.card') await runJob([apply], job, ports);
    },
  };
}

type Stage = ReturnType<typeof stage>;

function textOf(replies: readonly Reply[]): string {
  return replies.map(plainText).join('\n');
}

const only = 'id-1';
const language = 'da';

/** What the test holds for true about the application, from what the people did and were told. */
interface Model {
  content: Content;
  state: State;
  sent: { readonly content: Content; readonly version: number } | undefined;
  /** The organisers' answer to what was sent: when, whether they want more, and with which word. */
  answer: { readonly at: string; readonly more: boolean; readonly word: string } | undefined;
}

/** What is typed over what stands in the fields; undefined leaves one as it is. */
type Typing = Readonly<Record<string, string | undefined>>;

type Doing =
  | { readonly kind: 'type'; readonly who: Person; readonly step: Exclude<Step, 'review'>; readonly edits: Typing; readonly stale: boolean }
  | { readonly kind: 'coordinator' | 'amend'; readonly who: Person; readonly nth: number; readonly stale: boolean }
  | { readonly kind: 'member'; readonly who: Person; readonly nth: number; readonly edits: Typing; readonly stale: boolean }
  | { readonly kind: 'remove'; readonly who: Person; readonly nth: number; readonly stale: boolean }
  | { readonly kind: 'tell'; readonly who: Person; readonly said: number }
  | { readonly kind: 'submit'; readonly who: Person; readonly stale: boolean }
  | { readonly kind: 'withdraw' | 'reopen'; readonly who: Person }
  | { readonly kind: 'decide'; readonly nth: number; readonly word: string; readonly stale: boolean }
  | { readonly kind: 'days'; readonly days: number };

const told: readonly (readonly [string, Partial<Fields>])[] = [
  ['Vi er fra Kolding Kommune', { municipality: 'kolding' }],
  ['Vi har valgt forløbet i Aarhus', { course: 'aarhus' }],
  ['forløbet i København', { course: 'koebenhavn' }],
  ['Det er hoved-MED der står bag', { level: 'top' }],
  ['vi er område-MED for børn og unge', { level: 'area', area: 'Børn og unge' }],
];

const who = fc.constantFrom(...people);
const stale = fc.boolean();
const nth = fc.nat(5);
const pick = (...texts: string[]) => fc.option(fc.constantFrom(...texts), { nil: undefined });

const fieldEdits = {
  course: fc.record({ municipality: pick('vejle', 'kolding', ''), course: pick('koebenhavn', 'aarhus', 'aarhus') }),
  med: fc.record({
    level: pick('top', 'area'),
    area: pick('Skole', 'Ældre'),
    decidedOn: pick('2025-10-01', '2025-12-24'),
    chair: pick('yes'),
  }),
  group: fc.record({}),
  motivation: fc.record({ done: pick('Kurser', 'Et beredskab', ''), change: pick('Færre trusler', 'Mere ro'), time: pick('yes', 'no') }),
};

const doing: fc.Arbitrary<Doing> = fc.oneof(
  ...(['course', 'med', 'motivation'] as const).map((step) =>
    fc.record({ kind: fc.constant('type' as const), who, step: fc.constant(step), edits: fieldEdits[step], stale }),
  ),
  fc.record({ kind: fc.constantFrom('coordinator' as const, 'amend' as const), who, nth, stale }),
  fc.record({
    kind: fc.constant('member' as const),
    who,
    nth,
    edits: fc.record({
      name: pick('Mette Holm', 'Bo Dam'),
      mail: pick('mette@vejle.dk', 'bo@vejle.dk'),
      role: pick('leader', 'tr', 'other'),
    }),
    stale,
  }),
  fc.record({ kind: fc.constant('remove' as const), who, nth, stale }),
  fc.record({ kind: fc.constant('tell' as const), who, said: fc.nat(told.length - 1) }),
  {
    arbitrary: fc.record({ kind: fc.constant('submit' as const), who, stale }),
    weight: 2,
  },
  fc.record({ kind: fc.constantFrom('withdraw' as const, 'reopen' as const), who }),
  { arbitrary: fc.record({ kind: fc.constant('decide' as const), nth, word: fc.constantFrom('Tak', 'Skriv mere'), stale }), weight: 2 },
  fc.record({ kind: fc.constant('days' as const), days: fc.constantFrom(1, 2, 9) }),
);

const courseStep: Typing = { municipality: 'vejle', course: 'koebenhavn' };
const medStep: Typing = { level: 'top', basis: 'decided', decidedOn: '2025-10-01' };
const motivationStep: Typing = { done: 'Kurser', elements: 'element-risk', change: 'Ro', time: 'yes' };
const group: readonly Typing[] = [
  { name: 'Anne Berg', mail: 'anne@vejle.dk', role: 'leader', area: 'Skole' },
  { name: 'Bodil Krog', mail: 'bodil@vejle.dk', role: 'amr', area: 'Skole' },
  { name: 'Carl Dahl', mail: 'carl@vejle.dk', role: 'other', title: 'HR-konsulent', area: 'Skole' },
  { name: 'Dorte Friis', mail: 'dorte@vejle.dk', role: 'other', title: 'Fagkoordinator', area: 'Ældre' },
];
/** What fills in everything, as two people would. */
const fillsAll: readonly Doing[] = [
  { kind: 'type', who: 'lone', step: 'course', edits: courseStep, stale: false },
  { kind: 'type', who: 'per', step: 'med', edits: medStep, stale: false },
  ...group.map((edits): Doing => ({ kind: 'member', who: 'lone', nth: 5, edits, stale: false })),
  { kind: 'coordinator', who: 'per', nth: 0, stale: false },
  { kind: 'type', who: 'lone', step: 'motivation', edits: motivationStep, stale: false },
];

const emptyMember = { name: '', mail: '', role: '', title: '', area: '' };

/** What becomes of fields that were typed, where each was seen as `saw` and now is `current`. */
function typedOver<N extends string>(names: readonly N[], typed: Typing, saw: Typing, current: Typing) {
  const accepted: [N, string][] = [];
  const collided: N[] = [];
  for (const name of names) {
    const mine = typed[name] === 'no' ? '' : typed[name];
    if (mine === undefined || mine === (saw[name] ?? '') || mine === (current[name] ?? '')) continue;
    if ((saw[name] ?? '') === (current[name] ?? '')) accepted.push([name, mine]);
    else collided.push(name);
  }
  return { accepted: Object.fromEntries(accepted), collided };
}

function over(inputs: Readonly<Record<string, string>>, edits: Typing): Record<string, string> {
  return { ...inputs, ...Object.fromEntries(Object.entries(edits).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]))) };
}

/** Does what people do, one after another, and holds each answer and all that is stored against what must be. */
function journey(world: Stage) {
  const model: Model = { content: { fields: emptyFields, members: [] }, state: 'draft', sent: undefined, answer: undefined };
  const cards = new Map<string, Shown>();
  let before = '';

  const rows = () => [...world.rows.entries()].map(([key, { etag }]) => `${key} ${etag}`).join('\n');
  const isOpen = ({ fields }: Content) => {
    const course = programme.courses.find(({ id }) => id === fields.course);
    return course !== undefined && dayOf(world.now()) <= course.deadline;
  };
  const isWhole = (content: Content) => findingsIn(content, programme, world.now()).length === 0;
  const mayEdit = () =>
    model.state === 'draft' || model.state === 'more' || (model.state === 'submitted' && isOpen(model.sent?.content ?? model.content));

  async function shown(replies: readonly Reply[]): Promise<Shown | undefined> {
    const [card] = replies;
    const stored = await read(only, world.ports);
    if (!stored || !card || card.kind === 'text') return undefined;
    return shownIn(card.card, stored);
  }

  /** The card that somebody has had since they last looked, or as it is now. */
  async function card(key: string, old: boolean, look: () => Promise<Shown | undefined>): Promise<Shown | undefined> {
    const held = cards.get(key);
    const fresh = old && held ? held : await look();
    if (fresh) cards.set(key, fresh);
    before = rows();
    return fresh;
  }

  const onStep = (person: Person, step: Step, old: boolean) =>
    card(`${person} ${step}`, old, async () => {
      const form = await shown(await world.press(person, 'apply.open', { id: only, step, language }));
      return form?.buttons.some(({ verb, data }) => verb === 'apply.go' && data.step === step) ? form : undefined;
    });

  const onMember = (person: Person, member: string, old: boolean) =>
    card(`${person} ${member}`, old, async () => {
      const form = await onStep(person, 'group', false);
      const to = form?.buttons.find(({ verb, data }) => verb === 'apply.go' && data.to === 'member' && data.member === member);
      return form && to && shown(await world.press(person, 'apply.go', { ...to.data, ...form.inputs }));
    });

  /** Nothing is stored, and the person reads why: where it is too late or decided, whom to turn to. */
  function refused(replies: readonly Reply[], expected: RegExp): void {
    expect(rows()).toBe(before);
    expect(textOf(replies)).toMatch(expected);
  }

  const whyNot = () =>
    model.state === 'submitted' ? /Fristen er gået[\s\S]*Nina Roth/i : model.state === 'withdrawn' ? /trukket/ : /Nina Roth/;

  async function type(person: Person, step: Exclude<Step, 'review'>, edits: Typing, old: boolean): Promise<void> {
    const form = await onStep(person, step, old);
    const to = form?.buttons.find(({ verb, data }) => verb === 'apply.go' && data.to === step);
    if (!form || !to) return expect(mayEdit()).toBe(false);
    const typed = over(form.inputs, edits);
    const replies = await world.press(person, 'apply.go', { ...to.data, ...typed });
    const { accepted, collided } = typedOver(fieldsOn[step], typed, form.content.fields, model.content.fields);
    if (Object.keys(accepted).length > 0 && !mayEdit()) return refused(replies, whyNot());
    model.content = { ...model.content, fields: { ...model.content.fields, ...accepted } };
    const after = await shown(replies);
    for (const name of collided) {
      expect(after?.inputs[name], 'what was typed stands in its field still').toBe(typed[name]);
      expect(textOf(replies)).toContain('Gem igen');
      if (name === 'done' || name === 'change') expect(textOf(replies)).toContain(model.content.fields[name] || '(tom');
    }
    if (Object.keys(accepted).length === 0) expect(rows()).toBe(before);
    if (after) cards.set(`${person} ${step}`, after);
  }

  async function save(person: Person, n: number, edits: Typing, old: boolean): Promise<void> {
    const id = model.content.members[n]?.id ?? 'new';
    const form = await onMember(person, id, old);
    const to = form?.buttons.find(({ verb, data }) => verb === 'apply.save-member' && data.to === 'group');
    if (!form || !to) return expect(mayEdit()).toBe(false);
    const typed = over(form.inputs, edits);
    const replies = await world.press(person, 'apply.save-member', { ...to.data, ...typed });
    // The card for a new person says which id that one gets, so that pressing it again is about the same.
    const whose = id === 'new' ? String(to.data.fresh) : id;
    const known = model.content.members.find((one) => one.id === whose);
    const saw = form.content.members.find((one) => one.id === whose) ?? emptyMember;
    const { accepted } = typedOver(memberFields, typed, saw, known ?? emptyMember);
    if (Object.keys(accepted).length === 0) return expect(rows()).toBe(before);
    if (!mayEdit()) return refused(replies, whyNot());
    const saved: Member = { ...emptyMember, ...known, ...accepted, id: whose };
    const { members } = model.content;
    model.content = { ...model.content, members: known ? members.map((one) => (one === known ? saved : one)) : [...members, saved] };
  }

  async function remove(person: Person, n: number, old: boolean): Promise<void> {
    const member = model.content.members[n];
    const form = member && (await onMember(person, member.id, old));
    const to = form?.buttons.find(({ verb }) => verb === 'apply.remove-member');
    if (!member || !form || !to) return;
    const replies = await world.press(person, 'apply.remove-member', { ...to.data, ...form.inputs });
    const saw = form.content.members.find(({ id }) => id === member.id);
    if (memberFields.some((name) => saw?.[name] !== member[name])) return refused(replies, /rettet/);
    if (!mayEdit()) return refused(replies, whyNot());
    const { fields, members } = model.content;
    const coordinator = fields.coordinator === member.id ? '' : fields.coordinator;
    model.content = { fields: { ...fields, coordinator }, members: members.filter((one) => one !== member) };
  }

  async function tell(person: Person, n: number): Promise<void> {
    const [text, fields] = told[n] ?? ['', {}];
    before = rows();
    const replies = await world.say(person, text);
    if (model.state !== 'draft' && model.state !== 'more') return expect(rows()).toBe(before);
    // What is told fills in what is empty; where something else stands, the person is asked.
    const now = model.content.fields;
    const names = fieldNames.filter((name) => fields[name] !== undefined && fields[name] !== now[name]);
    const other = names.filter((name) => now[name] !== '');
    const taken = names.filter((name) => now[name] === '' && !(name === 'area' && other.includes('level')));
    model.content = { ...model.content, fields: { ...now, ...Object.fromEntries(taken.map((name) => [name, fields[name]])) } };
    if (other.length > 0) expect(textOf(replies)).toContain('Der står allerede noget andet');
    if (taken.length === 0) expect(rows()).toBe(before);
  }

  async function submit(person: Person, old: boolean): Promise<void> {
    const review = await onStep(person, 'review', old);
    const to = review?.buttons.find(({ verb }) => verb === 'apply.submit');
    before = rows();
    const replies = await world.press(person, 'apply.submit', { id: only, ...to?.data, consent: 'yes', language });
    const { state, content, sent } = model;
    const unread = !isDeepStrictEqual(review?.content, content);
    const unchanged = state === 'submitted' && isDeepStrictEqual(content, sent?.content);
    if (unchanged) return expect(rows()).toBe(before);
    if (state === 'withdrawn') return refused(replies, /trukket/);
    if (state !== 'draft' && state !== 'submitted' && state !== 'more') return refused(replies, /Nina Roth/);
    const answering = state === 'more' && content.fields.course === sent?.content.fields.course;
    if (!answering && !isOpen(content)) return refused(replies, /Nina Roth/);
    if (!isWhole(content)) return refused(replies, /mangler/);
    if (unread) return refused(replies, /Nogen har ændret ansøgningen/);
    model.sent = { content, version: (sent?.version ?? 0) + 1 };
    model.state = 'submitted';
    model.answer = undefined;
  }

  async function amend(person: Person, n: number): Promise<void> {
    before = rows();
    const { state, content, sent } = model;
    const coordinator = (sent?.content ?? content).members[n]?.id;
    if (coordinator === undefined) return;
    const replies = await world.press(person, 'apply.coordinator', { id: only, coordinator, language });
    if (!sent || state === 'draft') return refused(replies, /ikke sendt/);
    if (state === 'withdrawn' || state === 'declined') return refused(replies, whyNot());
    const after = { ...sent.content, fields: { ...sent.content.fields, coordinator } };
    if (!isWhole(after)) return refused(replies, /mangler/);
    if (coordinator === sent.content.fields.coordinator) return expect(rows()).toBe(before);
    model.sent = { content: after, version: sent.version + 1 };
    if (content.members.some(({ id }) => id === coordinator)) model.content = { ...content, fields: { ...content.fields, coordinator } };
  }

  async function withdraw(person: Person): Promise<void> {
    before = rows();
    const version = model.sent?.version ?? 0;
    const replies = await world.press(person, 'apply.withdraw', { id: only, sure: 'yes', version, language });
    const { state, content, sent } = model;
    if (state === 'withdrawn' || state === 'declined') return refused(replies, whyNot());
    if (state !== 'draft' && !isOpen(sent?.content ?? content)) return refused(replies, /Nina Roth/);
    model.state = 'withdrawn';
  }

  async function reopen(person: Person): Promise<void> {
    before = rows();
    const replies = await world.press(person, 'apply.reopen', { id: only, language });
    if (model.state !== 'withdrawn') return refused(replies, /ikke trukket/);
    model.state = model.answer?.more ? 'more' : 'draft';
    if (model.state === 'draft') model.answer = undefined;
  }

  async function decide(n: number, word: string, old: boolean): Promise<void> {
    const held = await card('nina', old, async () => {
      await world.deliver();
      const stored = await read(only, world.ports);
      return stored?.submission && shownIn(world.channel.at(-1), stored);
    });
    const button = held?.buttons.filter(({ verb }) => verb === 'apply.decide')[n % 4];
    if (!held || !button) return;
    const replies = await world.press('nina', 'apply.decide', { ...button.data, word });
    if (held.version !== model.sent?.version) return refused(replies, /ny udgave/);
    if (model.state === 'draft' || model.state === 'withdrawn') return refused(replies, /trukket|ikke sendt/);
    const becomes: Readonly<Record<string, State>> = { accept: 'accepted', waitlist: 'waiting', decline: 'declined', 'ask-more': 'more' };
    const state = becomes[String(button.data.what)] ?? model.state;
    // The same word again is the same answer; another one is for whoever has seen the one that stands.
    if (state === model.state && word === model.answer?.word) return expect(rows()).toBe(before);
    if (held.answered !== model.answer?.at) return refused(replies, /Der er svaret/);
    model.state = state;
    model.answer = { at: world.now().toISOString(), more: state === 'more', word };
  }

  async function happens(what: Doing): Promise<void> {
    switch (what.kind) {
      case 'type':
        return type(what.who, what.step, what.edits, what.stale);
      case 'coordinator':
        return type(what.who, 'group', { coordinator: model.content.members[what.nth]?.id }, what.stale);
      case 'amend':
        return amend(what.who, what.nth);
      case 'member':
        return save(what.who, what.nth, what.edits, what.stale);
      case 'remove':
        return remove(what.who, what.nth, what.stale);
      case 'tell':
        return tell(what.who, what.said);
      case 'submit':
        return submit(what.who, what.stale);
      case 'withdraw':
        return withdraw(what.who);
      case 'reopen':
        return reopen(what.who);
      case 'decide':
        return decide(what.nth, what.word, what.stale);
      case 'days':
        return world.later(what.days);
    }
  }

  /** What must hold after whatever happened. */
  async function check(): Promise<void> {
    const stored = await read(only, world.ports);
    expect(stored?.content, 'no answer that was taken is lost').toEqual(model.content);
    expect(stored?.state).toBe(model.state);
    expect(stored?.submission && { content: stored.submission.content, version: stored.submission.version }).toEqual(model.sent);
    // There is a way on: for the group a button on its card, or the organisers can answer.
    const here = await shown(await world.press('lone', 'apply.open', { id: only, language }));
    const verbs = here?.buttons.map(({ verb }) => verb) ?? [];
    if (model.state === 'draft' || model.state === 'more') expect(verbs).toContain(model.state === 'draft' ? 'apply.go' : 'apply.open');
    else if (model.state === 'withdrawn') expect(verbs).toContain('apply.reopen');
    else {
      const organisers = await shown(await world.press('nina', 'apply.decide', { id: only, version: 0, what: 'accept', language }));
      expect(organisers?.buttons.map(({ verb }) => verb)).toContain('apply.decide');
    }
  }

  return {
    model,
    begin: async () => {
      await world.press('lone', 'apply.start', { language });
      await world.press('lone', 'apply.share', { id: only, people: directory.per, language });
      await world.press('per', 'apply.open', { id: only, language });
      await check();
    },
    does: async (what: Doing) => {
      const version = model.sent?.version ?? 0;
      world.later(0);
      await happens(what);
      await check();
      const sent = (await read(only, world.ports))?.submission;
      expect(sent?.version ?? 0).toBeGreaterThanOrEqual(version);
      if (sent && sent.version > version) expect(findingsIn(sent.content, programme, world.now())).toEqual([]);
    },
  };
}

const runs = { numRuns: Number(process.env.RUNS ?? 50), seed: Number(process.env.SEED ?? 1) };

describe('whatever happens in whatever order', () => {
  test('nothing that was taken is lost, nothing is sent that lacks something, and what is refused changes nothing', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(doing, { minLength: 5, maxLength: 30 }), async (filled, doings) => {
        const { begin, does, model } = journey(stage());
        await begin();
        for (const what of filled ? [...fillsAll, { kind: 'submit', who: 'lone', stale: false } as const, ...doings] : doings) {
          await does(what);
          seen.add(model.state);
        }
      }),
      runs,
    );
    // The orders that were tried lead everywhere.
    if (runs.numRuns >= 50) expect(seen.size).toBe(7);
  }, 60_000);
});

describe('one who adds people one after another', () => {
  // The card for the next person has the area of the others filled in, which alone makes a person without a name.
  test('adds nobody by saving the card for the next one as it came', async () => {
    const world = stage();
    const { begin, does, model } = journey(world);
    await begin();
    for (const what of fillsAll.slice(0, 3)) await does(what);
    const people = model.content.members.length;
    const form = await world.press('lone', 'apply.go', { id: only, step: 'group', to: 'member', member: 'new', language });
    const [card] = form;
    if (!card || card.kind === 'text') throw new Error('no card came');
    const stored = await read(only, world.ports);
    if (!stored) throw new Error('nothing is stored');
    const shown = shownIn(card.card, stored);
    const [save] = shown.buttons.filter(({ verb }) => verb === 'apply.save-member');
    await world.press('lone', 'apply.save-member', { ...save?.data, ...shown.inputs });
    expect((await read(only, world.ports))?.content.members).toHaveLength(people);
  });
});

test('who wants to remove a person whom somebody else has edited meanwhile is shown the edit first', async () => {
  const { begin, does, model } = journey(stage());
  await begin();
  for (const what of fillsAll) await does(what);
  await does({ kind: 'member', who: 'lone', nth: 0, edits: {}, stale: false });
  await does({ kind: 'member', who: 'per', nth: 0, edits: { name: 'Mette Holm' }, stale: false });
  await does({ kind: 'remove', who: 'lone', nth: 0, stale: true });
  expect(model.content.members.map(({ name }) => name)).toContain('Mette Holm');
  await does({ kind: 'remove', who: 'lone', nth: 0, stale: false });
  expect(model.content.members.map(({ name }) => name)).toEqual(['Bodil Krog', 'Carl Dahl', 'Dorte Friis']);
});
