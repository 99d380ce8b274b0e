import { describe, expect, test, vi } from 'vitest';
import { dispatch } from '../../src/core/dispatch.js';
import { plainText } from '../../src/core/plain.js';
import type { Row, Table } from '../../src/core/ports.js';
import type { Turn } from '../../src/core/turn.js';
import { apply, everything, fillIn, newestIn, organiserIds, organiserIn, type Person, person, sample, snapshot, stage } from './talk.js';

const next = 'Gem og gå videre';
const send = 'Send ansøgningen';
const noAccess = 'Den ansøgning kan jeg ikke åbne for dig.';

function lonesWorld(now?: string) {
  const world = stage(now);
  return { world, lone: person(world, 'Lone Hansen', 'lone@vejle.dk') };
}

/** An application that lacks nothing but the press, and its id. */
async function ready(now?: string) {
  const { world, lone } = lonesWorld(now);
  await fillIn(lone);
  return { world, lone, id: idOf(lone, send) };
}

/** An application that was sent, with the organiser who has it in the channel. */
async function sentTo() {
  const { world, lone } = lonesWorld();
  const freja = await organiserIn(world);
  await apply(lone);
  await newestIn(world, freja);
  return { world, lone, freja, id: idOf(freja, 'Optag') };
}

function idOf(who: Person, button: string): string {
  return String(who.dataOf(button).id);
}

const submissions = (rows: Iterable<Row>) => [...rows].flatMap(({ submission }) => (typeof submission === 'string' ? [submission] : []));

/** Every verb of a group's buttons, with data that the application's own people might send. */
const verbs = (id: string): readonly (readonly [string, Record<string, unknown>])[] => [
  ['apply.open', { id, language: 'da' }],
  ['apply.open', { id, step: 'review', language: 'da' }],
  ['apply.go', { id, step: 'motivation', to: 'review', seen: {}, change: 'noget andet', language: 'da' }],
  ['apply.save-member', { id, member: 'new', to: 'group', seen: {}, name: 'Ny', language: 'da' }],
  ['apply.remove-member', { id, member: 'id-5', seen: {}, language: 'da' }],
  ['apply.share', { id, people: '00000000-0000-0000-0000-000000000001', language: 'da' }],
  ['apply.take-over', { id, language: 'da' }],
  ['apply.submit', { id, consent: 'yes', language: 'da' }],
  ['apply.withdraw', { id, sure: 'yes', language: 'da' }],
  ['apply.reopen', { id, language: 'da' }],
  ['apply.coordinator', { id, language: 'da' }],
  ['apply.med', { id, decided: 'not-yet', language: 'da' }],
  ['apply.med', { id, decided: 'yes', decidedOn: '2025-10-01', language: 'da' }],
];

async function refusedEverywhere(who: Person, id: string, world: ReturnType<typeof stage>) {
  const before = snapshot(world);
  for (const [verb, data] of verbs(id)) {
    const answer = await who.forge(verb, data);
    expect(answer, verb).toContain(noAccess);
    expect(answer, verb).not.toMatch(/Vejle|Lone|risikovurderinger/);
  }
  expect(snapshot(world)).toBe(before);
}

describe('who may', () => {
  test('somebody of another tenant may not, whatever they press', async () => {
    const { world, id } = await ready();
    await refusedEverywhere(person(world, 'Eva Krog', 'eva@kolding.dk', { tenantId: 'kolding' }), id, world);
  });

  test('somebody else of the same tenant may not, whatever they press', async () => {
    const { world, id } = await ready();
    await refusedEverywhere(person(world, 'Eva Krog', 'eva@vejle.dk'), id, world);
  });

  test('somebody of another tenant may not with the mail of one in the group, nor with the Teams id of one', async () => {
    const { world, id, lone } = await ready();
    await refusedEverywhere(person(world, 'Ole Bach', 'ole@vejle.dk', { tenantId: 'kolding' }), id, world);
    await refusedEverywhere(person(world, 'Lone Hansen', 'lone@vejle.dk', { ...lone.origin, tenantId: 'kolding' }), id, world);
    const ole = person(world, 'Ole Bach', 'ole@vejle.dk', { tenantId: 'kolding' });
    expect(await ole.say('ansøg')).toContain('Trin 1 af 5');
  });

  test('somebody without a mail address may not', async () => {
    const { world, id, lone } = await ready();
    await lone.press(/^3 /);
    await lone.press('Tilføj en person');
    await lone.press('Gem', { name: 'Uden mail' });
    await refusedEverywhere(person(world, 'Eva Krog', ''), id, world);
  });

  test('somebody who was taken out of the group may no longer, and is not asked to go on', async () => {
    const { world, id, lone } = await ready();
    const mette = person(world, 'Mette Holm', 'mette@vejle.dk');
    expect(await mette.say('ansøg')).toContain('Trin 5 af 5');
    await lone.press(/^3 /);
    await lone.press('Ret', {}, { beside: 'Mette Holm' });
    await lone.press('Fjern fra gruppen');
    await refusedEverywhere(mette, id, world);
    expect(await mette.say('hvem må være øvrige?')).not.toContain('Jeres ansøgning venter');
    expect(await mette.say('status')).toContain('Du har ingen ansøgning i gang');
  });

  test('somebody who was taken out of the group is not told what the organisers decide', async () => {
    const { world, lone } = await ready();
    const freja = await organiserIn(world);
    const pia = { name: 'Pia Juhl', mail: 'pia@vejle.dk', role: 'tr', area: 'Personale' };
    await lone.press(/^3 /);
    await lone.press('Tilføj en person');
    await lone.press('Gem', pia);
    await person(world, pia.name, pia.mail, { conversationId: 'chat-pia' }).say('ansøg');
    await lone.press('Ret', {}, { beside: pia.name });
    await lone.press('Fjern fra gruppen');
    await lone.press(/^5 /);
    await lone.press(send, { consent: 'yes' });
    await newestIn(world, freja);
    await freja.press('Optag', { word: 'Velkommen' });
    await world.work();
    expect(world.posted.map(({ to }) => to)).not.toContain('chat-pia');
  });

  test('somebody who took it over and was taken out of the group is not reminded of it', async () => {
    const { world, lone } = await ready();
    const mette = person(world, 'Mette Holm', 'mette@vejle.dk');
    await mette.say('ansøg');
    await mette.say('del ansøgningen');
    await mette.press('Overtag ansøgningen');
    await lone.press(/^3 /);
    await lone.press('Ret', {}, { beside: 'Mette Holm' });
    await lone.press('Fjern fra gruppen');
    world.at('2025-11-10T09:00');
    await world.work();
    expect(world.posted.filter(({ to }) => to === mette.origin.conversationId)).toEqual([]);
  });

  test('a group chat gets nothing of an application, even with one of its own people in it', async () => {
    const { world } = await ready();
    const lone = person(world, 'Lone Hansen', 'lone@vejle.dk', { scope: 'group', conversationId: 'many' });
    for (const text of ['ansøg', 'status', 'hvad mangler vi?', 'Ole Bach er leder']) {
      expect(await lone.say(text), text).not.toMatch(/Trin \d|SMV-|risikovurderinger/);
    }
  });
});

describe('where it may', () => {
  test.each(['channel', 'group'] as const)('a %s gets nothing of an application, whatever its own people press there', async (scope) => {
    const { world, id } = await ready();
    const lone = person(world, 'Lone Hansen', 'lone@vejle.dk', { scope, channelId: '19:all', conversationId: '19:all' });
    const before = snapshot(world);
    const begins = ['apply.start', 'apply.new'].map((verb) => [verb, { language: 'da' }] as const);
    for (const [verb, data] of [...verbs(id), ...begins]) {
      expect(await lone.forge(verb, data), verb).toMatch(/^Ansøgningen udfylder I i en privat chat med mig/);
    }
    expect(snapshot(world)).toBe(before);
  });
});

describe('what is made up', () => {
  test('an id of no application is said to be gone, and nothing is written', async () => {
    const { world, lone } = await ready();
    const before = snapshot(world);
    for (const [verb, data] of verbs('id-99')) expect(await lone.forge(verb, data), verb).toContain('findes ikke længere');
    expect(snapshot(world)).toBe(before);
  });

  test.each([
    ['an id that reaches for other rows', 'apply.open', { id: 'a|id-1' }],
    ['an id that is no text', 'apply.open', { id: { $ne: '' } }],
    ['no id', 'apply.submit', { id: undefined }],
    ['a step that is not', 'apply.go', { step: 'decision', to: 'review' }],
    ['a step of every object', 'apply.go', { step: 'constructor', to: 'review' }],
    ['a way that is not', 'apply.go', { step: 'course', to: 'nowhere' }],
    ['a municipality that is not', 'apply.go', { step: 'course', to: 'med', municipality: 'atlantis' }],
    ['a course that is not', 'apply.go', { step: 'course', to: 'med', course: 'odense' }],
    ['a basis that is not', 'apply.go', { step: 'med', to: 'group', basis: 'maybe' }],
    ['a day that is not', 'apply.go', { step: 'med', to: 'group', decidedOn: '2025-02-30' }],
    ['a tick that is not', 'apply.go', { step: 'motivation', to: 'review', time: 'perhaps' }],
    ['an element that is not', 'apply.go', { step: 'motivation', to: 'review', elements: 'element-risk,element-none' }],
    ['a text that is a list', 'apply.go', { step: 'motivation', to: 'review', change: ['a', 'b'] }],
    ['a role that is not', 'apply.save-member', { member: 'new', to: 'group', role: 'queen' }],
    ['a coordinator who is nobody', 'apply.coordinator', { coordinator: 'nobody' }],
    ['marks of what was seen that are none', 'apply.go', { step: 'course', to: 'med', seen: 'everything' }],
    ['marks that are too long', 'apply.go', { step: 'course', to: 'med', seen: { course: 'x'.repeat(21) } }],
    ['a language that is not', 'apply.open', { language: 'xx' }],
    ['an answer that is not', 'apply.decide', { version: 1, what: 'destroy' }],
    ['a version that is no number', 'apply.decide', { version: '1', what: 'accept' }],
  ])('%s is refused, and nothing is written', async (_, verb, over) => {
    const { world, lone } = lonesWorld();
    const freja = await organiserIn(world);
    await apply(lone);
    await newestIn(world, freja);
    const before = snapshot(world);
    const data = { id: idOf(freja, 'Optag'), language: 'da', ...over };
    await expect(lone.forge(verb, data)).rejects.toMatchObject({ code: 'action.invalid' });
    await expect(lone.forge(verb, 'text')).rejects.toMatchObject({ code: 'action.invalid' });
    await expect(lone.forge(verb, null)).rejects.toMatchObject({ code: 'action.invalid' });
    expect(snapshot(world)).toBe(before);
  });

  test('fields of another step are not taken', async () => {
    const { world, lone, id } = await ready();
    await lone.forge('apply.go', { id, step: 'course', to: 'med', seen: {}, change: 'smuglet', state: 'accepted', language: 'da' });
    expect(everything(world)).not.toContain('smuglet');
    expect(world.rowsAt('a|')).toMatchObject([{ state: 'draft' }]);
  });

  test('marks that claim nothing was seen do not write over what another wrote', async () => {
    const { lone, id } = await ready();
    const data = { id, step: 'motivation', to: 'review', seen: {}, change: 'overskrevet', language: 'da' };
    const answer = await lone.forge('apply.go', data);
    expect(answer).toContain('er blevet ændret, siden');
    await lone.press('Behold det, der står');
    expect(lone.field('change')).toBe(sample.motivation.change);
  });

  test('a coordinator who is not in the group keeps it from being sent', async () => {
    const { world, lone, id } = await ready();
    await lone.press(/^3 /);
    await lone.forge('apply.go', { ...lone.dataOf(next), to: 'review', coordinator: 'nobody' });
    expect(await lone.forge('apply.submit', { id, consent: 'yes', language: 'da' })).toContain('Vælg en tovholder');
    expect(submissions(world.rows.values())).toEqual([]);
  });

  test('an application that lacks something is not sent, whatever is pressed', async () => {
    const { world, lone } = lonesWorld();
    await fillIn(lone, { people: [] });
    const { id } = lone.dataOf('Tilbage');
    const answer = await lone.forge('apply.submit', { id, consent: 'yes', language: 'da' });
    expect(answer).toContain('Der mangler noget, før ansøgningen kan sendes.');
    expect(answer).toContain('Der mangler 1 leder.');
    expect(submissions(world.rows.values())).toEqual([]);
    await world.work();
    expect(world.mails).toEqual([]);
  });

  test.each(['', 'no', 'false', 'maybe'])('without consent (%j) it is not sent', async (consent) => {
    const { world, lone, id } = await ready();
    expect(await lone.forge('apply.submit', { id, consent, language: 'da' })).toContain('Sæt hak ved, at I er enige');
    expect(submissions(world.rows.values())).toEqual([]);
    expect(await lone.press(send, { consent: 'yes' })).toContain('Tak, ansøgningen er sendt');
  });
});

describe('pressed again', () => {
  test('two presses, one after the other, send it once', async () => {
    const { world, lone } = await ready();
    const card = lone.shown();
    await lone.press(send, { consent: 'yes' });
    expect(await lone.press(send, { consent: 'yes' }, { on: card })).toContain('er sendt');
    expect(world.rowsAt('d|').filter(({ job }) => job === 'apply.mail')).toHaveLength(1);
    expect(submissions(world.rows.values()).map((text) => JSON.parse(text).version)).toEqual([1]);
    await world.work();
    expect(world.mails).toHaveLength(1);
  });

  test('many presses at once, by two people, in two processes, send it once', async () => {
    const { world, lone } = await ready();
    const ole = person(world, 'Ole Bach', 'ole@vejle.dk');
    await ole.say('ansøg');
    const card = lone.shown();
    const data = ole.dataOf(send, { consent: 'yes' });
    // Modules that are loaded anew share nothing with the others but the tables.
    vi.resetModules();
    const elsewhere = await import('../../src/capabilities/index.js');
    const pressed: Turn = { ...ole.origin, kind: 'action', verb: 'apply.submit', data };
    const answers = await Promise.all(
      [1, 2, 3].flatMap(() => [
        lone.press(send, { consent: 'yes' }, { on: card }),
        dispatch(elsewhere.capabilities, pressed, world.ports).then(({ replies }) => replies.map(plainText).join()),
      ]),
    );
    for (const answer of answers) expect(answer).toContain('er sendt');
    expect(world.rowsAt('d|').filter(({ job }) => job === 'apply.mail')).toHaveLength(1);
    expect(submissions(world.rows.values()).map((text) => JSON.parse(text).version)).toEqual([1]);
    await world.work();
    expect(world.mails).toHaveLength(1);
  });

  test('an old card does not take back what others have written since', async () => {
    const { world, lone } = await ready();
    await lone.press('Tilbage');
    const old = lone.shown();
    const ole = person(world, 'Ole Bach', 'ole@vejle.dk');
    await ole.say('ansøg');
    await ole.press('Tilbage');
    await ole.press(next, { done: 'Oles nye tekst', change: 'Oles nye mål' });
    const review = await lone.press(next, {}, { on: old });
    expect(review).toContain('Oles nye tekst');
    expect(review).toContain('Oles nye mål');
  });

  test('an old card for sending sends what stands there now', async () => {
    const { world, lone } = await ready();
    const old = lone.shown();
    const ole = person(world, 'Ole Bach', 'ole@vejle.dk');
    await ole.say('ansøg');
    await ole.press(/^3 /);
    await ole.press('Ret', {}, { beside: 'Kim Sand' });
    await ole.press('Fjern fra gruppen');
    expect(await lone.press(send, { consent: 'yes' }, { on: old })).toContain('Der mangler 1 øvrig deltager.');
    expect(submissions(world.rows.values())).toEqual([]);
  });

  test('an old card for sending does not send what the person has not read', async () => {
    const { world, lone } = await ready();
    const old = lone.shown();
    const ole = person(world, 'Ole Bach', 'ole@vejle.dk');
    await ole.say('ansøg');
    await ole.press(/^4 /);
    await ole.press(/^5 /, { change: 'Oles nye mål' });
    const answer = await lone.press(send, { consent: 'yes' }, { on: old });
    expect(answer).toContain('Nogen har ændret ansøgningen');
    expect(answer).toContain('Oles nye mål');
    expect(submissions(world.rows.values())).toEqual([]);
    expect(await lone.press(send, { consent: 'yes' })).toContain('Tak, ansøgningen er sendt');
  });

  test('an old yes to taking it back does not take back what was sent since', async () => {
    const { world, lone } = await ready();
    await lone.press(send, { consent: 'yes' });
    await lone.press('Træk tilbage');
    const sure = lone.shown();
    await lone.press('Ja, træk den tilbage');
    await lone.press('Genåbn som kladde');
    await lone.press(send, { consent: 'yes' });
    const before = snapshot(world);
    const answer = await lone.press('Ja, træk den tilbage', {}, { on: sure });
    expect(answer).toContain('Kortet var gammelt');
    expect(answer).toContain('Status: Sendt');
    expect(snapshot(world)).toBe(before);
  });

  test('an old card of a withdrawn application changes nothing', async () => {
    const { world, lone } = await ready();
    const old = lone.shown();
    await lone.say('træk ansøgningen tilbage');
    await lone.press('Ja, træk den tilbage');
    expect(await lone.press(send, { consent: 'yes' }, { on: old })).toContain('Ansøgningen er trukket tilbage.');
    expect(submissions(world.rows.values())).toEqual([]);
  });
});

describe('the deadline, which passes while the card is open', () => {
  test('at 23:59:59 in Copenhagen it is sent', async () => {
    const { world, lone } = await ready();
    world.at('2025-11-17T23:59:59');
    expect(await lone.press(send, { consent: 'yes' })).toContain('Tak, ansøgningen er sendt');
  });

  test('at 00:00 in Copenhagen it is not, though in Greenwich it is still the day before', async () => {
    const { world, lone } = await ready();
    world.at('2025-11-18T00:00');
    expect(world.ports.clock().toISOString()).toBe('2025-11-17T23:00:00.000Z');
    expect(await lone.press(send, { consent: 'yes' })).toContain('Fristen er gået');
    expect(submissions(world.rows.values())).toEqual([]);
    await world.work();
    expect(world.mails).toEqual([]);
  });

  test('who is asked for more may answer after it, and may not take it back', async () => {
    const { world, lone, freja, id } = await sentTo();
    await freja.press('Bed om mere', { word: 'Hvem er med fra skolerne?' });
    world.at('2025-11-18T00:00');
    expect(await lone.forge('apply.withdraw', { id, sure: 'yes', version: 1, language: 'da' })).toContain('Fristen er gået');
    expect(await lone.say('status')).toContain('Status: Arrangørerne mangler noget');
    expect(lone.buttons()).not.toContain('Træk tilbage');
    const form = await lone.press('Ret ansøgningen');
    expect(form).toContain('Arrangørerne skriver:');
    expect(form).toContain('Hvem er med fra skolerne?');
    expect(await lone.press('Send ændringerne', { consent: 'yes' })).toContain('Ændringerne er sendt');
  });

  test('what was sent can be neither changed nor taken back after it', async () => {
    const { world, lone, id } = await ready();
    await lone.press(send, { consent: 'yes' });
    await lone.press('Ret ansøgningen');
    await lone.press('Tilbage');
    world.at('2025-11-18T00:00');
    const before = snapshot(world);
    expect(await lone.press(next, { change: 'for sent' })).toContain('Fristen er gået');
    expect(await lone.forge('apply.withdraw', { id, sure: 'yes', language: 'da' })).toContain('Fristen er gået');
    expect(await lone.say('træk ansøgningen tilbage')).toContain('Fristen er gået');
    expect(snapshot(world)).toBe(before);
  });
});

describe('the organisers’ answer', () => {
  const accept = (id: string, over: object = {}) => ({ id, version: 1, what: 'accept', word: '', language: 'da', ...over });

  test('is not the group’s to give', async () => {
    const { world, lone, id } = await sentTo();
    const before = snapshot(world);
    expect(await lone.forge('apply.decide', accept(id))).toContain('Kun netværkets arrangører');
    expect(snapshot(world)).toBe(before);
  });

  test('is not given by one with the organiser’s directory id in another tenant, nor by one without any', async () => {
    const { world, id } = await sentTo();
    const before = snapshot(world);
    const other = person(world, 'Falsk Vinther', 'freja@kl.dk', { ...organiserIds, tenantId: 'kolding' });
    const nobody = person(world, 'Ingen Id', 'freja@kl.dk', { ...organiserIds, directoryId: '' });
    for (const who of [other, nobody]) expect(await who.forge('apply.decide', accept(id))).toContain('Kun netværkets arrangører');
    expect(snapshot(world)).toBe(before);
  });

  test('does not count for a version that was not seen', async () => {
    const { world, lone, freja } = await sentTo();
    await lone.press('Ret ansøgningen');
    await lone.press('Tilbage');
    await lone.press(next, { change: 'Ny udgave' });
    await lone.press('Send ændringerne', { consent: 'yes' });
    const stale = await freja.press('Optag', { word: 'Velkommen' });
    expect(stale).toContain('Gruppen har sendt en ny udgave');
    expect(stale).toContain('Ny udgave');
    expect(freja.field('word')).toBe('Velkommen');
    expect(world.rowsAt('a|')).toMatchObject([{ state: 'submitted' }]);
    expect(await freja.press('Optag')).toContain('Freja Vinther har optaget gruppen');
  });

  test('is not possible on a draft', async () => {
    const { world, lone, id } = await ready();
    const freja = await organiserIn(world);
    const before = snapshot(world);
    for (const version of [0, 1]) {
      const answer = await freja.forge('apply.decide', accept(id, { version }));
      expect(answer).toContain('findes ikke længere');
      expect(answer).not.toContain('Vejle');
    }
    expect(snapshot(world)).toBe(before);
    expect(await lone.press(send, { consent: 'yes' })).toContain('er sendt');
  });

  test('is not possible on what was taken back', async () => {
    const { world, lone, freja } = await sentTo();
    await lone.press('Træk tilbage');
    await lone.press('Ja, træk den tilbage');
    expect(await freja.press('Optag', { word: 'Velkommen' })).toContain('Trukket tilbage');
    expect(world.rowsAt('a|')).toMatchObject([{ state: 'withdrawn' }]);
  });

  test('is not possible on a draft that was sent, taken back and opened again', async () => {
    const { world, lone, freja } = await sentTo();
    await lone.press('Træk tilbage');
    await lone.press('Ja, træk den tilbage');
    await lone.press('Genåbn som kladde');
    expect(await freja.press('Optag', { word: 'Velkommen' })).toContain('Ansøgningen er ikke sendt endnu.');
    expect(world.rowsAt('a|')).toMatchObject([{ state: 'draft' }]);
  });

  test('is given once, where it is pressed twice', async () => {
    const { world, lone, freja } = await sentTo();
    const card = freja.shown();
    await Promise.all([1, 2, 3].map(() => freja.press('Optag', { word: 'Velkommen' }, { on: card })));
    await world.work();
    expect(world.posted.filter(({ to }) => to === lone.origin.conversationId)).toHaveLength(1);
  });

  test('and what else is theirs is not done for others', async () => {
    const { world, lone, id } = await sentTo();
    const before = snapshot(world);
    expect(await lone.forge('apply.resend', { id, language: 'da' })).toContain('Kun netværkets arrangører');
    expect(await lone.forge('apply.register', { language: 'da' })).toContain('Kun netværkets arrangører');
    const channel = { scope: 'channel', channelId: '19:organisers', conversationId: '19:organisers;messageid=9' } as const;
    const there = person(world, 'Lone Hansen', 'lone@vejle.dk', channel);
    for (const text of ['ansøgninger', 'hent ansøgninger', 'registrér ansøgning', 'Gør denne kanal til arrangørernes']) {
      expect(await there.say(text), text).toContain('Det kan kun en af netværkets arrangører gøre.');
    }
    expect(snapshot(world)).toBe(before);
  });

  test('the applications are listed in the organisers’ channel alone', async () => {
    const { world } = await sentTo();
    const elsewhere = { ...organiserIds, scope: 'channel', channelId: '19:other', conversationId: '19:other;messageid=1' } as const;
    const freja = person(world, 'Freja Vinther', 'freja@kl.dk', elsewhere);
    for (const text of ['ansøgninger', 'hent ansøgninger', 'registrér ansøgning']) {
      expect(await freja.say(text), text).toContain('Ansøgningerne kan kun ses i arrangørernes kanal.');
    }
  });
});

describe('a civil registration number', () => {
  const cpr = '010190-1234';
  const nowhere = async (world: ReturnType<typeof stage>) => {
    await world.settle();
    expect(everything(world)).not.toMatch(/010190|1901234|-1234/);
    expect(world.lines.join()).not.toMatch(/borger/i);
  };

  test.each([
    ['med', 'area', /^2 /],
    ['motivation', 'done', /^4 /],
    ['motivation', 'change', /^4 /],
  ])('is not taken on the step %s in the field %s, and the rest of the text is not lost', async (_, field, step) => {
    const { world, lone } = await ready();
    await lone.press(step);
    const answer = await lone.press(next, { [field]: `Borger ${cpr} slog` });
    expect(answer).toContain('ligner et CPR-nummer');
    expect(answer).not.toContain('010190');
    expect(lone.field(field)).toBe('Borger … slog');
    await nowhere(world);
    expect(await lone.press(next)).not.toContain('CPR');
    expect(everything(world)).toContain('Borger … slog');
  });

  test('in one field does not keep the other fields of the step from being saved', async () => {
    const { world, lone } = await ready();
    await lone.press(/^4 /);
    await lone.press(next, { done: 'Gemt i øvrigt', change: `Borger ${cpr}` });
    expect(everything(world)).toContain('Gemt i øvrigt');
    await nowhere(world);
  });

  test.each(['name', 'mail', 'title', 'area'])('is not taken for a person as %s, and the rest is not lost', async (field) => {
    const { world, lone } = await ready();
    await lone.press(/^3 /);
    await lone.press('Tilføj en person');
    const typed = { name: 'Pia Juhl', mail: 'pia@vejle.dk', title: 'Jurist', area: 'Jura' };
    const answer = await lone.press('Gem', { ...typed, [field]: `borger ${cpr}` });
    expect(answer).toContain('ligner et CPR-nummer');
    for (const [name, text] of Object.entries(typed)) expect(lone.field(name)).toBe(name === field ? 'borger …' : text);
    await nowhere(world);
  });

  test.each(['0101901234', '010190 1234', '010190–1234', '010190\n1234', '０１０１９０-１２３４', 'x010190-1234y'])(
    'is known in another spelling: %j',
    async (spelt) => {
      const { world, lone } = await ready();
      await lone.press('Tilbage');
      expect(await lone.press(next, { change: `Borger ${spelt} slog` })).toContain('ligner et CPR-nummer');
      await nowhere(world);
      expect(everything(world)).not.toContain('０１０１９０');
    },
  );

  test('is not taken in the organiser’s word, and the rest of the word is not lost', async () => {
    const { world, lone, freja } = await sentTo();
    const answer = await freja.press('Optag', { word: `Om borger ${cpr}: velkommen` });
    expect(answer).toContain('ligner et CPR-nummer');
    expect(freja.field('word')).toBe('Om borger …: velkommen');
    expect(world.rowsAt('a|')).toMatchObject([{ state: 'submitted' }]);
    await nowhere(world);
    await world.work();
    expect(world.posted.filter(({ to }) => to === lone.origin.conversationId)).toEqual([]);
  });

  test.each(['area', 'name', 'mail'])('is not taken in the form for an application by mail as %s', async (field) => {
    const world = stage();
    const freja = await organiserIn(world);
    await freja.say('registrér ansøgning');
    const typed = {
      municipality: 'vejle',
      course: 'aarhus',
      area: 'Skoler',
      name: 'Pia Juhl',
      mail: 'pia@vejle.dk',
      received: '2025-10-17',
    };
    const answer = await freja.press('Registrér', { ...typed, [field]: `borger ${cpr}` });
    expect(answer).toContain('ligner et CPR-nummer');
    for (const [name, text] of Object.entries(typed)) expect(freja.field(name)).toBe(name === field ? 'borger …' : text);
    await nowhere(world);
    expect(world.rowsAt('a|')).toEqual([]);
    expect(await freja.press('Registrér', typed)).toContain('Registreret som SMV-');
  });

  test.each([
    `Vi vil gerne ansøge om borger ${cpr}`,
    `ansøg ${cpr}`,
    `Lone Hansen er leder, lone@vejle.dk, ${cpr}`,
    `Vi er fra Vejle Kommune, ${cpr}, og vil gerne med i Aarhus`,
    `hvad mangler vi for borger ${cpr}?`,
    `${cpr}`,
    `min borgers nummer er ${cpr}`,
    `må borger ${cpr} være med som øvrig?`,
    `borger ${cpr} vil gerne vide, hvor man parkerer`,
  ])('is not taken in the chat: %s', async (text) => {
    for (const begun of [false, true]) {
      const { world, lone } = lonesWorld();
      if (begun) await lone.say('ansøg');
      expect(await lone.say(text)).not.toContain('010190');
      await nowhere(world);
    }
  });

  test('is not kept of a question without an answer, in the digits of another script either', async () => {
    const { world, lone } = lonesWorld();
    await lone.say('borger ０１０１９０-１２３４ vil gerne vide, hvor man parkerer');
    await world.settle();
    expect(everything(world)).not.toContain('０１０１９０');
  });

  test.each([
    `ansøg ${cpr}`,
    `hvad er status på vores ansøgning ${cpr}`,
    `status ${cpr}`,
    `skift tovholder ${cpr}`,
    `træk vores ansøgning tilbage, ${cpr}`,
    `Vi er fra Vejle Kommune. Hvem må være øvrige? ${cpr}`,
  ])('is told of kindly where something is wanted with it: %s', async (text) => {
    const { world, lone } = lonesWorld();
    await lone.say('ansøg');
    const before = snapshot(world);
    expect(await lone.say(text)).toContain('det må jeg ikke tage imod. Jeg har ikke gemt din besked.');
    expect(snapshot(world)).toBe(before);
  });

  test('is told of kindly in the chat', async () => {
    const { lone } = lonesWorld();
    expect(await lone.say(`Vi vil gerne ansøge om borger ${cpr}`)).toContain('det må jeg ikke tage imod. Jeg har ikke gemt din besked.');
    await lone.say('ansøg');
    expect(await lone.say(`Lone Hansen er leder, ${cpr}`)).toContain('det må jeg ikke tage imod. Jeg har ikke gemt din besked.');
  });
});

describe('a text that is too long', () => {
  test('is kept and told of, and keeps the application from being sent', async () => {
    const { world, lone, id } = await ready();
    await lone.press('Tilbage');
    const long = 'å'.repeat(1001);
    const review = await lone.forge('apply.go', { ...lone.dataOf(next), change: long });
    expect(review).toContain('er på 1001 tegn');
    expect(await lone.forge('apply.submit', { id, consent: 'yes', language: 'da' })).toContain('er på 1001 tegn');
    expect(submissions(world.rows.values())).toEqual([]);
    await lone.press(/^4 /);
    expect(lone.field('change')).toBe(long);
    expect(await lone.press(next, { change: 'å'.repeat(1000) })).toContain('Alt er udfyldt');
  });

  test('and that a draft does not keep is told of, and stands in the field still', async () => {
    const { world, lone } = await ready();
    await lone.press('Tilbage');
    const long = 'æ'.repeat(3001);
    const answer = await lone.forge('apply.go', { ...lone.dataOf(next), done: 'Gemt i øvrigt', change: long });
    expect(answer).toContain('end jeg kan gemme (3000 tegn)');
    expect(lone.field('change')).toBe(long);
    expect(everything(world)).toContain('Gemt i øvrigt');
    expect(everything(world)).not.toContain(long);
  });

  test('is not taken as the organiser’s word', async () => {
    const { world, freja } = await sentTo();
    const long = 'ø'.repeat(1001);
    expect(await freja.forge('apply.decide', { ...freja.dataOf('Optag'), word: long })).toContain('1000 tegn');
    expect(freja.field('word')).toBe(long);
    expect(world.rowsAt('a|')).toMatchObject([{ state: 'submitted' }]);
  });
});

describe('where the store is down', () => {
  /** Has every table fail from its call number `good` on, until mended. */
  function failAfter(world: ReturnType<typeof stage>, good: number): () => void {
    let left = good;
    const { tables } = world.ports;
    const counting = <T>(work: () => Promise<T>): Promise<T> => {
      world.fail(left-- <= 0);
      return work();
    };
    const counted = (table: Table): Table => ({
      get: (...keys) => counting(() => table.get(...keys)),
      insert: (row) => counting(() => table.insert(row)),
      put: (row) => counting(() => table.put(row)),
      replace: (row) => counting(() => table.replace(row)),
      remove: (...keys) => counting(() => table.remove(...keys)),
      commit: (changes) => counting(() => table.commit(changes)),
      list: (...range) => counting(() => table.list(...range)),
    });
    world.ports = { ...world.ports, tables: (name) => counted(tables(name)) };
    return () => {
      world.ports = { ...world.ports, tables };
      world.fail(false);
    };
  }

  test.each([0, 1, 2, 3])(
    'sending fails after %i requests, leaves nothing half-written, and is done once when pressed again',
    async (good) => {
      const { world, lone } = await ready();
      const card = lone.shown();
      const before = snapshot(world);
      const mend = failAfter(world, good);
      const outcome = await lone.press(send, { consent: 'yes' }, { on: card }).catch((failure: unknown) => failure);
      mend();
      if (typeof outcome !== 'string') expect(outcome).toMatchObject({ code: 'storage.down' });
      const sent = submissions(world.rows.values()).length;
      const mails = () => world.rowsAt('d|').filter(({ job }) => job === 'apply.mail').length;
      expect([sent, mails()]).toEqual(snapshot(world) === before ? [0, 0] : [1, 1]);
      expect(await lone.press(send, { consent: 'yes' }, { on: card })).toContain('er sendt');
      expect([submissions(world.rows.values()).length, mails()]).toEqual([1, 1]);
    },
  );

  test.each([0, 1, 2])('a step fails after %i requests, and what was typed can be saved when it is back', async (good) => {
    const { world, lone } = await ready();
    await lone.press('Tilbage');
    const card = lone.shown();
    const before = snapshot(world);
    const mend = failAfter(world, good);
    const outcome = await lone.press(next, { change: 'Det nye' }, { on: card }).catch((failure: unknown) => failure);
    mend();
    if (typeof outcome !== 'string') expect(outcome).toMatchObject({ code: 'storage.down' });
    if (snapshot(world) !== before) expect(everything(world)).toContain('Det nye');
    expect(await lone.press(next, { change: 'Det nye' }, { on: card })).toContain('Det nye');
  });

  test.each([0, 1])('an answer fails after %i requests, and the group hears nothing of it', async (good) => {
    const { world, lone, freja } = await sentTo();
    const before = snapshot(world);
    const mend = failAfter(world, good);
    await expect(freja.press('Optag', { word: 'Velkommen' })).rejects.toMatchObject({ code: 'storage.down' });
    mend();
    expect(snapshot(world)).toBe(before);
    await world.work();
    expect(world.posted.filter(({ to }) => to === lone.origin.conversationId)).toEqual([]);
  });

  test('a beginning leaves nothing, and a message about it says so', async () => {
    const { world, lone } = lonesWorld();
    world.fail(true);
    await expect(lone.say('ansøg')).rejects.toMatchObject({ code: 'storage.down' });
    expect(world.rows.size).toBe(0);
    world.fail(false);
    expect(await lone.say('ansøg')).toContain('Trin 1 af 5');
  });
});

describe('the log', () => {
  test('holds no name, mail or text of a whole journey', async () => {
    const { world, lone, freja } = await sentTo();
    world.ports = { ...world.ports, mailer: { send: async () => ({ kind: 'refused', code: 'EENVELOPE' }), place: () => undefined } };
    world.ports = {
      ...world.ports,
      messenger: { ...world.ports.messenger, post: async () => ({ kind: 'refused', code: 'BotNotInConversationRoster' }) },
    };
    await lone.press('Ret ansøgningen');
    await lone.press('Tilbage');
    await lone.press(next, { change: 'Hemmelig formulering' });
    await lone.press('Send ændringerne', { consent: 'yes' });
    await world.work();
    await freja.press('Optag', { word: 'Fortroligt ord' });
    await freja.press('Optag', { word: 'Fortroligt ord' });
    await world.work();
    world.fail(true);
    await lone.say('hvem må være øvrige?');
    world.fail(false);
    expect(world.lines.length).toBeGreaterThan(1);
    const words = [
      ...sample.people.flatMap(({ name, mail }) => [...name.split(' '), mail]),
      ...['Freja', 'Vinther', 'freja@', 'vejle', 'Ældre', 'risikovurderinger', 'hjemmeplejen', 'Hemmelig', 'Fortroligt', 'øvrige'],
    ];
    const log = world.lines.join('\n').toLowerCase();
    expect(words.filter((word) => log.includes(word.toLowerCase()))).toEqual([]);
  });
});
