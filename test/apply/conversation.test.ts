import { describe, expect, test } from 'vitest';
import { apply, fillIn, newestIn, organiserIn, type Person, person, sample, snapshot, stage, type World } from './talk.js';

const next = 'Gem og gå videre';

function lonesWorld(now?: string) {
  const world = stage(now);
  return { world, lone: person(world, 'Lone Hansen', 'lone@vejle.dk') };
}

/** Fills in all but the municipality, the course and the area, and sends it. */
async function fillInRest(who: Person): Promise<void> {
  await who.press(next, { basis: 'decided', decidedOn: '2025-10-06' });
  for (const one of sample.people) {
    await who.press('Tilføj en person');
    await who.press('Gem', one);
  }
  await who.press(next, { coordinator: sample.coordinator });
  await who.press(next, sample.motivation);
  await who.press('Send ansøgningen', { consent: 'yes' });
}

/** What was posted to somebody's own chat since `from`. */
function told(world: World, who: { origin: { conversationId: string } }, from = 0): string[] {
  return world.posted
    .slice(from)
    .filter(({ to }) => to === who.origin.conversationId)
    .map(({ text }) => text);
}

describe('from the first word to the receipt', () => {
  test('by pressing buttons, in Danish', async () => {
    const { world, lone } = lonesWorld();
    expect(await lone.say('ansøg')).toContain('Trin 1 af 5: Kommune og forløb');
    expect(await lone.press(next, { municipality: 'Vejle Kommune', course: 'aarhus' })).toContain('Trin 2 af 5: Beslutningen i MED');
    const third = await lone.press(next, { level: 'area', area: 'Ældreområdet', basis: 'decided', decidedOn: '2025-10-06' });
    expect(third).toContain('Trin 3 af 5: Arbejdsgruppen');
    expect(third).toContain('Der er ingen i gruppen endnu.');
    const [first, ...others] = sample.people;
    expect(await lone.press('Tilføj en person')).toContain('Ny person i gruppen');
    await lone.press('Gem, og tilføj en til', first);
    for (const one of others) {
      await lone.press('Gem', one);
      await lone.press('Tilføj en person');
    }
    const group = await lone.press('Tilbage uden at gemme');
    expect(group).toContain('4 personer: 1 leder, 1 AMR eller TR og 2 øvrige.');
    expect(await lone.press(next, { coordinator: 'Ole Bach' })).toContain('Trin 4 af 5: Hvorfor I vil være med');
    const review = await lone.press(next, sample.motivation);
    expect(review).toContain('Trin 5 af 5: Læs igennem og send');
    for (const words of ['Vejle Kommune', 'Aarhus', 'mandag den 6. oktober 2025', 'Mette Holm', sample.motivation.done, 'Alt er udfyldt']) {
      expect(review).toContain(words);
    }
    const receipt = await lone.press('Send ansøgningen', { consent: 'yes' });
    expect(receipt).toContain('Tak, ansøgningen er sendt');
    expect(receipt).toMatch(/Referencenummer: SMV-[2-9A-Z]{6}/);
    expect(receipt).toContain('mandag den 17. november 2025');
    expect(receipt).toContain('33 70 31 18');
    await world.work();
    expect(world.mails).toMatchObject([{ to: 'niro@kl.dk', attachments: [{}] }]);
    expect(await lone.say('status')).toContain('sendt til Nina Roth');
  });

  test('by pressing buttons, in English', async () => {
    const { world, lone } = lonesWorld();
    expect(await lone.say('we want to apply')).toContain('Step 1 of 5: Municipality and course');
    expect(await lone.press('Save and continue', sample.place)).toContain('Step 2 of 5: The decision in MED');
    expect(await lone.press('Save and continue', sample.med)).toContain('Step 3 of 5: The working group');
    for (const one of sample.people) {
      expect(await lone.press('Add a person')).toContain('A new person in the group');
      await lone.press('Save', one);
    }
    expect(await lone.press('Save and continue', { coordinator: 'Ole Bach' })).toContain('Step 4 of 5: Why you want to join');
    const review = await lone.press('Save and continue', sample.motivation);
    expect(review).toContain('Monday 6 October 2025');
    expect(review).toContain('Step 5 of 5: Read through and send');
    const receipt = await lone.press('Send the application', { consent: 'yes' });
    expect(receipt).toContain('Thank you, the application is sent');
    expect(receipt).toMatch(/Reference number: SMV-[2-9A-Z]{6}/);
    expect(receipt).toContain('Monday 17 November 2025');
    await world.work();
    expect(world.mails).toHaveLength(1);
    expect(await lone.say('status of our application, please')).toContain('sent to Nina Roth');
  });

  test('one sentence fills in the municipality, the area and the course', async () => {
    const { lone } = lonesWorld();
    const answer = await lone.say('Vi er fra Vejle Kommune, ældreområdet, og vil gerne med i Aarhus');
    expect(answer).toContain('Kommune: Vejle Kommune');
    expect(answer).toContain('Forløb: Aarhus');
    expect(answer).toMatch(/Hvilket område dækker udvalget\? ældreområdet/i);
    expect(answer).toContain('Trin 2 af 5');
    expect(lone.field('area')).toMatch(/^ældreområdet$/i);
    await lone.press('Tilbage');
    expect([lone.field('municipality'), lone.field('course')]).toEqual(['vejle', 'aarhus']);
  });

  test('a municipality that is none is said to be unknown, before and in the middle of it', async () => {
    const { lone } = lonesWorld();
    const first = await lone.say('Vi er fra Nordvig Kommune og vil gerne ansøge');
    expect(first).toContain('Jeg kender ingen kommune med det navn, så den er ikke skrevet ind.');
    expect(first).toContain('Nordvig');
    expect(await lone.say('Vi er fra Sydbæk Kommune')).toMatch(/Jeg kender ingen kommune med det navn.*\nSydbæk/);
  });

  test('a rule that is broken is explained, and the way to send opens where it is mended', async () => {
    const { lone } = lonesWorld();
    const [leader, amr, other, last] = sample.people;
    const review = await fillIn(lone, { people: [leader, amr, other] });
    expect(review).toContain('Der mangler 1 øvrig deltager.');
    expect(review).toContain('De øvrige er fagpersoner');
    expect(lone.buttons()).not.toContain('Send ansøgningen');
    expect(await lone.press(/^3 Gruppe: mangler noget/)).toContain('Der mangler 1 øvrig deltager.');
    await lone.press('Tilføj en person');
    expect(await lone.press('Gem', last)).not.toContain('Der mangler 1 øvrig deltager.');
    expect(await lone.press(/^5 /)).toContain('Alt er udfyldt.');
    expect(lone.buttons()).toContain('Send ansøgningen');
  });
});

describe('what is filled in', () => {
  test('is there in another process, also where a step was left half filled in', async () => {
    const { world, lone } = lonesWorld();
    await lone.say('ansøg');
    await lone.press(next, { municipality: 'vejle' });
    world.restart();
    const card = await lone.say('ansøg');
    expect(card).toContain('Trin 1 af 5');
    expect(card).toContain('Vælg et forløb.');
    expect(lone.field('municipality')).toBe('vejle');
    await lone.press(next, { course: 'aarhus' });
    await lone.press('Tilbage', { level: 'area', area: 'Ældreområdet', basis: 'advance', chair: 'yes' });
    world.restart();
    expect(await lone.say('ansøg')).toContain('Trin 2 af 5');
    expect(['level', 'area', 'basis', 'chair', 'viceChair'].map(lone.field)).toEqual(['area', 'Ældreområdet', 'advance', 'yes', 'no']);
  });

  test('is saved where somebody jumps with the row of steps', async () => {
    const { lone } = lonesWorld();
    await lone.say('ansøg');
    expect(await lone.press(/^4 /, sample.place)).toContain('Trin 4 af 5');
    expect(await lone.press(/^2 /, { done: 'Vi har en politik' })).toContain('Trin 2 af 5');
    await lone.press(/^1 .*udfyldt/);
    expect([lone.field('municipality'), lone.field('course')]).toEqual(['vejle', 'aarhus']);
    await lone.press(/^4 /);
    expect(lone.field('done')).toBe('Vi har en politik');
  });

  test('is taken from a sentence about a person, also a second one about the same', async () => {
    const { lone } = lonesWorld();
    await lone.say('ansøg');
    await lone.press(next, sample.place);
    const group = await lone.say('Lone Hansen er leder, lone@vejle.dk');
    expect(group).toContain('Trin 3 af 5');
    expect(group).toContain('Leder · lone@vejle.dk');
    const again = await lone.say('Lone Hansen er AMR, lone@vejle.dk');
    expect(again).toContain('AMR · lone@vejle.dk');
    expect(again).toContain('1 person:');
  });

  test('is said in full of a person', async () => {
    const { lone } = lonesWorld();
    await lone.say('ansøg');
    const answer = await lone.say('Lone Hansen er leder, lone@vejle.dk, Børn, Unge og Familie');
    expect(answer).toContain('Skrevet ind:\nLone Hansen: Leder · Børn, Unge og Familie · lone@vejle.dk');
  });

  test('of an area is one area, whatever ending it is called by', async () => {
    const { lone } = lonesWorld();
    await lone.say('ansøg');
    const areas = ['Ældre', 'Ældreområdet', 'ældre-området', 'Ældreforvaltningen', 'Ældre', 'Ældre', 'Ældre', 'Ældre', 'Ældreområdet'];
    await lone.press(/^3 /);
    for (const [n, area] of areas.entries()) {
      await lone.press('Tilføj en person');
      await lone.press('Gem', { name: `Anne Krog ${n}`, mail: `a${n}@vejle.dk`, role: 'leader', area });
    }
    expect(await lone.say('hvad mangler vi?')).toContain('Loftet gælder for hvert forvaltningsområde.');
  });

  async function toldOfLone() {
    const { world, lone } = lonesWorld();
    await lone.say('ansøg');
    await lone.press(next, sample.place);
    await lone.say('Lone Hansen er leder, lone@vejle.dk');
    return { world, lone };
  }

  test.each([
    'Lone Hansen er leder, lone.hansen@vejle.dk',
    'Lone Hansens mail er lone.hansen@vejle.dk',
    'Lone Hansen, lone.hansen@vejle.dk',
  ])('and told anew of the same person is a correction: %s', async (text) => {
    const { lone } = await toldOfLone();
    const answer = await lone.say(text);
    expect(answer).toContain('1 person:');
    expect(answer).toContain('Leder · lone.hansen@vejle.dk');
    expect(answer).toContain('»Lone Hansen, arbejdsmail« var før:\nlone@vejle.dk');
  });

  test.each(['Fjern Lone Hansen', 'Lone Hansen skal ikke være med alligevel', 'Lone udgår'])(
    'of a person is taken out again: %s',
    async (text) => {
      const { lone } = await toldOfLone();
      expect(await lone.say(text)).toContain('Skal personen ud af gruppen?\nLone Hansen');
      const asked = lone.shown();
      expect(await lone.press('Nej, behold')).toContain('1 person:');
      expect(await lone.press('Fjern fra gruppen', {}, { on: asked })).toContain('Der er ingen i gruppen endnu.');
    },
  );

  test('of somebody who is not in the group takes nobody out', async () => {
    const { lone } = await toldOfLone();
    expect(await lone.say('Fjern Bodil Skov')).toContain('ingen er fjernet:\nBodil Skov');
  });

  test('and is too little is said, not dropped', async () => {
    const { lone } = await toldOfLone();
    const answer = await lone.say('Lone er tillidsrepræsentant, Ole er AMR og Mette fra HR er tovholder');
    expect(answer).toContain('Skrevet ind:\nLone Hansen: TR');
    expect(answer).toMatch(/kunne ikke finde personen i gruppen.*\nOle: AMR\nMette: HR/);
    expect(await lone.say('Mette Holm bliver tovholder')).toContain('\nMette Holm: Tovholder');
    expect(await lone.say('Lone Hansen er i Stab')).toContain('TR · Stab · lone@vejle.dk');
  });

  test('and what is not, is said to who asks', async () => {
    const { lone } = lonesWorld();
    await lone.say('ansøg');
    await lone.press(next, sample.place);
    const missing = await lone.say('hvad mangler vi?');
    expect(missing).toContain('Det mangler, før I kan sende:');
    expect(missing).toContain('Vælg en tovholder blandt gruppens medlemmer.');
    expect(missing).not.toContain('Vælg jeres kommune.');
    expect(lone.buttons()).toEqual(['Fortsæt ansøgningen']);
    expect(await lone.press('Fortsæt ansøgningen')).toContain('Trin 2 af 5');
  });

  test('what is told beside it does not write over what stands there: the person chooses', async () => {
    const { lone } = lonesWorld();
    await lone.say('ansøg');
    await lone.press(next, sample.place);
    const asked = await lone.say('Vi har valgt forløbet i København');
    expect(asked).toContain('Trin 1 af 5');
    expect(asked).toContain('Der står allerede noget andet i »Forløb«:\nAarhus');
    expect(lone.field('course')).toBe('koebenhavn');
    const chosen = lone.shown();
    await lone.press('Behold det, der står');
    expect(lone.field('course')).toBe('aarhus');
    await lone.press(next, {}, { on: chosen });
    await lone.press('Tilbage');
    expect(lone.field('course')).toBe('koebenhavn');
  });

  test('is held against what others have: a second application from the same municipality and area is told of the first', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone);
    const pia = person(world, 'Pia Juhl', 'pia@vejle.dk');
    expect(await fillIn(pia, { people: [] })).toContain('Der er allerede en ansøgning fra samme kommune og område.');
    const bo = person(world, 'Bo Lind', 'bo@vejle.dk');
    expect(await fillIn(bo, { people: [], med: { ...sample.med, area: 'Skoler' } })).not.toContain('Der er allerede en ansøgning');
  });
});

test('a group of as many as the form holds still goes into one message', async () => {
  const { lone } = lonesWorld();
  const people = Array.from({ length: 24 }, (_, n) => ({
    name: `Anne Margrethe Sørensen-Holm ${n}`,
    mail: `anne.margrethe.soerensen-holm-${n}@vejle-kommune.dk`,
    role: 'other',
    title: 'Arbejdsmiljøkoordinator i Personaleafdelingen',
    area: 'Sundhed, Omsorg og Ældre',
  }));
  await fillIn(lone, { people, coordinator: `${people[0]?.name}` });
  await lone.press(/^3 /);
  expect(lone.buttons()).not.toContain('Tilføj en person');
  // Teams counts UTF-16, and takes 100 KB of it.
  expect(JSON.stringify(lone.shown()).length * 2).toBeLessThan(80 * 1024);
});

describe('in the middle of it', () => {
  test('a question is answered, and below it stands the way back to the step', async () => {
    const { lone } = lonesWorld();
    await lone.say('ansøg');
    await lone.press(next, sample.place);
    await lone.press(next, sample.med);
    const answer = await lone.say('hvem må være øvrige?');
    expect(answer).toContain('HR-konsulent');
    expect(answer).toContain('Jeres ansøgning venter på trin 3: Arbejdsgruppen.');
    expect(await lone.press('Fortsæt ansøgningen')).toContain('Trin 3 af 5');
  });

  test('what is told beside a question is filled in, and the question is answered', async () => {
    const { lone } = lonesWorld();
    await lone.say('ansøg');
    const answer = await lone.say('Vi er fra Vejle Kommune. Hvem må være øvrige?');
    expect(answer).toContain('HR-konsulent');
    expect(answer).toMatch(/Skrevet ind:\nKommune: Vejle Kommune/);
    expect(lone.field('municipality')).toBe('vejle');
  });

  test('an application that is asked for beside a question is begun, and the question is answered', async () => {
    const { lone } = lonesWorld();
    const answer = await lone.say('Vi vil gerne ansøge. Hvem må være øvrige?');
    expect(answer).toContain('HR-konsulent');
    expect(answer).toContain('Trin 1 af 5');
  });

  test('somebody in need who also tells about the application: nothing of it is filled in', async () => {
    const { world, lone } = lonesWorld();
    await lone.say('ansøg');
    const before = world.rowsAt('a|');
    const answer = await lone.say('Jeg er lige blevet slået. Vi er fra Vejle Kommune.');
    expect(answer).toContain('112');
    expect(answer).not.toContain('Skrevet ind');
    expect(world.rowsAt('a|')).toEqual(before);
  });

  test('somebody in need is met with care, and nothing stands below', async () => {
    const { world, lone } = lonesWorld();
    await lone.say('ansøg');
    await lone.press(next, sample.place);
    const answer = await lone.say('jeg er lige blevet slået');
    expect(answer).toContain('112');
    expect(answer).not.toContain('---');
    expect(answer).not.toContain('ansøgning');
    await world.settle();
    expect(JSON.stringify([...world.rows.values()])).not.toContain('slået');
  });
});

test('what can be done once it is sent is told with the deadlines, to whoever asks', async () => {
  const { lone } = lonesWorld();
  const answer = await lone.say('kan vi rette den bagefter?');
  expect(answer).toContain('kvittering med et referencenummer');
  expect(answer).toContain('Aarhus mandag den 17. november 2025');
});

describe('more than one', () => {
  test('the one that was opened last is meant by who says what is to be done with it', async () => {
    const { lone } = lonesWorld();
    await apply(lone);
    await lone.say('Vi er fra Vejle Kommune, skoleområdet, og vil gerne med i København');
    await lone.say('status');
    await lone.press('Åbn', {}, { beside: 'København' });
    expect(await lone.say('træk ansøgningen tilbage')).toContain('Kladden lukkes');
    await lone.press('Ja, træk den tilbage');
    await lone.say('status');
    await lone.press('Åbn', {}, { beside: 'Aarhus' });
    expect(await lone.say('skift tovholder til Mette Holm')).toContain('Skift tovholder');
    expect(await lone.press('Gem ny tovholder')).toContain('Den nye tovholder er gemt');
    expect(await lone.press('Ret ansøgningen')).toContain('Øvrig, HR-konsulent · tovholder');
  });

  test('"another one" pressed twice is one more', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone);
    await lone.say('ansøg');
    const choice = lone.shown();
    await lone.press('Begynd på en ny');
    expect(await lone.press('Begynd på en ny', {}, { on: choice })).toContain('Trin 1 af 5');
    expect(world.rowsAt('a|')).toHaveLength(2);
  });

  test('the one that is not sent is meant by who goes on, and by who asks what is missing', async () => {
    const { lone } = lonesWorld();
    await apply(lone);
    await lone.say('Vi er fra Vejle Kommune, skoleområdet, og vil gerne med i København');
    expect(await lone.say('status')).toContain('Hvilken ansøgning?');
    expect(await lone.say('ansøg')).toContain('Trin 2 af 5');
    expect(lone.field('area')).toMatch(/skole/i);
    const missing = await lone.say('hvad mangler vi?');
    expect(missing).toContain('Det mangler, før I kan sende:');
    expect(missing).toContain('København');
  });

  test('when it is too late for a new one, none is offered', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone);
    await lone.say('Vi er fra Vejle Kommune, skoleområdet, og vil gerne med i København');
    world.at('2025-11-18T09:00');
    expect(await lone.say('status')).toContain('Hvilken ansøgning?');
    expect(lone.buttons()).not.toContain('Begynd på en ny');
  });

  test('somebody of the group opens it in a chat of their own, edits it and takes it over, and who had it is told', async () => {
    const { world, lone } = lonesWorld();
    await fillIn(lone);
    const ole = person(world, 'Ole Bach', 'ole@vejle.dk');
    expect(await ole.say('ansøg')).toContain('Trin 5 af 5');
    await ole.press(/^4 /);
    await ole.press(/^3 /, { change: 'Bedre hjælp bagefter' });
    await ole.press('Lad kolleger skrive med');
    expect(await ole.press('Overtag ansøgningen')).toContain('Du har overtaget ansøgningen');
    await world.work();
    expect(told(world, lone)).toEqual([expect.stringContaining('Ole Bach har overtaget ansøgningen')]);
    expect(told(world, ole)).toEqual([]);
    await lone.press(/^4 /);
    expect(lone.field('change')).toBe('Bedre hjælp bagefter');
    world.at('2025-11-10T09:00');
    await world.work();
    expect(told(world, ole)).toEqual([expect.stringContaining('Der er 7 dage til fristen')]);
    expect(told(world, lone)).toHaveLength(1);
  });

  test('each change of hands is told, also where it goes back and forth', async () => {
    const { world, lone } = lonesWorld();
    await fillIn(lone);
    const ole = person(world, 'Ole Bach', 'ole@vejle.dk');
    const hand = async (who: typeof lone) => {
      await who.say('del ansøgningen');
      await who.press('Overtag ansøgningen');
      await world.work();
    };
    await hand(ole);
    world.at('2025-10-21T09:00');
    await hand(lone);
    world.at('2025-10-22T09:00');
    await hand(ole);
    expect(told(world, ole)).toHaveLength(1);
    expect(told(world, lone)).toHaveLength(2);
  });

  async function bothAtMotivation() {
    const { world, lone } = lonesWorld();
    await fillIn(lone);
    const ole = person(world, 'Ole Bach', 'ole@vejle.dk');
    await ole.say('ansøg');
    await lone.press('Tilbage');
    await ole.press('Tilbage');
    return { world, lone, ole };
  }

  test('two who change different fields at once both keep theirs', async () => {
    const { lone, ole } = await bothAtMotivation();
    await lone.press(next, { done: 'Kurser i 2024' });
    expect(await ole.press(next, { change: 'Tryghed om aftenen' })).toContain('Trin 5 af 5');
    const review = await lone.press('Tilbage').then(() => lone.press(next));
    expect(review).toContain('Kurser i 2024');
    expect(review).toContain('Tryghed om aftenen');
  });

  test('two who change one field at once: the second sees what the first wrote, has their own in the field, and may save it again', async () => {
    const { lone, ole } = await bothAtMotivation();
    await lone.press(next, { change: 'Lones ord' });
    const second = await ole.press(next, { change: 'Oles ord' });
    expect(second).toContain('Trin 4 af 5');
    expect(second).toContain('»Hvad vil I gerne ændre?« er blevet ændret, siden du åbnede kortet.');
    expect(second).toContain('Lones ord');
    expect(ole.field('change')).toBe('Oles ord');
    const review = await ole.press(next);
    expect(review).toContain('Oles ord');
    expect(review).not.toContain('Lones ord');
  });

  test('two who change one field at once: the second may keep what the first wrote', async () => {
    const { lone, ole } = await bothAtMotivation();
    await lone.press(next, { change: 'Lones ord' });
    await ole.press(next, { change: 'Oles ord' });
    await ole.press('Behold det, der står');
    expect(ole.field('change')).toBe('Lones ord');
    expect(await ole.press(next)).toContain('Lones ord');
  });

  async function bothAtMette() {
    const { world, lone } = lonesWorld();
    await fillIn(lone);
    const ole = person(world, 'Ole Bach', 'ole@vejle.dk');
    await ole.say('ansøg');
    for (const who of [lone, ole]) {
      await who.press(/^3 /);
      await who.press('Ret', {}, { beside: 'Mette Holm' });
    }
    return { lone, ole };
  }

  test('who removes a person that somebody else has just edited sees the edit first', async () => {
    const { lone, ole } = await bothAtMette();
    await lone.press('Gem', { title: 'Chefkonsulent' });
    expect(await ole.press('Fjern fra gruppen')).toContain('Personen er blevet rettet');
    expect(ole.field('title')).toBe('Chefkonsulent');
    const group = await ole.press('Fjern fra gruppen');
    expect(group).toContain('3 personer');
    expect(group).not.toContain('Mette Holm');
  });

  test('who edits a person that somebody else has just removed may add the person again', async () => {
    const { lone, ole } = await bothAtMette();
    await lone.press('Fjern fra gruppen');
    expect(await ole.press('Gem', { title: 'Chefkonsulent' })).toContain('Personen er blevet fjernet');
    expect([ole.field('name'), ole.field('title')]).toEqual(['Mette Holm', 'Chefkonsulent']);
    expect(await ole.press('Gem')).toContain('Øvrig, Chefkonsulent');
  });

  test('two who edit one field of a person at once: the second is told, and may save again', async () => {
    const { lone, ole } = await bothAtMette();
    await lone.press('Gem', { title: 'Chefkonsulent' });
    const second = await ole.press('Gem', { title: 'Jurist' });
    expect(second).toContain('Chefkonsulent');
    expect(ole.field('title')).toBe('Jurist');
    expect(await ole.press('Gem')).toContain('Øvrig, Jurist');
  });
});

describe('after it was sent', () => {
  test('it is taken back and opened again, sent anew, and the organisers are told each time', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone);
    await world.work();
    world.at('2025-10-21T10:00');
    expect(await lone.press('Træk tilbage')).toContain('Træk ansøgningen tilbage?');
    const after = await lone.press('Ja, træk den tilbage');
    expect(after).toContain('Trukket tilbage');
    await world.work();
    world.at('2025-10-22T10:00');
    expect(await lone.press('Genåbn som kladde')).toContain('Trin 5 af 5');
    expect(await lone.press('Send ansøgningen', { consent: 'yes' })).toContain('er sendt');
    await world.work();
    expect(world.mails.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Ansøgning SMV/),
      expect.stringMatching(/^Trukket tilbage/),
      expect.stringMatching(/^Ændret ansøgning/),
    ]);
  });

  test('it stays as it is where the question whether it is meant is answered with no', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone);
    await lone.press('Træk tilbage');
    expect(await lone.press('Nej, behold den')).toContain('Status: Sendt');
    await world.work();
    expect(world.mails).toHaveLength(1);
  });

  test('a change counts only when it is sent again', async () => {
    const { world, lone } = lonesWorld();
    const freja = await organiserIn(world);
    await apply(lone);
    await world.work();
    await lone.press('Ret ansøgningen');
    await lone.press(/^4 /);
    await lone.press(/^5 /, { change: 'Noget helt andet' });
    await lone.say('status');
    expect(await lone.say('status')).toContain('Det gælder først, når I sender igen.');
    await world.work();
    expect(world.mails).toHaveLength(1);
    expect(await newestIn(world, freja)).not.toContain('Noget helt andet');
    await lone.press('Ret ansøgningen');
    expect(await lone.press('Send ændringerne', { consent: 'yes' })).toContain('Ændringerne er sendt');
    await world.work();
    expect(world.mails.map(({ id }) => id.slice(-2))).toEqual(['-1', '-2']);
  });

  test('the coordinator can be changed after the decision, and the organisers get the new version', async () => {
    const { world, lone } = lonesWorld();
    const freja = await organiserIn(world);
    await apply(lone);
    await newestIn(world, freja);
    expect(await freja.press('Optag', { word: 'Velkommen' })).toContain('Freja Vinther har optaget gruppen');
    await world.work();
    expect(told(world, lone)).toEqual([expect.stringContaining('I er kommet med')]);
    world.at('2026-01-12T10:00');
    await lone.say('vi har fået ny tovholder');
    expect(await lone.press('Gem ny tovholder', { coordinator: 'Mette Holm' })).toContain('Den nye tovholder er gemt');
    await world.work();
    expect(world.mails.map(({ id }) => id.slice(-2))).toEqual(['-1', '-2']);
    expect(await lone.say('status')).toContain('Status: Optaget');
    const whole = await lone.press('Se ansøgningen');
    expect(whole).toContain('AMR · Sundhed og Ældre');
    expect(whole).toContain('Øvrig, HR-konsulent · tovholder');
  });

  const advance = { ...sample.med, basis: 'advance', decidedOn: '', chair: 'yes', viceChair: 'yes', meetsOn: '2025-12-01' };

  test('on an advance statement: on the morning after MED has met the keeper is asked, and the decision goes out', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone, { med: advance });
    world.at('2025-12-02T08:59');
    await world.work();
    expect(told(world, lone)).toEqual([]);
    world.at('2025-12-02T09:00');
    await world.work();
    const [asked] = world.posted.filter(({ to }) => to === lone.origin.conversationId);
    if (!asked) throw new Error('nobody was asked');
    expect(lone.receive(asked.reply)).toContain('mandag den 1. december 2025');
    expect(await lone.press('MED har besluttet det', { decidedOn: '2025-12-24' })).toContain('kan ikke ligge i fremtiden');
    const done = await lone.press('MED har besluttet det', { decidedOn: '2025-12-01' });
    expect(done).toContain('Beslutningen er skrevet ind');
    await world.work();
    expect(world.mails.map(({ id }) => id.slice(-2))).toEqual(['-1', '-2']);
    expect(await lone.press('Se ansøgningen')).toContain('MED har besluttet, at I deltager');
  });

  async function askedForMed() {
    const { world, lone } = lonesWorld();
    await apply(lone, { med: advance });
    world.at('2025-12-02T09:00');
    await world.work();
    const [asked] = world.posted.filter(({ to }) => to === lone.origin.conversationId);
    if (!asked) throw new Error('nobody was asked');
    lone.receive(asked.reply);
    return { world, lone };
  }

  test('on an advance statement: who answers "not yet" is asked again, and not before 14 days have gone', async () => {
    const { world, lone } = await askedForMed();
    expect(await lone.press('Ikke endnu')).toContain('Jeg spørger igen om 14 dage.');
    expect(await lone.press('MED har besluttet det')).toContain('Har MED besluttet det?');
    world.at('2025-12-16T08:59');
    await world.work();
    expect(told(world, lone)).toHaveLength(1);
    world.at('2025-12-17T09:00');
    await world.work();
    expect(told(world, lone)).toHaveLength(2);
  });

  test('on an advance statement: who answers "no" is led to take it back, also after the deadline', async () => {
    const { world, lone } = await askedForMed();
    const answer = await lone.press('MED har sagt nej');
    expect(answer).toContain('Uden en beslutning i MED kan I ikke være med.');
    expect(answer).toContain('Nina Roth fra KL: tlf. 33 70 31 18');
    expect(await lone.press('Ja, træk den tilbage')).toContain('Trukket tilbage');
    await world.work();
    expect(world.mails.at(-1)?.subject).toMatch(/^Trukket tilbage/);
  });

  test.each([
    'MED har besluttet det den 25. november',
    'Vi fik ja i MED den 25/11',
    'Hoved-MED godkendte det d. 25. november 2025, og vi glæder os',
    'MED decided on 25 November',
  ])('on an advance statement: the answer may be told: %s', async (text) => {
    const { world, lone } = await askedForMed();
    await lone.say(text);
    await world.work();
    expect(world.mails.map(({ id }) => id.slice(-2))).toEqual(['-1', '-2']);
    expect(await lone.say('status')).not.toContain('MED har besluttet det');
    await lone.press('Se ansøgningen');
    const row = JSON.stringify(world.rowsAt('a|'));
    expect(row).toContain('2025-11-25');
  });

  test.each(['MED har sagt ja', 'Så har MED besluttet det'])(
    'on an advance statement: a yes without a day is asked for it: %s',
    async (text) => {
      const { world, lone } = await askedForMed();
      expect(await lone.say(text)).toContain('Har MED besluttet det?');
      expect(await lone.press('MED har besluttet det', { decidedOn: '2025-12-01' })).toContain('Beslutningen er skrevet ind');
      await world.work();
      expect(world.mails).toHaveLength(2);
    },
  );

  test.each([
    'MED har sagt nej',
    'Vi fik desværre nej i MED',
    'MED stemte imod',
    'MED besluttede, at vi ikke skal være med',
    'MED said no',
  ])('on an advance statement: a no may be told: %s', async (text) => {
    const { lone } = await askedForMed();
    expect(await lone.say(text)).toMatch(/Uden en beslutning i MED kan I ikke være med|Without a decision in MED you cannot/);
    expect(lone.buttons()).toHaveLength(2);
  });

  test.each(['MED har ikke besluttet det endnu', 'MED-mødet er udskudt', 'MED mødes først den 15. december'])(
    'on an advance statement: "not yet" may be told: %s',
    async (text) => {
      const { lone } = await askedForMed();
      expect(await lone.say(text)).toContain('Jeg spørger igen om 14 dage.');
    },
  );

  test.each(['MED har ikke sagt nej', 'Hvad hvis MED har sagt nej?', 'MED har godkendt budgettet'])(
    'on an advance statement: what is no answer is not taken as one: %s',
    async (text) => {
      const { world, lone } = await askedForMed();
      const before = snapshot(world);
      expect(await lone.say(text)).not.toMatch(/Beslutningen er skrevet ind|Uden en beslutning i MED kan I ikke|Jeg spørger igen/);
      expect(world.rowsAt('a|')).toEqual(
        JSON.parse(before).flatMap(([, row]: [string, { rowKey: string }]) => (row.rowKey.startsWith('a|') ? [row] : [])),
      );
    },
  );

  test('what is told of what was sent is saved, and it is said that it is not sent', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone);
    await world.work();
    const answer = await lone.say('Bent Riis er TR, bent@vejle.dk');
    expect(answer).toContain('5 personer');
    expect(answer).toContain('arrangørerne får den først, når I trykker »Send ændringerne«');
    expect(await lone.say('hvad mangler vi?')).toContain('Bent Riis: forvaltningsområdet mangler.');
    await lone.press('Ret ansøgningen');
    await lone.press('Ret', {}, { beside: 'Bent Riis' });
    await lone.press('Gem', { area: 'Personale' });
    expect(await lone.say('hvad mangler vi?')).toContain('arrangørerne får den først, når I trykker »Send ændringerne«');
    await lone.press('Ret ansøgningen');
    expect(await lone.press('Send ændringerne', { consent: 'yes' })).toContain('Ændringerne er sendt');
    expect(await lone.say('hvad mangler vi?')).toContain('Ansøgningen er sendt, og I har ikke ændret noget siden.');
  });

  test.each(['ret ansøgningen', 'vis vores ansøgning', 'open our application'])(
    'the only one is opened by who asks for it: %s',
    async (text) => {
      const { lone } = lonesWorld();
      await apply(lone);
      expect(await lone.say(text)).toMatch(/Trin 5 af 5|Step 5 of 5/);
      expect(await lone.say('ansøg')).toContain('Hvilken ansøgning?');
    },
  );

  test('who presses an old card of their own is not told of somebody else', async () => {
    const { lone } = lonesWorld();
    await fillIn(lone);
    await lone.press(/^4 /);
    const old = lone.shown();
    await lone.press(next, { change: 'Først' });
    const answer = await lone.press(next, { change: 'Så' }, { on: old });
    expect(answer).toContain('er blevet ændret, siden du åbnede kortet');
    expect(answer).not.toMatch(/en anden har/i);
  });

  test('the organisers may ask for more again, where the first word was wrong', async () => {
    const { world, lone } = lonesWorld();
    const freja = await organiserIn(world);
    await apply(lone);
    await newestIn(world, freja);
    await freja.press('Bed om mere', { word: 'Hvem er med fra skolerne?' });
    await world.work();
    world.at('2025-10-20T09:30');
    await freja.press('Bed om mere', { word: 'Hvem er med fra ældreområdet?' });
    await world.work();
    expect(told(world, lone)).toEqual([
      expect.stringContaining('Hvem er med fra skolerne?'),
      expect.stringContaining('Hvem er med fra ældreområdet?'),
    ]);
  });

  test('a group that is accepted is told of the next step', async () => {
    const { world, lone } = lonesWorld();
    const freja = await organiserIn(world);
    await apply(lone);
    await newestIn(world, freja);
    expect(await freja.press('Optag')).not.toContain('tilknyt');
    await world.work();
    expect(told(world, lone)).toEqual([expect.stringContaining('»@Sammen mod vold tilknyt«')]);
  });

  test('of a registered group that is accepted, the organiser is told what to tell it', async () => {
    const { world } = lonesWorld();
    const freja = await organiserIn(world);
    await freja.say('registrér gruppe');
    await freja.press('Registrér', { ...sample.place, name: 'Bente Krog', mail: 'bente@vejle.dk', received: '2025-10-20' });
    await newestIn(world, freja);
    expect(await freja.press('Optag')).toContain('»@Sammen mod vold tilknyt« og referencen');
  });

  test('what is told too late of what was sent is said not to be saved', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone);
    world.at('2025-11-18T09:00');
    expect(await lone.say('Bent Riis er TR, bent@vejle.dk')).toContain('Fristen er gået, så ændringen er ikke gemt.');
  });

  test('what is told where several were sent is asked for first', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone);
    await lone.say('Vi er fra Vejle Kommune, skoleområdet, og vil gerne med i København');
    await fillInRest(lone);
    world.restart();
    expect(await lone.say('Bent Riis er TR, bent@vejle.dk')).toContain('Hvilken ansøgning?');
    await lone.press('Åbn', {}, { beside: 'København' });
    expect(await lone.say('Bent Riis er TR, bent@vejle.dk')).toContain('5 personer');
  });

  test('beside a question it is saved too', async () => {
    const { lone } = lonesWorld();
    await apply(lone);
    const answer = await lone.say('Bent Riis er TR, bent@vejle.dk. Hvem må være øvrige?');
    expect(answer).toContain('HR-konsulent');
    expect(answer).toContain('5 personer');
    expect(await lone.say('Hvem må være øvrige?')).not.toContain('venter på trin');
  });

  test('a channel is no place for it', async () => {
    const world = stage();
    const lone = person(world, 'Lone Hansen', 'lone@vejle.dk', { scope: 'channel', channelId: '19:group', conversationId: '19:group' });
    expect(await lone.say('hvad er status på vores ansøgning?')).toContain('Åbn chatten, og skriv »status«.');
    expect(await lone.say('træk vores ansøgning tilbage')).toContain('Åbn chatten, og skriv »ansøg«.');
  });

  test('a decision in MED that is told takes the place of the advance statement', async () => {
    const { lone } = lonesWorld();
    await fillIn(lone, { med: advance });
    const answer = await lone.say('MED besluttede det den 14. oktober 2025');
    expect(answer).toContain('Har MED besluttet det? MED har besluttet, at I deltager');
    expect(answer).toContain('»Har MED besluttet det?« var før:\nFormand og næstformand har sagt ja på forhånd');
  });

  test('on an advance statement: who answers "not yet" is asked again when the 14 days have gone', async () => {
    const { world, lone } = await askedForMed();
    await lone.press('Ikke endnu');
    world.at('2025-12-16T09:00');
    await world.work();
    expect(told(world, lone)).toHaveLength(2);
  });
});

describe('reminders', () => {
  const draft = async (now?: string) => {
    const { world, lone } = lonesWorld(now);
    await lone.say('ansøg');
    await lone.press(next, sample.place);
    return { world, lone };
  };

  test('come 7 and 2 days before the deadline at nine in Copenhagen, and each once', async () => {
    const { world, lone } = await draft();
    const seen: Record<string, string[]> = {};
    for (const time of [
      '2025-11-10T08:59',
      '2025-11-10T09:00',
      '2025-11-10T12:00',
      '2025-11-15T08:59',
      '2025-11-15T09:00',
      '2025-11-17T23:00',
    ]) {
      const before = world.posted.length;
      world.at(time);
      await world.work();
      seen[time] = told(world, lone, before).map((text) => text.split('\n')[0] ?? '');
    }
    expect(seen).toEqual({
      '2025-11-10T08:59': [],
      '2025-11-10T09:00': ['Der er 7 dage til fristen'],
      '2025-11-10T12:00': [],
      '2025-11-15T08:59': [],
      '2025-11-15T09:00': ['Der er 2 dage til fristen'],
      '2025-11-17T23:00': [],
    });
  });

  test('lead to the step where something is missing first', async () => {
    const { world, lone } = await draft();
    world.at('2025-11-10T09:00');
    await world.work();
    const [reminder] = world.posted;
    if (!reminder) throw new Error('nobody was reminded');
    lone.receive(reminder.reply);
    expect(await lone.press('Fortsæt ansøgningen')).toContain('Trin 2 af 5');
  });

  test('do not come where it is sent', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone);
    world.at('2025-11-15T09:00');
    await world.work();
    expect(told(world, lone)).toEqual([]);
  });

  test('do not come where it is taken back', async () => {
    const { world, lone } = await draft();
    await lone.say('træk ansøgningen tilbage');
    await lone.press('Ja, træk den tilbage');
    world.at('2025-11-15T09:00');
    await world.work();
    expect(told(world, lone)).toEqual([]);
  });

  test('do not come where the deadline has gone, however late the bot looks', async () => {
    const { world, lone } = await draft();
    world.at('2025-11-18T00:00');
    await world.work();
    expect(told(world, lone)).toEqual([]);
  });

  test('go by the course that is chosen last', async () => {
    const { world, lone } = lonesWorld();
    await lone.say('ansøg');
    await lone.press(next, { municipality: 'vejle', course: 'koebenhavn' });
    await lone.press('Tilbage');
    await lone.press(next, { course: 'aarhus' });
    const mornings = ['2025-11-03T09:00', '2025-11-08T09:00', '2025-11-10T09:00', '2025-11-15T09:00'];
    const reminded: string[] = [];
    for (const time of mornings) {
      const before = world.posted.length;
      world.at(time);
      await world.work();
      if (told(world, lone, before).length > 0) reminded.push(time);
    }
    expect(reminded).toEqual(['2025-11-10T09:00', '2025-11-15T09:00']);
  });

  test('go by the course that is chosen last, also after it was taken back and opened again', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone, { place: { municipality: 'vejle', course: 'koebenhavn' } });
    await lone.press('Træk tilbage');
    await lone.press('Ja, træk den tilbage');
    await lone.press('Genåbn som kladde');
    await lone.press(/^1 /);
    await lone.press(next, { course: 'aarhus' });
    world.at('2025-11-09T09:00');
    await world.work();
    const before = world.posted.length;
    world.at('2025-11-15T09:00');
    await world.work();
    expect(told(world, lone, before)).toHaveLength(1);
  });
});

describe('after the deadline', () => {
  test('who wants to send is told no, whom to call, and that the draft stays; and it does', async () => {
    const { world, lone } = lonesWorld();
    await fillIn(lone);
    world.at('2025-11-18T09:00');
    const answer = await lone.press('Send ansøgningen', { consent: 'yes' });
    expect(answer).toContain('Fristen er gået');
    expect(answer).toContain('Nina Roth fra KL: tlf. 33 70 31 18');
    expect(answer).toContain('er gemt og bliver liggende');
    world.restart();
    expect(await lone.say('ansøg')).toContain(sample.motivation.change);
    expect(lone.buttons()).not.toContain('Send ansøgningen');
  });

  test('who asks how it stands, or what is missing, is told that it is too late', async () => {
    const { world, lone } = lonesWorld();
    await fillIn(lone);
    world.at('2025-11-18T09:00');
    for (const question of ['hvad mangler vi?', 'kan vi sende?', 'status']) {
      const answer = await lone.say(question);
      expect(answer, question).toContain('Fristen er gået, så jeg kan ikke sende ansøgningen.');
      expect(answer, question).toContain('Nina Roth fra KL: tlf. 33 70 31 18');
      expect(answer, question).not.toContain('I kan sende ansøgningen');
    }
  });

  test('who changes what was sent is told that the change is not saved, and keeps what they typed', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone);
    await lone.press('Ret ansøgningen');
    await lone.press(/^4 /);
    const form = lone.shown();
    world.at('2025-11-18T09:00');
    const answer = await lone.press(next, { change: 'Noget helt andet' });
    expect(answer).toContain('Fristen er gået, så ændringen er ikke gemt.');
    expect(answer).toContain('Nina Roth fra KL: tlf. 33 70 31 18');
    expect(answer).not.toContain('er gemt og bliver liggende');
    expect(lone.shown()).toBe(form);
  });

  test('who takes back what was sent is told that it stands as it was sent', async () => {
    const { world, lone } = lonesWorld();
    await apply(lone);
    world.at('2025-11-18T09:00');
    const answer = await lone.say('træk ansøgningen tilbage');
    expect(answer).toContain('Fristen er gået, så ansøgningen kan ikke trækkes tilbage her mere.');
    expect(answer).toContain('Nina Roth fra KL: tlf. 33 70 31 18');
    expect(answer).not.toContain('er gemt og bliver liggende');
  });

  test('who begins is told no, and whom to call', async () => {
    const { world, lone } = lonesWorld('2025-11-18T09:00');
    const answer = await lone.say('ansøg');
    expect(answer).toContain('Fristen er gået for alle forløb');
    expect(answer).toContain('Nina Roth fra KL: tlf. 33 70 31 18');
    expect(world.rows.size).toBe(0);
  });
});
