import type { Programme } from '../../../core/programme.js';
import { functionWords, normalise } from '../../../core/words.js';
import type { MemberField, Role } from '../application.js';
import { areasIn } from './areas.js';
import { rolesIn } from './titles.js';

/** Somebody as far as they were named; empty where not said. */
export type SaidMember = Readonly<Record<MemberField, string>>;

/** Who a sentence names: for the group, and as its coordinator. `areas` are those that belong to nobody in it. */
export interface People {
  readonly members: readonly SaidMember[];
  readonly coordinator: string | undefined;
  readonly areas: readonly string[];
}

interface Draft {
  name: string;
  mail: string;
  role: Role | '';
  title: string;
  area: string;
  coordinates: boolean;
}

const mailAddress = /(?<![\p{L}\d.+_-])[\p{L}\d][\p{L}\d.+_-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6}/u;
const coordinating = /(?<!\p{L})(?:tovholder(?:en|e)?|(?:our|the|group) coordinator|coordinator(?= ?$)|coordinator(?= is ))(?!\p{L})/iu;
const notSo = /(?<!\p{L})(?:ikke|ikke længere|not|no longer|stoppet|stopper|ingen)(?!\p{L})/iu;
/** What comes before people who are to be in the group though nothing else is said of them. */
const adding =
  /(?<!\p{L})(?:tilføj\p{L}*|medlem\p{L}*|deltager(?:e|ne)?:?|gruppen (?:er|består)|arbejdsgruppen (?:er|består)|i gruppen|med i gruppen|add|members?|participants?|our group|the group (?:is|consists))(?!\p{L})/iu;
const signature =
  /(?<!\p{L})(?:mvh|vh|(?:med )?venlige? hilsen|(?:de )?bedste hilsner|hilsen|(?:best|kind) regards|regards)(?!\p{L})[\s\S]*$/iu;

/** Capitalised words that begin or stand in sentences and name nobody. */
const nobody = new Set([
  ...functionWords.da,
  ...functionWords.en,
  ...'hej hejsa goddag dear kære tilføj tilføje add gruppe gruppen arbejdsgruppe arbejdsgruppen group medlem medlemmer member members deltager deltagere deltagerne kommune kommunen kommunes municipality regionskommune forløb forløbet netværk netværket tovholder tovholderen coordinator ny nye new mail mailen email e-mail e-mails mails adresse navn name rolle role titel title område area afdeling hedder skal bliver becomes overtager også begge both vælger valgt hilsen formand formanden næstformand næstformanden chair udvalg udvalget møde mødet mandag tirsdag onsdag torsdag fredag januar februar marts april maj juni juli august september oktober november december monday tuesday wednesday thursday friday january february march may june july october human house første anden samt plus består consists our følgende følger here desuden fra from som with ved at on og deltager fungerer arbejder works working added tak ja nej ok her består personer folk kollega kollegaen colleague vores vor øvrig øvrige andre others medarbejder leder leader amr tr hr ftr med hmu uddannet ansat representing repræsenterer gør gøre make'.split(
    ' ',
  ),
]);
const capital = "\\p{Lu}(?:[\\p{L}'’]*\\p{Ll}[\\p{L}'’]*|\\.)(?:-\\p{Lu}\\p{Ll}+)*";
const particle = '(?:af|von|van|de|la|el|al)';
const capitals = new RegExp(`(?<![\\p{L}-])${capital}(?: (?:${particle} )?${capital})*(?![\\p{L}-])`, 'gu');
const place = /(?<![\p{L}-])(?:\p{Lu}[\p{L}-]{1,30} )?\p{L}[\p{L}-]{1,30} (?:[Rr]egions)?(?:[Kk]ommunes?|[Mm]unicipality)(?!\p{L})/gu;
const mostNameWords = 4;

/** The people in a sentence that tells something. */
export function peopleIn(sentence: string, programme: Programme, areas: readonly string[]): People {
  const text = sentence.replace(signature, '').replace(/\s+/gu, ' ');
  const mentions = areasIn(text, areas);
  // An area's own commas and "og" do not part people: it stands as its number until its clause is read.
  const masked = mentions.reduceRight((t, { from, to }, i) => `${t.slice(0, from)}§${i}§${t.slice(to)}`, text);
  const people: Draft[] = [];
  const loose: string[] = [];
  // Who writes no capitals writes none in names either.
  const written = mailAddress.test(text) && !/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}/u.test(text);
  let person: Draft | undefined;
  const next = () => {
    person = { name: '', mail: '', role: '', title: '', area: '', coordinates: false };
    people.push(person);
    return person;
  };
  for (const { clause, opens } of clausesOf(masked)) {
    const area = mentions[Number(/§(\d+)§/u.exec(clause)?.[1] ?? Number.NaN)]?.area;
    const mail = mailAddress.exec(clause)?.[0] ?? '';
    const words = clause.replace(mailAddress, ' @ ').replace(/§\d+§/gu, ' # ').replace(place, ' | ').replace(/\s+/gu, ' ').trim();
    const leads = coordinating.test(words) && !notSo.test(words);
    const roles = rolesIn(leads ? words.replace(coordinating, ' ') : words);
    const name = nameIn(
      roles.reduce((t, { said }) => t.replace(said, ' | '), words),
      mail !== '' || leads || written,
    );
    const begins =
      !person ||
      (name !== '' && person.name !== '') ||
      (mail !== '' && person.mail !== '') ||
      (opens && (person.name !== '' || person.mail !== ''));
    const tells = name !== '' || mail !== '' || leads || roles.length > 0;
    if (!tells && !(area && person)) {
      if (area) loose.push(area);
      continue;
    }
    const current: Draft = begins ? next() : (person ?? next());
    if (name !== '') current.name = name;
    if (mail !== '') current.mail = mail.toLowerCase();
    if (leads) current.coordinates = true;
    if (area) current.area = area;
    for (const { role, title } of roles) takeRole(current, role, title);
    if (/(?<!\p{L})(?:begge|both|alle)(?!\p{L})|(?:ledere|'er|AMRer|TRer|repræsentanter|leaders|managers)(?!\p{L})/u.test(clause)) {
      for (const other of people) if (other.role === '' && other.name !== '') takeRole(other, current.role, '');
    }
  }
  const ours = withAreas(people).filter((p) => !isContact(p, programme));
  const group = adding.test(text);
  return {
    members: ours.filter((p) => isMember(p, group)).map(({ coordinates: _, ...member }) => member),
    coordinator: ours.find(({ coordinates, name }) => coordinates && name !== '')?.name,
    areas: [...loose, ...ours.filter((p) => !isMember(p, group) && p.area !== '').map((p) => p.area)],
  };
}

/** A single capitalised word behind somebody with a mail is where they work: "Mette Holm, mette@vejle.dk, Personale". */
function withAreas(people: readonly Draft[]): Draft[] {
  return people.filter((one, i) => {
    const before = people[i - 1];
    const bare = one.name !== '' && !one.name.includes(' ') && one.mail === '' && one.role === '' && one.area === '' && !one.coordinates;
    if (!bare || !before || before.mail === '' || before.area !== '') return true;
    before.area = one.name;
    return false;
  });
}

/** Whether a clause begins somebody new ("AMR: …") is what stands behind it. */
function clausesOf(text: string): { readonly clause: string; readonly opens: boolean }[] {
  const pieces = text.split(/([,:()<>|/\t]|[-–—](?= )| (?:og|samt|and|men|but|mens|while) | & )/u);
  const clauses: { clause: string; opens: boolean }[] = [];
  for (let i = 0; i < pieces.length; i += 2) {
    const clause = (pieces[i] ?? '').trim();
    const label = pieces[i + 1] === ':' && !/(?:mail|e-mail|email|navn|name|rolle|role|titel|title|område|area)$/iu.test(clause);
    if (clause !== '') clauses.push({ clause, opens: label });
  }
  return clauses;
}

function takeRole(person: Draft, role: Role | '', title: string): void {
  if (role === '') return;
  if (person.role === '' || (person.role === 'other' && role !== 'other')) person.role = role;
  if (title !== '' && person.title === '') person.title = title;
}

/** A name of two capitalised words or more, one such word, or beside a mail or "tovholder" the small ones. */
function nameIn(clause: string, small: boolean): string {
  const named = [...clause.matchAll(capitals)].flatMap(([run]) => withoutOthers(run.split(' ')));
  const whole = named.find((run) => run.length > 1) ?? named.find((run) => run.length === 1 && !/\.$/u.test(run[0] ?? ''));
  if (whole) return whole.slice(0, mostNameWords).join(' ');
  return small ? smallNameIn(clause) : '';
}

const smalls = "(\\p{L}[\\p{L}'’-]{1,30}(?: \\p{L}[\\p{L}'’-]{1,30}){0,3})";
/** Where names stand that are written small: beside the mail, before what somebody is, and after "gør". */
const smallPlaces = [
  `${smalls}[ (<]*@`,
  `@[ (<]*${smalls}`,
  `^${smalls} (?:er|bliver|is|skal være) `,
  `^(?:gør|make) ${smalls} til `,
  `^${smalls}$`,
].map((place) => new RegExp(place, 'u'));

function smallNameIn(clause: string): string {
  for (const [i, place] of smallPlaces.entries()) {
    const words = (place.exec(clause)?.[1] ?? '').split(' ').filter((word) => word !== '');
    const runs = withoutOthers(words);
    // Before a mail the last words are the name, elsewhere all of them are or none.
    const run = i === 0 ? runs.at(-1) : runs[0];
    const apart = i === 0 ? run?.at(-1) !== words.at(-1) : run?.length !== words.length;
    if (run && !apart) return run.map((word) => word.replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase())).join(' ');
  }
  return '';
}

/** The stretches of words between those that name nobody. */
function withoutOthers(words: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  for (const [i, word] of words.entries()) {
    const inside = /^(?:af|von|van|de|la|el|al)$/u.test(word) && (runs.at(-1)?.length ?? 0) > 0 && i < words.length - 1;
    if (!inside && (nobody.has(normalise(word)) || rolesIn(word).length > 0 || coordinating.test(word))) runs.push([]);
    else runs.at(-1)?.push(word);
  }
  return runs.filter((run) => run.length > 0);
}

function isMember({ name, mail, role }: Draft, group: boolean): boolean {
  return name !== '' && (mail !== '' || (name.includes(' ') && (role !== '' || group)));
}

function isContact({ name, mail }: Draft, programme: Programme): boolean {
  return programme.contacts.some((c) => normalise(c.name) === normalise(name) || (mail !== '' && normalise(c.mail) === mail));
}
