import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { madeUp } from '../../../test/rounds/made-up.js';
import { programme } from '../../programmes/2025-26/index.js';
import { type Intent, intentOf } from './intents.js';

const said: Readonly<Record<Intent, readonly string[]>> = {
  start: [
    'ansøg',
    'Ansøgning',
    'ansøgnig',
    'start ansøgning',
    'fortsæt vores ansøgning',
    'vis min ansøgning',
    'åbn kladden',
    'Vi vil gerne ansøge',
    'hej, vi vil gerne ansøge :)',
    'vi vil gerne søge',
    'Vi vil gerne tilmelde os',
    'vi vil gerne være med i Aarhus',
    'vi vil gerne anøge om plads i københavn',
    'Hej! Vi er en gruppe fra Vejle Kommune, og vi vil gerne ansøge.',
    'Vi er fra Vejle. Vi vil gerne være med i netværket.',
    'jeg vil gerne udfylde ansøgningen',
    'Vejle Kommune ønsker at ansøge',
    'kan vi ansøge her?',
    'kan jeg tilmelde os her i chatten?',
    'hjælp os med at ansøge',
    'kan du hjælpe os med at ansøge?',
    'må jeg se vores ansøgning?',
    'tilmeld os til Aarhus, tak',
    'lad os komme i gang med ansøgningen',
    'vi vil ansøge på vegne af socialpsykiatrien',
    'apply',
    'I want to apply',
    'Hello, we would like to join the network in Copenhagen please',
    "we'd like to sign up",
    'continue our application',
    'open the draft',
    'can we apply here?',
    'help us apply',
    'tilbage til ansøgningen',
    'lad os komme tilbage til ansøgningen',
    'back to our application please',
    'klar til at ansøge',
    'vi er klar til at ansøge',
    "we're ready to apply",
    'må jeg starte en ansøgning',
    'kan jeg starte en ansøgning her?',
    'kan vi begynde på ansøgningen?',
    'Aarhus Kommune vil gerne med i København',
    'tilmeld Aarhus Kommune',
    'På vegne af Næstved Kommune søger vi plads i København',
    'vi vil godt ansøge',
    'vi vil godt ansøg',
    'vi kunne godt tænke os at være med i Aarhus',
    'Vi vil gerne ansøge. Måske bliver det Aarhus.',
    'ansøge',
    'Vi i Ballerup vil gerne med',
    'Halsnæs vil søge',
    'Syddjurs Kommune (Dagtilbud og Skole) vil gerne ansøge',
    'Faaborg-Midtfyn kommunes ældreområde vil gerne ansøge',
    'Vi vil gerne ansøge om at komme med i Aarhus',
    'Hej, jeg hedder Lone Hansen og er leder i Vejle Kommune. Vi vil gerne ansøge til Aarhus',
  ],
  afterwards: [
    'kan vi rette den bagefter?',
    'kan vi ændre noget i ansøgningen, når den er sendt?',
    'hvad sker der når vi har sendt?',
    'hvad sker der, efter ansøgningen er sendt ind?',
    'can we edit it afterwards?',
    'what happens after we have submitted the application?',
  ],
  status: [
    'status',
    'hvad er status på vores ansøgning?',
    'er vores ansøgning modtaget?',
    'er vi kommet med?',
    'er vi kommet med i Aarhus?',
    'har I modtaget vores ansøgning?',
    'hvor langt er vores ansøgning?',
    'hej, hvordan går det med vores ansøgning?',
    'what is the status of our application?',
    'has our application been received?',
    'are we in?',
    'er der nyt?',
    'noget nyt?',
    'er der nyt om vores ansøgning til Aarhus?',
    'any news about our application?',
  ],
  missing: [
    'hvad mangler vi?',
    'Hvad mangler der i ansøgningen?',
    'mangler der noget i ansøgningen?',
    'hvad mangler vi for at kunne sende?',
    'er vi klar til at sende?',
    'er ansøgningen klar?',
    'kan vi sende den nu?',
    'kan vi sende?',
    'what is missing?',
    "what's missing in our application?",
    'are we ready to submit?',
  ],
  withdraw: [
    'træk vores ansøgning tilbage',
    'vi vil trække ansøgningen tilbage',
    'vi vil gerne trække vores ansøgning tilbage',
    'kan du trække vores ansøgning tilbage?',
    'Vi må desværre trække os',
    'slet kladden',
    'fjern ansøgningen',
    'withdraw our application',
    'we want to withdraw our application',
  ],
  coordinator: [
    'skift tovholder',
    'vi vil gerne skifte tovholder',
    'vi har fået ny tovholder',
    'gør Lone til tovholder',
    'Ole Bach overtager som tovholder',
    'ret tovholderen',
    'change coordinator',
    'we have a new coordinator',
  ],
  share: [
    'del ansøgningen',
    'giv Ole adgang',
    'giv mine kolleger adgang til ansøgningen',
    'jeg vil gerne dele ansøgningen med min leder',
    'luk mine kolleger ind',
    'inviter en kollega',
    'kan mine kolleger skrive i ansøgningen?',
    'share the application with my colleague',
    'let my colleagues in',
  ],
  organiser: ['arrangør', 'Arrangør!', 'gør denne kanal til arrangørernes kanal', 'organiser', 'make this the organisers channel'],
  list: ['ansøgninger', 'vis alle ansøgninger', 'ansøgningerne tak', 'applications', 'show me the applications'],
  sheet: [
    'hent ansøgninger',
    'hent alle ansøgninger i excel',
    'download applications',
    'ansøgninger som regneark',
    'export the applications to Excel',
  ],
  register: [
    'registrér ansøgning',
    'registrer en ansøgning der kom på mail',
    'registrér gruppe',
    'register group',
    'registrer en gruppe der kom på mail',
    'vi har fået en ansøgning på mail',
    'register an application that came by mail',
  ],
};

const cases = Object.entries(said).flatMap(([intent, texts]) => texts.map((text) => [intent, text] as const));

describe('what is said of an application', () => {
  test.each(cases)('%s: %s', (intent, text) => {
    expect(intentOf(text, programme)).toBe(intent);
  });

  test('a course is one of the round', () => {
    expect(intentOf('vi vil gerne være med i Rønne', madeUp)).toBe('start');
    expect(intentOf('vi vil gerne være med i Rønne', programme)).toBeUndefined();
  });
});

describe('what others answer', () => {
  test.each([
    'hvordan ansøger vi?',
    'hvordan ansøger man',
    'hvornår er ansøgningsfristen',
    'er der nyt om netværket?',
    'hvad er status i netværket?',
    'any news about the network?',
    'status i Aarhus',
    'kan vi starte i januar?',
    'hvordan kommer jeg tilbage til ansøgningen',
    'jeg vender tilbage med ansøgningen',
    'Aarhus Kommune er dejlig',
    'måske vil vi ansøge',
    'hjælp mig med at forstå ansøgningen',
    'send mig ansøgningsskemaet',
    'Vi vil gerne ansøge. Send mig lige fristen.',
    'hvornår skal vi ansøge?',
    'hvem kan ansøge?',
    'kan vi ansøge efter fristen?',
    'kan vi ansøge?',
    'skal MED godkende, før vi ansøger?',
    'skal vi ansøge hver for sig',
    'kan man trække en ansøgning tilbage?',
    'hvad sker der, hvis vi trækker ansøgningen tilbage?',
    'hvornår får vi svar på ansøgningen?',
    'må der ansøges i begge byer?',
    'må vi ansøge i begge byer?',
    'er det for sent at ansøge?',
    'vi vil gerne ansøge, men hvordan gør vi?',
    'vi vil gerne være med, hvad er næste skridt',
    'Vi vil gerne ansøge. Hvornår er fristen?',
    'jeg vil gerne vide, hvordan man ansøger',
    'vi overvejer, om vi skal ansøge',
    'vi vil ikke ansøge',
    'vi vil gerne ansøge, men ikke i år',
    'vi vil gerne ansøge næste år',
    'hvis vi vil ansøge i Aarhus, hvad så',
    'hvad skal der stå i ansøgningen?',
    'hvor finder jeg ansøgningsskemaet?',
    'ansøgningsfrist',
    'ansøgningsfristen i Aarhus',
    'ansøgning inden hvornår',
    'ansøgning, hvordan?',
    'hvem skal have ansøgningen?',
    'hvem har ansøgt?',
    'hvor mange har ansøgt?',
    'hvad koster det at være med?',
    'hvem kan være med?',
    'vi vil gerne være med til webinaret',
    'vi vil gerne tilmelde os infomødet',
    'jeg vil gerne søge et job',
    'vi vil gerne søge midler',
    'jeg vil gerne ansøge om ferie',
    'vi vil gerne ansøge om aktindsigt',
    'vi vil gerne ansøge om en ny kaffemaskine',
    'vis mig andre kommuners ansøgninger',
    'skriv en jobansøgning for mig',
    'hvad laver en tovholder?',
    'hvem kan være tovholder?',
    'kan vi skifte tovholder undervejs?',
    'skal tovholderen være leder?',
    'hvem er arrangør?',
    'hvad mangler vi for at kunne parkere?',
    'vi mangler en AMR, er det et problem?',
    'hvem kan se vores ansøgning?',
    'giv mig adgang',
    'er vi færdige',
    'er der frokost?',
    'hvad er status på arbejdsmiljøet i kommunerne?',
    'Lone Hansen er leder, lone@vejle.dk',
    'hej',
    'tak for hjælpen',
    '',
    'how do we apply?',
    'when is the application deadline?',
    'can we apply after the deadline?',
    'who can apply?',
    'we want to join, what is the next step',
    'can we withdraw?',
    'kan vi rette op på det bagefter med et kursus?',
    'hvad sker der når vi har haft det første møde?',
    'what happens after the last meeting?',
    'when do we hear back?',
    'application form',
    'I want to apply for a job',
    'we want to join the newsletter',
    'who is the organiser?',
    'what does the coordinator do?',
    'can we change the coordinator later?',
    'how many applications have you received?',
    'do we need a decision before we apply?',
  ])('%s', (text) => {
    expect(intentOf(text, programme)).toBeUndefined();
  });

  const names: Readonly<Record<string, string>> = {
    course: 'Aarhus',
    person: 'Nina Roth',
    org: 'KL',
    date: '3. november',
    month: 'november',
    venue: 'KL-Huset',
    n: '4',
  };
  const folder = new URL('../ask/phrasings', import.meta.url).pathname;
  const phrasings = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && line !== '---')
      .map((line) => line.replace(/\{(\w+)\}/gu, (_, name: string) => names[name] ?? 'x')),
  );

  test('hardly any way of asking is taken', () => {
    const taken = phrasings.filter((text) => intentOf(text, programme) !== undefined);
    expect(phrasings.length).toBeGreaterThan(10_000);
    expect(taken.length / phrasings.length, taken.join('\n')).toBeLessThan(0.003);
  });

  test('hardly any question that people have asked is taken', () => {
    const lines = readFileSync(new URL('../../../test/qa/working.jsonl', import.meta.url), 'utf8').split('\n');
    const questions = lines.filter((line) => line !== '').map((line) => z.object({ q: z.string() }).parse(JSON.parse(line)).q);
    const taken = questions.filter((q) => intentOf(q, programme) !== undefined);
    expect(questions.length).toBeGreaterThan(100);
    expect(taken.length, taken.join('\n')).toBeLessThanOrEqual(3);
  });
});

describe('a text that is made to take long', () => {
  test.each([
    'vi ',
    'ansøg ',
    'ansøg',
    'vi vil gerne ansøge ',
    'og ',
    'hej ',
    'i ',
    'giv ',
    'a.',
    '. ',
    'kan du ',
    'en en ',
    'vi vil gerne være med i ',
  ])('of %j ends', (part) => {
    const text = part.repeat(4000).slice(0, 4000);
    expect([undefined, 'start']).toContain(intentOf(text, programme));
  });
});
