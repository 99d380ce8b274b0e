import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { madeUp } from '../../../test/rounds/made-up.js';
import { moment } from '../../core/calendar.js';
import { programme } from '../../programmes/2025-26/index.js';
import { type Reading, readingOf, tells } from './reading.js';

const now = moment('2025-11-05T10:00');
const read = (text: string): Reading => readingOf(text, { programme, now });
const person = (name: string, mail = '', role = '', title = '', area = '') => ({ name, mail, role, title, area });

describe('where a group comes from and where it wants to go', () => {
  test.each<[string, Reading['fields']]>([
    ['Vi er fra Vejle Kommune', { municipality: 'vejle' }],
    ['vi kommer fra Århus kommune', { municipality: 'aarhus' }],
    ['we are from Vejle', { municipality: 'vejle' }],
    ['Hej, vi er en arbejdsgruppe i Faaborg-Midtfyn Kommune.', { municipality: 'faaborg-midtfyn' }],
    ['jeg er ansat i lyngby taarbæk kommune', { municipality: 'lyngby-taarbaek' }],
    ['Vi repræsenterer Bornholms Regionskommune', { municipality: 'bornholm' }],
    ['Kommune: Kolding', { municipality: 'kolding' }],
    ['The municipality of Odense would like to join', { municipality: 'odense' }],
    ['Odense', { municipality: 'odense' }],
    ['Aarhus', {}],
    ['Vejle Kommune, ældreområdet', { municipality: 'vejle', level: 'area', area: 'Ældreområdet' }],
    ['Vi vil gerne med i Aarhus', { course: 'aarhus' }],
    ['forløbet i København', { course: 'koebenhavn' }],
    ['det er Aarhus-forløbet for os', { course: 'aarhus' }],
    ['we would like to join in Copenhagen', { course: 'koebenhavn' }],
    ['vi vælger kbh', { course: 'koebenhavn' }],
    ['hellere i København end i Aarhus', { course: 'koebenhavn' }],
    ['vi vil gerne skifte fra Aarhus til København', { course: 'koebenhavn' }],
    ['Vi er fra Aarhus og vil gerne med', { municipality: 'aarhus' }],
    ['Vi er fra Aarhus Kommune og vil gerne med i København', { municipality: 'aarhus', course: 'koebenhavn' }],
    ['vi kommer fra Københavns Kommune, men søger plads på holdet i Aarhus', { municipality: 'koebenhavn', course: 'aarhus' }],
    ['Vi søger om plads i både Aarhus og København', {}],
    ['Vi holder til i København', {}],
    ['Vi er fra Vejle Kommune og Kolding Kommune', {}],
    ['Vores kommune er Svendborg', { municipality: 'svendborg' }],
    ['ret kommunen til Kolding', { municipality: 'kolding' }],
    ['Det drejer sig om Holbæk Kommune', { municipality: 'holbaek' }],
    ['Vi kommer ikke fra Vejle, men fra Vejen Kommune', { municipality: 'vejen' }],
    ['vi er seks personer fra lyngby taarbæk kommune', { municipality: 'lyngby-taarbaek' }],
    ['Aarhus Kommune vil gerne med i Aarhus', { municipality: 'aarhus', course: 'aarhus' }],
    ['Forløb: Aarhus', { course: 'aarhus' }],
    ['Aarhus-forløbet, tak', { course: 'aarhus' }],
    ['Ret forløbet til København', { course: 'koebenhavn' }],
    ['Så bliver det Aarhus', { course: 'aarhus' }],
    ['Helst Aarhus, ellers København', { course: 'aarhus' }],
    ['Vi vil gerne med i Aarhus eller København', {}],
    ['Vi kan ikke komme til Aarhus', {}],
    ['Vi ønsker ikke Aarhus', {}],
    ['Vi er fra Vejle kommune ældreområdet og vil gerne være med', { municipality: 'vejle', level: 'area', area: 'Ældreområdet' }],
    ['Vi er fra Faaborg-Midtfyn kommunes ældreområde', { municipality: 'faaborg-midtfyn', level: 'area', area: 'Ældreområde' }],
    ['Syddjurs Kommune (Dagtilbud og Skole)', { municipality: 'syddjurs', level: 'area', area: 'Dagtilbud og Skole' }],
    [
      'vi er fra høje taastrup, dagtilbud, og vil søge om at komme med i københavn',
      { municipality: 'hoeje-taastrup', course: 'koebenhavn', level: 'area', area: 'Dagtilbud' },
    ],
    ['Jeg hedder Lone Hansen og er leder i Vejle Kommune', { municipality: 'vejle' }],
    ['Vi er fra Kbh', { municipality: 'koebenhavn' }],
    ['Vi i Ballerup vil gerne med', { municipality: 'ballerup' }],
    ['Halsnæs vil søge', { municipality: 'halsnaes' }],
    ['Halsnæs vil ikke søge', {}],
    ['Vi er fra Nordvig Kommune', {}],
    ['Vi er fra Vejle Kommune, og vil meget gerne være med i Aarhus', { municipality: 'vejle', course: 'aarhus' }],
  ])('%s', (text, fields) => {
    expect(read(text).fields).toEqual(fields);
  });

  test.each([
    ['Vi er fra Nordvig Kommune', 'Nordvig'],
    ['Nordvig Kommune vil gerne ansøge', 'Nordvig'],
    ['Vi er fra Vores Kommune', ''],
    ['Vi har talt med Nordvig Kommune', ''],
    ['Vi er fra Høje Taastrup Kommune', ''],
  ])('a municipality that is none: %s', (text, name) => {
    expect(read(text).unknownPlace).toBe(name);
  });

  test('courses are those of the round', () => {
    expect(readingOf('vi vil gerne med i Rønne', { programme: madeUp, now }).fields).toEqual({ course: 'roenne' });
    expect(readingOf('vi vil gerne med i København', { programme: madeUp, now }).fields).toEqual({});
  });
});

describe('the committee behind it', () => {
  test.each<[string, Reading['fields']]>([
    ['Det er hoved-MED der står bag', { level: 'top' }],
    ['HMU bakker op om det', { level: 'top' }],
    ['it is the top level MED', { level: 'top' }],
    ['Det øverste MED', { level: 'top' }],
    ['ikke hoved-MED, men skoleområdet', { level: 'area', area: 'Skoleområdet' }],
    ['fagområde-MED for dagtilbud', { level: 'area', area: 'Dagtilbud' }],
    ['Vi hører under Børne- og Ungeforvaltningen', { level: 'area', area: 'Børne- og Ungeforvaltningen' }],
    ['Vi har haft mange episoder i hjemmeplejen', {}],
    ['Vi kommer fra Holbæk Kommune, dagtilbudsområdet', { municipality: 'holbaek', level: 'area', area: 'Dagtilbudsområdet' }],
    ['Vi ansøger på vegne af hele børneområdet', { level: 'area', area: 'Børneområdet' }],
    ['Området er dagtilbud', { level: 'area', area: 'Dagtilbud' }],
    ['vi er teknik og miljø', { level: 'area', area: 'Teknik og miljø' }],
    ['Vi er fra HR', { level: 'area', area: 'HR' }],
    ['Vi er fra HR-afdelingen', { level: 'area', area: 'HR-afdelingen' }],
    ['Vi hører under sektor-MED', { level: 'area' }],
    ['Ansøgningen er fra hoved-MED', { level: 'top' }],
    ['Formand og næstformand i hoved-MED har sagt ja', { level: 'top', basis: 'advance', chair: 'yes', viceChair: 'yes' }],
    ['Så har MED godkendt det', { basis: 'decided' }],
    ['Dato for beslutning: 1. november', { basis: 'decided', decidedOn: '2025-11-01' }],
    ['Beslutningen blev truffet 22/10-2025', { basis: 'decided', decidedOn: '2025-10-22' }],
    ['Vi fik ja på MED-mødet i går', { basis: 'decided', decidedOn: '2025-11-04' }],
    ['Formanden er enig, og det er næstformanden også', { basis: 'advance', chair: 'yes', viceChair: 'yes' }],
    ['MED skal først tage stilling den 20. november', { meetsOn: '2025-11-20' }],
    ['MED har ikke besluttet det, men mødes på torsdag', { meetsOn: '2025-11-06' }],
    ['Vi har fået ja fra hoved-MED 1. november', { level: 'top', basis: 'decided', decidedOn: '2025-11-01' }],
    ['det er sektor-MED', { level: 'area' }],
    ['vi er område-MED for børn og unge', { level: 'area', area: 'Børn og unge' }],
    ['our area is the elderly care area', { level: 'area', area: 'Elderly care' }],
    ['MED besluttede det den 3. november', { basis: 'decided', decidedOn: '2025-11-03' }],
    ['besluttet 3/11 2025', { basis: 'decided', decidedOn: '2025-11-03' }],
    ['Hoved-MED godkendte det d. 12. december', { level: 'top', basis: 'decided', decidedOn: '2024-12-12' }],
    ['MED har besluttet det i mandags', { basis: 'decided', decidedOn: '2025-11-03' }],
    ['Vi har besluttet det på MED-mødet', { basis: 'decided' }],
    ['the MED committee decided on 28 October', { basis: 'decided', decidedOn: '2025-10-28' }],
    ['vi har besluttet at være med', {}],
    ['MED har ikke besluttet det endnu', {}],
    ['formand og næstformand har sagt ja', { basis: 'advance', chair: 'yes', viceChair: 'yes' }],
    ['formanden har sagt ja', { basis: 'advance', chair: 'yes' }],
    ['Næstformanden bakker op', { basis: 'advance', viceChair: 'yes' }],
    ['formanden har sagt ja, men næstformanden mangler', { basis: 'advance', chair: 'yes' }],
    ['formanden har sagt ja og næstformanden har ikke svaret', { basis: 'advance', chair: 'yes' }],
    ['vi bruger en forhåndstilkendegivelse', { basis: 'advance' }],
    ['The chair and the vice chair have agreed', { basis: 'advance', chair: 'yes', viceChair: 'yes' }],
    ['formanden har ikke sagt ja', {}],
    ['MED mødes 20. november', { meetsOn: '2025-11-20' }],
    ['næste MED-møde er den 14. januar', { meetsOn: '2026-01-14' }],
    ['the committee meets on 20 November', { meetsOn: '2025-11-20' }],
    [
      'Formand og næstformand har givet forhåndstilkendegivelse. MED mødes den 20/11',
      { basis: 'advance', chair: 'yes', viceChair: 'yes', meetsOn: '2025-11-20' },
    ],
  ])('%s', (text, fields) => {
    expect(read(text).fields).toEqual(fields);
  });

  test('areas that are known by name come out as they are written', () => {
    const { fields } = readingOf('vi er fra velfærd & trivsel', { programme, now, areas: ['Velfærd & Trivsel'] });
    expect(fields).toEqual({ level: 'area', area: 'Velfærd & Trivsel' });
  });
});

const lone = person('Lone Hansen', 'lone@vejle.dk', 'leader');
const ole = person('Ole Bach', 'ole@vejle.dk', 'amr');

describe('who is in the group', () => {
  test.each<[string, Reading['members']]>([
    ['Lone Hansen er leder, lone@vejle.dk', [lone]],
    ['Mette Holm, HR-konsulent, mette@vejle.dk, Personale', [person('Mette Holm', 'mette@vejle.dk', 'other', 'HR-konsulent', 'Personale')]],
    ['lone hansen lone@vejle.dk er leder', [lone]],
    ['lone hansen er leder, lone@vejle.dk', [lone]],
    ['lone@vejle.dk, Lone Hansen, leder', [lone]],
    ['Lone Hansen <lone@vejle.dk> leder', [lone]],
    ['Leder: Lone Hansen, lone@vejle.dk. AMR: Ole Bach, ole@vejle.dk', [lone, ole]],
    ['Leder: Lone Hansen, lone@vejle.dk, AMR: Ole Bach, ole@vejle.dk', [lone, ole]],
    ['Lone Hansen er leder, lone@vejle.dk, og Ole Bach er AMR, ole@vejle.dk', [lone, ole]],
    ['Lone Hansen, leder, lone@vejle.dk\nOle Bach, AMR, ole@vejle.dk', [lone, ole]],
    ['Lone Hansen (leder) lone@vejle.dk; Ole Bach (arbejdsmiljørepræsentant) ole@vejle.dk', [lone, ole]],
    ['lone@vejle.dk (Lone Hansen, leder), ole@vejle.dk (Ole Bach, AMR)', [lone, ole]],
    ['Ole Jensen (AMR), ole.jensen@vejle.dk', [person('Ole Jensen', 'ole.jensen@vejle.dk', 'amr')]],
    ['TR: Mette Bach mette@vejle.dk', [person('Mette Bach', 'mette@vejle.dk', 'tr')]],
    ['Mette Bach er fællestillidsrepræsentant', [person('Mette Bach', '', 'tr')]],
    ['vores FTR er Mette Bach', [person('Mette Bach', '', 'tr')]],
    [
      'tilføj Kim Lund, HR-konsulent, kim@vejle.dk, ældreområdet',
      [person('Kim Lund', 'kim@vejle.dk', 'other', 'HR-konsulent', 'Ældreområdet')],
    ],
    ['Tilføj Kim Lund', [person('Kim Lund')]],
    ['Bente Riis er afdelingsleder i hjemmeplejen', [person('Bente Riis', '', 'leader', 'afdelingsleder', 'Hjemmeplejen')]],
    [
      'Per von Holst, centerchef, børn og unge, per@vejle.dk',
      [person('Per von Holst', 'per@vejle.dk', 'leader', 'centerchef', 'Børn og unge')],
    ],
    ['Anne-Marie Krog-Meyer er sygeplejerske og TR', [person('Anne-Marie Krog-Meyer', '', 'tr', 'sygeplejerske')]],
    ['Lone, leder, lone@vejle.dk', [person('Lone', 'lone@vejle.dk', 'leader')]],
    ['Jane Smith is team manager, jane@vejle.dk', [person('Jane Smith', 'jane@vejle.dk', 'leader', 'team manager')]],
    ['add Tom Brown, safety representative, TOM@VEJLE.DK', [person('Tom Brown', 'tom@vejle.dk', 'amr')]],
    ['Lone Hansen og Ole Bach er begge ledere', [person('Lone Hansen', '', 'leader'), person('Ole Bach', '', 'leader')]],
    ['Søren Ø. Lund er arbejdsmiljøkonsulent', [person('Søren Ø. Lund', '', 'other', 'arbejdsmiljøkonsulent')]],
    ['leder: Lone Hansen', [person('Lone Hansen', '', 'leader')]],
    ['Lone Hansen (leder)', [person('Lone Hansen', '', 'leader')]],
    ['tilføj Lone Hansen som leder', [person('Lone Hansen', '', 'leader')]],
    ['Skriv Lone Hansen på som leder', [person('Lone Hansen', '', 'leader')]],
    ['Sæt Lone Hansen på', [person('Lone Hansen')]],
    ['Lone Hansen er med som leder', [person('Lone Hansen', '', 'leader')]],
    ['Som AMR deltager Ole Bach', [person('Ole Bach', '', 'amr')]],
    ['Ole Bach er vores nye AMR', [person('Ole Bach', '', 'amr')]],
    ['Ole Bach er AMR på plejehjemmet Solgården', [person('Ole Bach', '', 'amr')]],
    ['AMR er Ole Bach, og TR er Mette Holm', [person('Ole Bach', '', 'amr'), person('Mette Holm', '', 'tr')]],
    ['Ole Bach (AMR) og Mette Holm (TR) er med', [person('Ole Bach', '', 'amr'), person('Mette Holm', '', 'tr')]],
    ['Ledere: Lone Hansen og Ole Bach', [person('Lone Hansen', '', 'leader'), person('Ole Bach', '', 'leader')]],
    ['Med i gruppen: Lone Hansen og Ole Bach', [person('Lone Hansen'), person('Ole Bach')]],
    ['Lone Hansen er leder i HR', [person('Lone Hansen', '', 'leader', '', 'HR')]],
    ['Ida Krog er social- og sundhedsassistent', [person('Ida Krog', '', 'other', 'social- og sundhedsassistent')]],
    ['Ret Lone Hansens mail til lone2@vejle.dk', [person('Lone Hansen', 'lone2@vejle.dk')]],
    ['Lone Hansens mail er lone@vejle.dk', [person('Lone Hansen', 'lone@vejle.dk')]],
    ["Change Lone Hansen's email to lone2@vejle.dk", [person('Lone Hansen', 'lone2@vejle.dk')]],
    ['Mads’ mail er mh@vejle.dk', [person('Mads', 'mh@vejle.dk')]],
    ['Lars mail er lars@vejle.dk', [person('Lars', 'lars@vejle.dk')]],
    ['Lone Hansens rolle er leder', [person('Lone Hansen', '', 'leader')]],
    [
      'The members are Jane Smith (manager) and Tom Brown (safety rep)',
      [person('Jane Smith', '', 'leader'), person('Tom Brown', '', 'amr')],
    ],
    ...[
      'Sundhed & Ældre',
      'Børn & Unge',
      'Børn, Unge og Familie',
      'Center for Sundhed',
      'Center for Trivsel og Læring',
      'Skole & Dagtilbud',
      'Job og Borgerservice',
      'Social- og Sundhedsforvaltningen',
      'Voksen & Handicap',
      'Trivsel & Fællesskab',
    ].flatMap((area): [string, Reading['members']][] => [
      [`Lone Hansen er leder, lone@vejle.dk, ${area}`, [{ ...lone, area }]],
      [
        `Lone Hansen, leder, lone@vejle.dk, ${area}\nOle Bach, AMR, ole@vejle.dk, ${area}`,
        [
          { ...lone, area },
          { ...ole, area },
        ],
      ],
    ]),
    [
      'Lone Hansen er leder i Job og Borgerservice og Ole Bach er AMR i Center for Sundhed',
      [person('Lone Hansen', '', 'leader', '', 'Job og Borgerservice'), person('Ole Bach', '', 'amr', '', 'Center for Sundhed')],
    ],
    ['I gruppen sidder Lone Hansen som leder og Ole Bach som AMR', [person('Lone Hansen', '', 'leader'), person('Ole Bach', '', 'amr')]],
    ['Birgit von der Lühe er sikkerhedsrepræsentant, birgit@vejle.dk', [person('Birgit von der Lühe', 'birgit@vejle.dk', 'amr')]],
    ['Anna Maria de la Cruz Holm er leder', [person('Anna Maria de la Cruz Holm', '', 'leader')]],
    ['Lone Hansen\nleder\nlone@vejle.dk\nÆldreområdet', [{ ...lone, area: 'Ældreområdet' }]],
    [
      'Vores gruppe:\n\nLone Hansen\nLeder\nlone@vejle.dk\nÆldre\n\nOle Bach\nAMR\nole@vejle.dk\nStab',
      [
        { ...lone, area: 'Ældre' },
        { ...ole, area: 'Stab' },
      ],
    ],
    ['Navn: Lone Hansen\nRolle: leder\nMail: lone@vejle.dk', [lone]],
    ['Vi har en konference i Aarhus\nLone Hansen\nAMR', []],
    ['Lone er leder', []],
    ['Vi er tre ledere og en AMR', []],
    ['skriv til lone@vejle.dk', []],
    ['Nina Roth er konsulent, niro@kl.dk', []],
    ['Vi arbejder med Mental Robusthed og Etisk Råd', []],
    ['Vi er fra Vejle Kommune og har en god leder', []],
  ])('%s', (text, members) => {
    expect(read(text).members).toEqual(members);
  });

  test.each([
    ['Lone er tovholder', 'Lone'],
    ['tovholder: Lone Hansen', 'Lone Hansen'],
    ['vores tovholder bliver Ole Bach', 'Ole Bach'],
    ['lone er tovholder', 'Lone'],
    ['gør Ole til tovholder', 'Ole'],
    ['Sæt Lone som tovholder', 'Lone'],
    ['Det er Ole, der er tovholder', 'Ole'],
    ['Ole var tovholder sidste gang', undefined],
    ['Ole er ked af at være tovholder', undefined],
    ['Lone vil ikke være tovholder', undefined],
    ['Tovholderen skal være fra HR', undefined],
    ['Jane Smith is our coordinator', 'Jane Smith'],
    ['Lone Hansen er leder og tovholder, lone@vejle.dk', 'Lone Hansen'],
    ['jeg er tovholder', undefined],
    ['chefen er tovholder', undefined],
    ['Lone er ikke tovholder', undefined],
    ['vi mangler en tovholder', undefined],
    ['Nina Roth er tovholder', undefined],
  ])('%s', (text, name) => {
    expect(read(text).coordinator).toBe(name);
  });

  test.each<[string, Reading['mentioned']]>([
    ['Lone er leder og Ole er AMR', [person('Lone', '', 'leader'), person('Ole', '', 'amr')]],
    ['Hugo Høj er i Stab', [person('Hugo Høj', '', '', '', 'Stab')]],
    ['Hugo Høj arbejder på Sundhed & Ældre', [person('Hugo Høj', '', '', '', 'Sundhed & Ældre')]],
    ['Hugo Høj er i Aarhus', []],
    ['Hugo Høj er på ferie', []],
    ['Lone Hansen ringede om lederkurset', []],
    ['Lone Hansen er leder', []],
  ])('too little is said: %s', (text, mentioned) => {
    expect(read(text).mentioned).toEqual(mentioned);
  });

  test('a coordinator with a role or a mail is a member too', () => {
    expect(read('Lone Hansen er leder og tovholder, lone@vejle.dk').members).toEqual([lone]);
  });

  test('a whole message fills in all it says', () => {
    const text = `Hej, vi er fra Vejle Kommune og vil gerne med i Aarhus.
      Hoved-MED besluttede det den 3. november.
      Lone Hansen er leder, lone@vejle.dk, og Ole Bach er AMR, ole@vejle.dk
      Lone er tovholder. Hvornår får vi svar?
      Venlig hilsen Bodil Skov, sekretær`;
    expect(read(text)).toEqual({
      fields: { municipality: 'vejle', course: 'aarhus', level: 'top', basis: 'decided', decidedOn: '2025-11-03' },
      members: [lone, ole],
      mentioned: [],
      unknownPlace: '',
      coordinator: 'Lone',
    });
  });
});

const nothing: Reading = { fields: {}, members: [], mentioned: [], unknownPlace: '', coordinator: undefined };

describe('what fills in nothing', () => {
  test.each([
    'kan Lone Hansen være leder i gruppen?',
    'skal Lone Hansen være tovholder',
    'er Vejle Kommune med i Aarhus?',
    'hvad hvis hoved-MED har besluttet det den 3. november',
    'hvis formanden har sagt ja den 3. november',
    'jeg er i tvivl om vi kan være med i Aarhus',
    // What is asked for.
    'send mig datoerne for forløbet i Aarhus',
    'Giv mig adressen på holdet i København',
    'Forklar forskellen på hoved-MED og område-MED',
    'Hjælp mig med at forstå forhåndstilkendegivelsen',
    'fristen for Aarhus-forløbet',
    'skabelon til en forhåndstilkendegivelse',
    'Vi vil gerne høre mere om Aarhus-forløbet',
    'Kunne godt tænke mig at vide hvad forløbet i Aarhus går ud på',
    'Jeg skal bruge programmet for holdet i Aarhus',
    'Tell me about the Aarhus course',
    'We would like to hear about the Copenhagen group',
    // What is not decided.
    'Vi overvejer at vælge forløbet i Aarhus',
    'Vi tænker på at være med i Aarhus',
    'Lone Hansen kunne måske være tovholder',
    'Vi regner med at hoved-MED godkender det',
    'We might choose Copenhagen',
    // What is said of others.
    'Vi samarbejder med Fredericia Kommune',
    'Naboerne i Kolding Kommune er med i Aarhus',
    'Min chef i Vejle Kommune siger nej',
    'En konsulent fra Vejle Kommune hjælper os',
    'Toget fra Odense er forsinket',
    'De har valgt forløbet i Aarhus',
    'Kolding har valgt forløbet i Aarhus',
    'Min leder vil hellere til Aarhus',
    'Holdet i Aarhus er fyldt',
    'Vi har talt med skoleområdet',
    'De er fra ældreområdet',
    'Vi er ikke fra ældreområdet',
    'Der er mange trusler på skoleområdet',
    'Ældreområdet har allerede en handleplan',
    'HR siger ja',
    'Jeg sidder i HR',
    'Jeg er leder på ældreområdet',
    'Kommunikationsafdelingen vil lave et opslag om det',
    // What the committee has not decided, or what is something else.
    'Vi har læst om hoved-MED',
    'Hoved-MED, som ikke kender sagen',
    'Det skal først omkring hoved-MED',
    'Det er hverken hoved-MED eller område-MED',
    'MED har sagt nej',
    'MED stemte imod den 3. november',
    'Vi har ikke fået ja af MED',
    'MED besluttede, at vi ikke skal være med',
    'Når MED har godkendt det, sender vi',
    'MED har besluttet en kampagne om trivsel',
    'MED har godkendt budgettet',
    'Lokal-MED har sagt ja',
    'Min chef sagde ja den 3. november',
    'Byrådet har godkendt det den 3. november',
    'Formanden har sagt ja til at holde oplæg',
    'Formanden er også leder',
    'Vi skal have en forhåndstilkendegivelse fra formanden',
    'MED-mødet den 20. november er aflyst',
    'Vi har MED-møde hver torsdag',
    // Who is only mentioned.
    'Lone Hansen ringede om lederkurset',
    'vi talte med AMR Lone Hansen i går',
    'Vi har spurgt Lone Hansen, som er leder',
    'Lone Hansen, vores leder, er på ferie',
    'Lone Hansen, som er vores leder, har skrevet til jer',
    'AMR Ole Bach har været udsat for trusler',
    'Lederen, Lone Hansen, siger nej',
    'Lone Hansen er ikke leder',
    'Lone Hansen var leder',
    'Lone Hansen er leder i en anden kommune',
    'Min leder hedder Lone Hansen',
    'Fjern Ole Bach fra gruppen',
    'Udskift Lone Hansen med Ole Bach',
    'Lone Hansen skriver fra lone@vejle.dk',
    'Tom Brown, our manager, is on leave',
    'Mvh\nLone Hansen, AMR',
    'are we from Vejle Kommune?',
    'tak for hjælpen',
    'ok',
    '',
    '🙂',
  ])('%s', (text) => {
    expect(read(text)).toEqual(nothing);
  });

  test.each([
    ['Vi er fra Vejle', true],
    ['Lone er leder. Hvornår er fristen?', false],
    ['hvornår er fristen', false],
    ['har fået ja fra MED', true],
    ['Skriv Lone Hansen på som leder', true],
    ['Navn: Lone Hansen', true],
    ['Så er det besluttet i MED', true],
    ['Vi vil gerne med i Aarhus og høre om andres erfaringer', true],
    ['Vi er fra ældreområdet, hvor vi har mange episoder', true],
    ['adressen i Aarhus tak', false],
    ['nævn de tre vigtigste krav', false],
    ['Vi er fra Vejle, så send mig lige fristen', false],
    ['jeg vil bede om et svar', false],
    ['I bedes oplyse adressen', false],
    ['kommer der mere', false],
    ['vi vælger måske Aarhus', false],
    ['Vi har hørt at hoved-MED har sagt ja', false],
    ['', false],
  ])('%s', (text, telling) => {
    expect(tells(text)).toBe(telling);
  });
});

test('hardly any way of asking fills in something', () => {
  const folder = new URL('../ask/phrasings', import.meta.url).pathname;
  const names: Readonly<Record<string, string>> = { course: 'Aarhus', person: 'Nina Roth', date: '3. november', month: 'november' };
  const phrasings = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .map((line) => line.replace(/\{(\w+)\}/gu, (_, name: string) => names[name] ?? 'x')),
  );
  const filling = phrasings.filter((text) => {
    const { fields, members, mentioned, coordinator } = read(text);
    return Object.keys(fields).length > 0 || members.length + mentioned.length > 0 || coordinator !== undefined;
  });
  expect(phrasings.length).toBeGreaterThan(10_000);
  // What is left tells something before it asks.
  expect(filling.length / phrasings.length, filling.join('\n')).toBeLessThan(0.003);
});

describe('a text that is made to take long', () => {
  test.each([
    'a',
    'A',
    'Aa ',
    'a@',
    'a.',
    '@a.',
    'fra ',
    'og ',
    'a-',
    'leder',
    'leder ',
    'MED ',
    'ikke ',
    '3/',
    'i Aarhus ',
    'hej, ',
    '§1§',
    'formand og ',
    ': ',
    '\n',
    "'",
    'Lone Hansen, leder, lone@vejle.dk, ',
    'vi er en ',
    'Vejle Kommune, ',
    'vil gerne ',
    'A. ',
  ])('of %j ends', (part) => {
    const text = part.repeat(4000).slice(0, 4000);
    expect(read(text).members.length).toBeLessThan(200);
  });
});
