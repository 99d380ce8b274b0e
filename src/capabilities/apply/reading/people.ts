import { municipalityNamed } from '../../../core/municipalities.js';
import type { Programme } from '../../../core/programme.js';
import { normalise } from '../../../core/words.js';
import type { MemberField, Role } from '../application.js';
import { areasIn } from './areas.js';
import { coordinating, nameIn, owner } from './names.js';
import { isOurs } from './ours.js';
import { isPlain } from './plain.js';
import { type RoleMention, rolesIn } from './titles.js';

/** Somebody as far as they were named; empty where not said. */
export type SaidMember = Readonly<Record<MemberField, string>>;

/** Who a sentence names: for the group, and as its coordinator. `areas` are those that the group comes from. */
export interface People {
  readonly members: readonly SaidMember[];
  /** Of these too little is said to put them into the group. */
  readonly mentioned: readonly SaidMember[];
  readonly coordinator: string | undefined;
  readonly areas: readonly string[];
}

interface Draft {
  readonly member: Record<'name' | 'mail' | 'title' | 'area', string> & { role: Role | '' };
  coordinates: boolean;
  /** What is said of them says who they are in the group, and nothing else. */
  isPlain: boolean;
  /** The roles of all who stand behind one label. */
  readonly label: readonly RoleMention[];
  /** It is said with a verb, so that a clause that begins with another one says something more. */
  isSaid: boolean;
}

const mailAddress = /(?<![\p{L}\d.+_-])[\p{L}\d][\p{L}\d.+_-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6}/u;
const notSo = /(?<!\p{L})(?:ikke|ikke længere|not|no longer|stoppet|stopper|ingen)(?!\p{L})/iu;
/** What comes before people who are to be in the group though nothing else is said of them. */
const adding =
  /(?<!\p{L})(?:tilføj\p{L}*|(?:skriv|sæt) .{1,60} (?:på|ind)|medlem\p{L}*|deltager(?:e|ne)?:?|gruppen (?:er|består)|arbejdsgruppen (?:er|består)|i gruppen|med i gruppen|add|members?|participants?|our group|the group (?:is|consists))(?!\p{L})/iu;
const place =
  /(?<![\p{L}-])(?:\p{Lu}[\p{L}-]{1,30} )?(?!(?:anden|andre|another|other) )\p{L}[\p{L}-]{1,30} (?:[Rr]egions)?(?:[Kk]ommunes?|[Mm]unicipality)(?!\p{L})/gu;
const areaAlone = /^(?:(?:i|på|fra|ved|in|from|at) )?#$/u;
/** More than one have the role: those before it ("er begge ledere"), and those behind it as a label ("Ledere: …"). */
const several = /(?<!\p{L})(?:begge|both|alle)(?!\p{L})|(?:[Ll]edere|'er|AMRer|TRer|repræsentanter|[Ll]eaders|[Mm]anagers)(?!\p{L})/u;
const verb = /^(?!(?:som|der|who|which|that) )(?:.* )?(?:er|bliver|hedder|deltager|repræsenterer|fungerer|har|is|are|will)(?!\p{L})/u;
/** A clause that goes on about whoever stands before it. */
const goesOn = /^(?:er|var|har|vil|kan|skal|is|was|has|had|will|can|\p{L}{2,30}(?:er|ede|te|ed|s))(?: |$)/u;

/** Where somebody works, by a name of its own: "Hugo Høj er i Stab". */
const worksIn =
  /^\p{Lu}[\p{L} .'’-]+? (?:er|arbejder|sidder|hører|kommer|er ansat|works|is) (?:i|på|fra|til|under|in|from)(?: (?:området|forvaltningen|afdelingen|vores))? (\p{Lu}[\p{L}-]{1,30}(?: (?:&|og) \p{Lu}[\p{L}-]{1,30})?)$/u;

/** The people in a sentence that tells something. */
export function peopleIn(sentence: string, programme: Programme, areas: readonly string[]): People {
  const text = sentence.replace(/\s+/gu, ' ');
  const mentions = areasIn(text, areas);
  // An area's own commas and "og" do not part people: it stands as its number until its clause is read.
  const masked = mentions.reduceRight((t, { from, to }, i) => `${t.slice(0, from)}§${i}§${t.slice(to)}`, text);
  const named = mentions.map(({ area }) => area);
  // Who writes no capitals writes none in names either.
  const isSmall = mailAddress.test(text) && !/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}/u.test(text);
  const found = withAreas(draftsIn(clausesOf(masked).map((clause) => readClause(clause, named, isSmall))));
  const ours = found.filter(({ member }) => !isContact(member, programme));
  const isAdded = adding.test(text);
  const members = ours.filter((one) => isMember(one, isAdded)).map(({ member }) => member);
  const mentioned = ours.filter(isMention).map(({ member }) => member);
  const loose = mentions.filter(({ area }) => !members.some((one) => one.area === area));
  return {
    members,
    mentioned: mentioned.filter((one) => !members.includes(one)),
    coordinator: ours.find((one) => one.coordinates && one.isPlain && one.member.name !== '')?.member.name,
    areas: loose.filter(({ from, to }) => isGroups(normalise(text.slice(0, from)), normalise(text.slice(to)))).map(({ area }) => area),
  };
}

/** Where one of them works: the group may be from elsewhere. */
const personal = /(?<!\p{L})(?:jeg|i'm|i (?:am|work|come))(?!\p{L})(?!.*(?:på vegne af|on behalf of))[^,]*$/u;

function isGroups(before: string, behind: string): boolean {
  // What stands in brackets behind a name is set off as by a comma.
  return isOurs(before.replace(/,? \($/u, ', '), behind) && !personal.test(before);
}

/** What a clause says of somebody. In its `words`, `@` is a mail, `#` an area, `|` a municipality, and `¤` a name or a role. */
interface Clause {
  readonly words: string;
  /** It is a label: what stands behind it is somebody new. */
  readonly opens: boolean;
  readonly name: string;
  readonly mail: string;
  readonly area: string;
  readonly roles: readonly RoleMention[];
  readonly leads: boolean;
  readonly isSeveral: boolean;
}

function readClause(
  { clause, opens }: { readonly clause: string; readonly opens: boolean },
  areas: readonly string[],
  isSmall: boolean,
): Clause {
  const masked = areas[Number(/§(\d+)§/u.exec(clause)?.[1] ?? Number.NaN)] ?? '';
  const workplace = masked === '' ? (worksIn.exec(clause)?.[1] ?? '') : '';
  const area = masked || (municipalityNamed(workplace) ? '' : workplace);
  const mail = mailAddress.exec(clause)?.[0] ?? '';
  const words = clause
    .replace(mailAddress, ' @ ')
    .replace(/§\d+§/gu, ' # ')
    .replace(area === '' || masked !== '' ? '' : area, area === '' || masked !== '' ? '' : ' # ')
    .replace(place, ' | ')
    .replace(/\s+/gu, ' ')
    .trim();
  const leads = coordinating.test(words) && !notSo.test(words);
  const roles = rolesIn(leads ? words.replace(coordinating, ' ') : words);
  const roleless = roles.reduce((t, { said }) => t.replace(said, ' | '), words);
  const name = nameIn(roleless, mail !== '' || leads || isSmall);
  return {
    words: [name, ...roles.map(({ said }) => said)].reduce(withoutFirst, leads ? words.replace(coordinating, '¤') : words),
    opens,
    name: owner(name, words, mail),
    mail: mail.toLowerCase(),
    area,
    roles,
    leads,
    isSeveral: several.test(clause),
  };
}

function withoutFirst(text: string, said: string): string {
  const at = said === '' ? -1 : text.toLowerCase().indexOf(said.toLowerCase());
  return at < 0 ? text : `${text.slice(0, at)}¤${text.slice(at + said.length)}`;
}

/** The people that the clauses of a sentence are about, each with all that is said of them. */
function draftsIn(clauses: readonly Clause[]): Draft[] {
  const people: Draft[] = [];
  let label: readonly RoleMention[] = [];
  for (const { words, opens, name, mail, area, roles, leads, isSeveral } of clauses) {
    const known = people.at(-1);
    const tells = name !== '' || mail !== '' || leads || roles.length > 0;
    if (!tells && !(area !== '' && known && areaAlone.test(words))) {
      if (known && !known.isSaid && goesOn.test(words) && !isPlain(words)) known.isPlain = false;
      continue;
    }
    const has = (field: 'name' | 'mail') => known !== undefined && known.member[field] !== '';
    const begins = !known || (name !== '' && has('name')) || (mail !== '' && has('mail')) || (opens && (has('name') || has('mail')));
    if (opens) label = isSeveral ? roles : [];
    const current = begins ? nobodyYet(label) : known;
    if (begins) people.push(current);
    const { member } = current;
    if (name !== '') member.name = name;
    if (mail !== '') member.mail = mail;
    if (area !== '') member.area = area;
    if (leads) current.coordinates = true;
    current.isPlain &&= isPlain(words);
    current.isSaid ||= verb.test(words);
    takeRoles(member, roles);
    if (isSeveral) for (const other of people) if (other.member.role === '' && other.member.name !== '') takeRoles(other.member, roles);
  }
  for (const { member, label: roles } of people) if (member.role === '') takeRoles(member, roles);
  return people;
}

function nobodyYet(label: readonly RoleMention[]): Draft {
  return { member: { name: '', mail: '', role: '', title: '', area: '' }, coordinates: false, isPlain: true, isSaid: false, label };
}

function takeRoles(member: Draft['member'], roles: readonly RoleMention[]): void {
  for (const { role, title } of roles) {
    if (member.role === '' || (member.role === 'other' && role !== 'other')) member.role = role;
    if (title !== '' && member.title === '') member.title = title;
  }
}

/** A single capitalised word behind somebody with a mail is where they work: "Mette Holm, mette@vejle.dk, Personale". */
function withAreas(people: readonly Draft[]): Draft[] {
  return people.filter(({ member: { name, mail, role, area }, coordinates }, i) => {
    const before = people[i - 1]?.member;
    const isWord = name !== '' && !name.includes(' ') && mail === '' && role === '' && area === '' && !coordinates;
    if (!isWord || !before || before.mail === '' || before.area !== '') return true;
    before.area = name;
    return false;
  });
}

/** Whether a clause begins somebody new ("AMR: …") is what stands behind it. */
function clausesOf(text: string): { readonly clause: string; readonly opens: boolean }[] {
  const pieces = text.split(/([,:()<>|/\t]|[-–—](?= (?!og ))|(?<!-) (?:og|samt|and|men|but|mens|while) | & )/u);
  const clauses: { clause: string; opens: boolean }[] = [];
  for (let i = 0; i < pieces.length; i += 2) {
    const clause = (pieces[i] ?? '').trim();
    const label = pieces[i + 1] === ':' && !/(?:mail|e-mail|email|navn|name|rolle|role|titel|title|område|area)$/iu.test(clause);
    if (clause !== '') clauses.push({ clause, opens: label });
  }
  return clauses;
}

/** A mail with a role says enough; a name alone has to be said to be in the group. */
function isMember({ member: { name, mail, role }, isPlain }: Draft, isAdded: boolean): boolean {
  if (name === '') return false;
  if (mail !== '') return role !== '' || isPlain;
  return isPlain && name.includes(' ') && (role !== '' || isAdded);
}

/** Something is said of them, and nothing that says that they are not meant. */
function isMention({ member: { name, mail, role, area }, isPlain }: Draft): boolean {
  return (name === '' && mail !== '') || (isPlain && name !== '' && (role !== '' || area !== ''));
}

function isContact({ name, mail }: SaidMember, programme: Programme): boolean {
  return programme.contacts.some((c) => normalise(c.name) === normalise(name) || (mail !== '' && normalise(c.mail) === mail));
}
