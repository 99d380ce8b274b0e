import { describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities/index.js';
import { dispatch } from '../../src/core/dispatch.js';
import { plainText } from '../../src/core/plain.js';
import type { Turn } from '../../src/core/turn.js';
import { everything, type Person, person, snapshot } from '../apply/talk.js';
import { anotherBot, checkInAt, inChannel, interrupted, type Office, organiserHere, planned } from './talk.js';

const [visits, drill] = ['Risikovurdere hjemmebesøg', 'Øve beredskabet'] as const;

/** What is kept of what happened, as the paper tells it: `going Lea Leder »ord«`. */
function history(world: Office): string[] {
  return world.stored('g|vejle-group|x|').map((row) => {
    const { what, by, word } = JSON.parse(String(row.line));
    return [what, by, word && `»${word}«`].filter(Boolean).join(' ');
  });
}

/** The id of the action that a button stands beside. */
function idOf(world: Office, what: string): string {
  const found = world.stored('g|vejle-group|a|').find((row) => JSON.parse(String(row.action)).what === what);
  return JSON.parse(String(found?.action)).id;
}

/** What a press of one of the four answers sends. */
function answering(world: Office, what: string, answer: string, week = '2025-W50', word = '') {
  const action = idOf(world, what);
  return { group: 'vejle-group', action, answer, week, language: 'da', [`word-${action}`]: word };
}

/** The same in two weeks running: an offer of help stands on the card. */
async function stuck(world: Office, word = ''): Promise<string> {
  await checkInAt(world, '2025-12-08T09:00', world.lea);
  const first = await world.lea.forge('plan.answer', answering(world, visits, 'help', '2025-W50', word));
  expect(first).not.toContain('Skal jeg spørge netværkets konsulenter?');
  await checkInAt(world, '2025-12-15T09:00', world.lea);
  return world.lea.forge('plan.answer', answering(world, visits, 'help', '2025-W51', word));
}

describe('a check-in', () => {
  test('shows the week, the way to the next meeting, how it stands, and what is open with the overdue first', async () => {
    const world = await planned(`${visits}, Arne, 1. marts`, `${drill}, Lea, 6. december`, 'Ny procedure for nødkald, Hugo');
    const text = await checkInAt(world, '2025-12-08T09:00');
    expect(text).toContain('Uge 50');
    expect(text).toContain('om 86 dage: onsdag den 4. marts 2026 kl. 9.30-14.00 (DGI-huset, Værkmestergade)');
    expect(text).toContain('3 ikke begyndt');
    expect(text).toContain('skulle være gjort 6. december');
    expect(text.indexOf(drill)).toBeLessThan(text.indexOf(visits));
    for (const button of ['Færdig', 'I gang', 'Ingen ændring', 'Brug for hjælp']) expect(text).toContain(button);
  });

  test('mentions those with something open alone, by the ids that Teams knows them by', async () => {
    const world = await planned(`${visits}, Arne`, `${drill}, Lea`);
    await world.arne.say('handleplan');
    await checkInAt(world, '2025-12-08T09:00', world.lea, world.arne);
    expect(world.lea.shown().msteams?.entities?.map(({ mentioned }) => mentioned)).toEqual([
      { id: 'lea-leder-in-the-directory', name: 'Lea Leder' },
      { id: 'arne-amr-in-the-directory', name: 'Arne Amr' },
    ]);
    await world.lea.forge('plan.answer', answering(world, visits, 'done'));
    await checkInAt(world, '2025-12-15T09:00', world.lea);
    expect(world.lea.shown().msteams?.entities?.map(({ text }) => text)).toEqual(['<at>Lea Leder</at>']);
  });

  test.each([
    ['Færdig', 'Færdig, siger Arne Amr', '1 færdig · 1 ikke begyndt'],
    ['I gang', 'I gang, siger Arne Amr', '1 i gang · 1 ikke begyndt'],
    ['Ingen ændring', 'Ingen ændring, siger Arne Amr', '2 ikke begyndt'],
    ['Send svaret', 'Brug for hjælp, siger Arne Amr', '1 ikke begyndt · 1 sidder fast'],
  ])('takes %s, in place and for everybody', async (button, said, counts) => {
    const world = await planned(visits, drill);
    await checkInAt(world, '2025-12-08T09:00', world.arne);
    const replies = await world.act(world.arne, 'plan.answer', world.arne.dataOf(button));
    expect(replies).toMatchObject([{ kind: 'replace', everyone: true }]);
    const text = replies.map(plainText).join('');
    for (const words of ['Uge 50', said, counts]) expect(text).toContain(words);
    expect(world.inGroup()).toHaveLength(1);
  });

  test('takes a word with an answer, shows it, and keeps it for the paper', async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    const field = `word-${idOf(world, visits)}`;
    expect(await world.lea.press('Send svaret', { [field]: 'Vi mangler en uvildig til at se på det' })).toContain(
      '»Vi mangler en uvildig til at se på det«',
    );
    expect(history(world)).toEqual(['added Lea Leder', 'help Lea Leder »Vi mangler en uvildig til at se på det«']);
  });

  test('whose answer is pressed twice has one answer and one line of history', async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    const press = answering(world, visits, 'going');
    const both = await Promise.all([world.lea.forge('plan.answer', press), world.lea.forge('plan.answer', press)]);
    for (const text of both) expect(text).toContain('I gang, siger Lea Leder');
    await world.lea.forge('plan.answer', press);
    expect(history(world)).toEqual(['added Lea Leder', 'going Lea Leder']);
  });

  test('can be answered anew, and says what was answered last', async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    await world.lea.press('Færdig');
    expect(await world.lea.press('I gang')).toContain('I gang, siger Lea Leder');
    expect(history(world)).toEqual(['added Lea Leder', 'done Lea Leder', 'going Lea Leder']);
  });

  test('refuses a civil registration number in a word, and keeps and logs nothing of it', async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    const before = snapshot(world);
    expect(await world.lea.forge('plan.answer', answering(world, visits, 'help', '2025-W50', 'Det er 010190-1234'))).toContain(
      'CPR-nummer',
    );
    expect(snapshot(world)).toBe(before);
    expect(everything(world)).not.toContain('010190');
  });

  test('refuses a word that is too long', async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    const before = snapshot(world);
    expect(await world.lea.forge('plan.answer', answering(world, visits, 'going', '2025-W50', 'å'.repeat(501)))).toContain('500 tegn');
    expect(snapshot(world)).toBe(before);
    expect(await world.lea.forge('plan.answer', answering(world, visits, 'going', '2025-W50', 'å'.repeat(500)))).toContain('I gang, siger');
  });

  test('reminds of what a plan is for where a word tells of one person', async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    const told = answering(world, visits, 'going', '2025-W50', 'Fru Jensen slog mig i går');
    expect(await world.lea.forge('plan.answer', told)).toContain('alle i kanalen kan læse det');
    expect(await world.lea.forge('plan.answer', answering(world, visits, 'done'))).not.toContain('alle i kanalen kan læse det');
  });
});

describe('two people at once', () => {
  test('about the same action are both kept, and the last one counts', async () => {
    const world = await planned(visits, drill);
    await checkInAt(world, '2025-12-08T09:00', world.lea, world.arne);
    await Promise.all([
      world.lea.forge('plan.answer', answering(world, visits, 'going')),
      world.arne.forge('plan.answer', answering(world, visits, 'done')),
    ]);
    expect(history(world).slice(2).toSorted()).toEqual(['done Arne Amr', 'going Lea Leder']);
    expect(await world.lea.say('handleplan')).toMatch(/1 (?:færdig|i gang) · 1 ikke begyndt/);
  });

  test.each([
    ['about different actions', drill, '1 færdig · 1 i gang'],
    ['about the same action', visits, '1 i gang · 1 ikke begyndt'],
  ])('%s are both kept from two processes, too', async (_, what, counts) => {
    const world = await planned(visits, drill);
    await checkInAt(world, '2025-12-08T09:00', world.lea, world.arne);
    const other = await anotherBot();
    const action = (who: Person, data: unknown): Turn => ({ ...who.origin, kind: 'action', verb: 'plan.answer', data });
    const meanwhile = () => other(action(world.arne, answering(world, what, 'done')), world.ports);
    await dispatch(capabilities, action(world.lea, answering(world, visits, 'going')), interrupted(world, meanwhile));
    expect(await world.lea.say('handleplan')).toContain(counts);
    expect(history(world).slice(2).toSorted()).toEqual(['done Arne Amr', 'going Lea Leder']);
  });
});

describe('a press', () => {
  test("on last week's card is not taken, and leads to the newest", async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    const old = world.lea.shown();
    await checkInAt(world, '2025-12-15T09:00', world.arne);
    const before = snapshot(world);
    const text = await world.lea.press('Færdig', {}, { on: old });
    expect(text).toContain('Kortet er fra uge 50');
    expect(text).toContain('Svar på det nyeste kort i kanalen');
    expect(snapshot(world)).toBe(before);
  });

  test("on last week's card is taken where this week's has not come, or has not gone out", async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    const old = world.lea.shown();
    world.meet(() => ({ kind: 'later', seconds: 600 }));
    world.at('2025-12-15T09:00');
    await world.work();
    expect(world.posts()).toContain('check-in|2025-W51 waiting');
    expect(await world.lea.press('I gang', {}, { on: old })).toContain('I gang, siger Lea Leder');
  });

  test.each([
    ['of the same organisation', {}],
    ['of another organisation', { tenantId: 'odense' }],
    ["of another organisation with a member's ids", { tenantId: 'odense', userId: 'lea-leder', directoryId: 'lea-leder-in-the-directory' }],
  ])('by somebody outside the group, %s, changes nothing', async (_, over) => {
    const world = await planned(visits);
    await organiserHere(world);
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    const ulla = inChannel(world, 'Ulla Ude', 'ulla@vejle.dk', { userId: 'ulla', ...over });
    const before = snapshot(world);
    for (const [verb, data] of [
      ['plan.answer', answering(world, visits, 'done')],
      ['plan.ask-help', { group: 'vejle-group', action: idOf(world, visits), language: 'da' }],
      ['plan.save', { group: 'vejle-group', fresh: 'forged', what: 'Noget andet', language: 'da' }],
      ['plan.save', { group: 'vejle-group', action: idOf(world, visits), what: 'Noget andet', language: 'da' }],
      ['plan.remove', { group: 'vejle-group', action: idOf(world, visits), sure: 'yes', language: 'da' }],
      ['plan.move', { group: 'vejle-group', action: idOf(world, visits), to: 'up', language: 'da' }],
      ['plan.carry', { group: 'vejle-group', language: 'da' }],
      ['plan.save-member', { group: 'vejle-group', fresh: 'forged', name: 'Ulla Ude', mail: 'ulla@vejle.dk', language: 'da' }],
      ['plan.remove-member', { group: 'vejle-group', member: 'arne', language: 'da' }],
      ['plan.rhythm', { group: 'vejle-group', weekday: '3', shares: 'yes', language: 'da' }],
      ['plan.unlink', { group: 'vejle-group', sure: 'yes', language: 'da' }],
    ] as const) {
      expect(await ulla.forge(verb, data), verb).toMatch(/Kun gruppens egne kan ændre handleplanen[\s\S]*Intet er ændret/);
    }
    for (const [verb, data] of [
      ['plan.show', { group: 'vejle-group', language: 'da' }],
      ['plan.edit', { group: 'vejle-group', action: idOf(world, visits), language: 'da' }],
      ['plan.group', { group: 'vejle-group', language: 'da' }],
      ['plan.edit-member', { group: 'vejle-group', language: 'da' }],
      ['plan.paper', { group: 'vejle-group', language: 'da' }],
    ] as const) {
      const text = await ulla.forge(verb, data);
      expect(text, verb).toContain('Kun gruppens egne');
      expect(text, verb).not.toContain(visits);
    }
    expect(snapshot(world)).toBe(before);
  });

  test('with ids that nobody has changes nothing', async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    const before = snapshot(world);
    expect(await world.lea.forge('plan.answer', { ...answering(world, visits, 'done'), action: 'forged' })).toContain(
      'er her ikke længere',
    );
    expect(await world.lea.forge('plan.answer', { ...answering(world, visits, 'done'), group: 'forged' })).toContain('er her ikke længere');
    const shapes = [{ action: 'a|b' }, { group: '../..' }, { answer: 'erased' }, { week: 'x'.repeat(11) }, { language: 'xx' }];
    for (const wrong of shapes) {
      await expect(world.lea.forge('plan.answer', { ...answering(world, visits, 'done'), ...wrong })).rejects.toThrow('action.invalid');
    }
    expect(snapshot(world)).toBe(before);
  });

  test('on an action that somebody has just removed says so', async () => {
    const world = await planned(visits, drill);
    await checkInAt(world, '2025-12-08T09:00', world.lea, world.arne);
    const pressed = answering(world, visits, 'done');
    await world.arne.forge('plan.remove', { group: 'vejle-group', action: pressed.action, sure: 'yes', language: 'da' });
    const before = snapshot(world);
    expect(await world.lea.forge('plan.answer', pressed)).toContain('er her ikke længere');
    expect(snapshot(world)).toBe(before);
  });
});

describe('a week stays quiet', () => {
  test('in which all was answered beforehand, and the next one is not', async () => {
    const world = await planned(visits, drill);
    world.at('2025-12-08T08:00');
    await world.lea.say('1 er i gang');
    await world.arne.say('nummer 2: ingen ændring');
    world.at('2025-12-08T09:00');
    await world.work();
    expect(world.inGroup()).toEqual([]);
    expect(world.posts()).toEqual(['check-in|2025-W50 skipped quiet']);
    expect(await checkInAt(world, '2025-12-15T09:00')).toContain('Uge 51');
  });

  test('in which one is not answered: then it is asked', async () => {
    const world = await planned(visits, drill);
    world.at('2025-12-08T08:00');
    await world.lea.say('1 er i gang');
    expect(await checkInAt(world, '2025-12-08T09:00')).toContain('I gang, siger Lea Leder');
  });

  test('in which nothing is open, until something is', async () => {
    const world = await planned(visits);
    await world.lea.say('1 er færdig');
    for (const day of ['2025-12-08', '2025-12-15']) {
      world.at(`${day}T09:00`);
      await world.work();
    }
    expect(world.inGroup()).toEqual([]);
    await world.lea.say(`ny handling: ${drill}`);
    expect(await checkInAt(world, '2025-12-22T09:00')).toContain('Uge 52');
  });
});

describe('in the chat', () => {
  test('an action keeps its number when others are done, and the same said twice is one answer', async () => {
    const world = await planned(visits, drill, 'Ny procedure for nødkald');
    await world.lea.say('1 er færdig');
    await world.lea.say('1 er færdig');
    const plan = await world.lea.say('2 er i gang');
    expect(plan).toContain('1 færdig · 1 i gang · 1 ikke begyndt');
    expect(plan).toContain(`2. ${drill}`);
    expect(plan).toContain(`✓ 1. ${visits}`);
    expect(history(world).slice(3)).toEqual(['done Lea Leder', 'going Lea Leder']);
  });

  test('answers are given by number, several at once, with words', async () => {
    const world = await planned(visits, drill, 'Ny procedure for nødkald');
    const text = await world.lea.say('1 er færdig, 3 sidder fast: ingen svarer på nettet');
    expect(text).toContain('Gemt.');
    expect(text).toContain('1 færdig · 1 ikke begyndt · 1 sidder fast');
    expect(history(world).slice(3)).toEqual(['done Lea Leder', 'help Lea Leder »ingen svarer på nettet«']);
  });

  test('a number that no action has changes nothing, not the others either', async () => {
    const world = await planned(visits, drill);
    const before = snapshot(world);
    expect(await world.lea.say('1 er færdig, 7 er i gang')).toContain('Den handling kan jeg ikke finde');
    expect(snapshot(world)).toBe(before);
  });

  test('a civil registration number is refused, and a word about one person is reminded of', async () => {
    const world = await planned(visits);
    const before = snapshot(world);
    expect(await world.lea.say('1 er i gang, det handler om 010190-1234')).toContain('CPR-nummer');
    expect(snapshot(world)).toBe(before);
    expect(everything(world)).not.toContain('010190');
    expect(await world.lea.say('1 er i gang: fru Jensen slog Hanne i går')).toContain('alle i kanalen kan læse det');
  });

  test('somebody outside the group is told that they are', async () => {
    const world = await planned(visits);
    const before = snapshot(world);
    const ulla = inChannel(world, 'Ulla Ude', 'ulla@vejle.dk');
    for (const text of [
      '1 er færdig',
      'handleplan',
      'ny handling: noget andet',
      'hent handleplan',
      'gruppen',
      'frakobl',
      'hold pause til 1. februar',
    ]) {
      expect(await ulla.say(text), text).toContain('Kun gruppens egne');
    }
    expect(snapshot(world)).toBe(before);
  });
});

describe('an action that is stuck in two check-ins running', () => {
  test('offers help, and is passed on with consent alone', async () => {
    const world = await planned(visits);
    const freja = await organiserHere(world);
    expect(await stuck(world, 'Vi mangler en uvildig')).toContain('Skal jeg spørge netværkets konsulenter?');
    await world.work();
    const there = () => world.posted.filter(({ to }) => to === '19:organisers');
    expect(there()).toEqual([]);
    expect(await world.lea.press('Ja, spørg konsulenterne')).toContain('Nu har konsulenterne fået besked');
    await world.work();
    const [card] = there();
    for (const words of ['Vejle Kommune', visits, 'Vi mangler en uvildig', '2 gange']) expect(card?.text).toContain(words);
    for (const name of ['Lea', 'Leder', 'Ældreområdet']) expect(card?.text).not.toContain(name);
    // Nobody needs to ask twice.
    expect(await world.lea.forge('plan.ask-help', { group: 'vejle-group', action: idOf(world, visits), language: 'da' })).toContain(
      'Konsulenterne har allerede fået besked',
    );
    await world.work();
    expect(there()).toHaveLength(1);
    if (card) freja.receive(card.reply);
    expect(await freja.press('Send svaret', { reply: '' })).toContain('Skriv et svar til gruppen først');
    expect(await freja.press('Send svaret', { reply: 'Ring om 010190-1234' })).toContain('CPR-nummer');
    expect(everything(world)).not.toContain('010190');
    const first = freja.dataOf('Send svaret', { reply: 'Begynd med ét plejecenter' });
    expect(await freja.press('Send svaret', { reply: 'Begynd med ét plejecenter' })).toContain(
      'Tak. Dit svar bliver lagt i gruppens kanal.',
    );
    await freja.forge('plan.reply', { ...first, reply: 'Et andet svar' });
    await world.work();
    const advice = world.inGroup().filter(({ text }) => text.includes('Konsulenterne har svaret'));
    expect(advice.map(({ to }) => to)).toEqual([world.threadOf('2025-W51')]);
    for (const words of [visits, 'Freja Vinther har svaret', 'Begynd med ét plejecenter']) expect(advice[0]?.text).toContain(words);
    expect(advice[0]?.text).not.toContain('Et andet svar');
    expect(await checkInAt(world, '2025-12-22T09:00')).toContain('Freja Vinther svarer: Begynd med ét plejecenter');
    expect(history(world).slice(-2)).toEqual(['asked-help Lea Leder', 'got-help Freja Vinther »Begynd med ét plejecenter«']);
  });

  test("is passed on to the consultants' channel where one is named, and answered from there", async () => {
    const world = await planned(visits);
    await organiserHere(world);
    const nina = person(world, 'Nina Roth', 'nina@kl.dk', {
      tenantId: 'kl',
      directoryId: 'freja-in-the-directory',
      scope: 'channel',
      channelId: '19:consultants',
      conversationId: '19:consultants;messageid=1',
    });
    expect(await nina.say('gør denne kanal til konsulenternes')).toContain('Denne kanal er nu konsulenternes');
    await stuck(world);
    await world.lea.press('Ja, spørg konsulenterne');
    await world.work();
    expect(world.posted.map(({ to }) => to).filter((to) => !to.startsWith('19:gruppen'))).toEqual(['19:consultants']);
    const card = world.posted.find(({ to }) => to === '19:consultants');
    const sent = { group: 'vejle-group', action: idOf(world, visits), reply: 'Det kan I ikke', language: 'da' };
    // Neither the group itself nor anybody in another channel answers for them.
    expect(await world.lea.forge('plan.reply', sent)).toContain('Intet er ændret');
    if (card) nina.receive(card.reply);
    expect(await nina.press('Send svaret', { reply: 'Vi ringer på torsdag' })).toContain('Nina Roth har svaret');
    await world.work();
    expect(world.inGroup().at(-1)?.text).toContain('Vi ringer på torsdag');
  });

  test('is not passed on where nobody would get it, and says whom to ask', async () => {
    const world = await planned(visits);
    await stuck(world);
    const before = snapshot(world);
    expect(await world.lea.press('Ja, spørg konsulenterne')).toMatch(/har ikke en kanal hos mig endnu[\s\S]*Nina Roth/);
    expect(snapshot(world)).toBe(before);
  });

  test('and got under way in between begins to count anew', async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    await world.lea.press('Send svaret');
    await checkInAt(world, '2025-12-15T09:00', world.lea);
    await world.lea.press('I gang');
    await checkInAt(world, '2025-12-22T09:00', world.lea);
    expect(await world.lea.press('Send svaret')).not.toContain('Skal jeg spørge');
  });

  test('and is said to be as it was counts as stuck', async () => {
    const world = await planned(visits);
    await checkInAt(world, '2025-12-08T09:00', world.lea);
    await world.lea.press('Send svaret');
    await checkInAt(world, '2025-12-15T09:00', world.lea);
    expect(await world.lea.press('Ingen ændring')).toContain('Skal jeg spørge netværkets konsulenter?');
  });

  test('is answered in the channel that the group has moved to, not in a thread of the old one', async () => {
    const world = await planned(visits);
    const freja = await organiserHere(world);
    await stuck(world);
    await world.lea.press('Ja, spørg konsulenterne');
    await world.work();
    await inChannel(world, 'Lea Leder', 'lea@vejle.dk', { channelId: '19:another@thread.tacv2' }).say('tilknyt');
    await freja.forge('plan.reply', { group: 'vejle-group', action: idOf(world, visits), reply: 'Vi ringer på torsdag', language: 'da' });
    await world.work();
    const answers = world.posted.filter(({ text }) => text.includes('Vi ringer på torsdag'));
    expect(answers.map(({ to }) => to)).toEqual(['19:another@thread.tacv2']);
  });

  test('is answered in the channel where the thread is gone, and the bot goes on writing there', async () => {
    const world = await planned(visits);
    const freja = await organiserHere(world);
    await stuck(world);
    await world.lea.press('Ja, spørg konsulenterne');
    await world.work();
    world.meet(({ conversationId }) =>
      conversationId.includes(';messageid=') ? { kind: 'refused', code: 'ConversationNotFound' } : undefined,
    );
    await freja.forge('plan.reply', { group: 'vejle-group', action: idOf(world, visits), reply: 'Vi ringer på torsdag', language: 'da' });
    await world.work();
    const answers = world.inGroup().filter(({ text }) => text.includes('Vi ringer på torsdag'));
    expect(answers.map(({ to }) => to)).toEqual(['19:gruppen@thread.tacv2']);
    expect(await checkInAt(world, '2025-12-22T09:00')).toContain('Uge 52');
  });
});
