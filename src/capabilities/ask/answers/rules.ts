import { type CompositionRule, counted, describeRule, explainFinding, findingsOf, smallestGroup } from '../../../core/composition.js';
import type { Language } from '../../../core/language.js';
import { listed } from '../../../core/wording.js';
import type { GroupClaim } from '../group.js';
import { fill } from '../prose.js';
import type { Part, Question, World } from '../question.js';

const da = {
  rule: (rule: string, n: number) => `En arbejdsgruppe skal have ${rule}. I skal altså mindst være ${n} personer.`,
  examples: (list: string) => `De øvrige kan for eksempel være ${list}.`,
  coordinator: 'En af dem udpeges som tovholder.',
  both: (l: number, e: number) =>
    `Ledere og medarbejdere er med sammen: Gruppen skal have mindst ${counted(l, 'leder', 'ledere')} og mindst ${counted(e, 'medarbejderrepræsentant', 'medarbejderrepræsentanter')}, enten AMR eller TR, foruden de øvrige deltagere.`,
  rep: (n: number) =>
    `Gruppen skal have mindst ${counted(n, 'medarbejderrepræsentant', 'medarbejderrepræsentanter')}, og det kan være enten en AMR (arbejdsmiljørepræsentant) eller en TR (tillidsrepræsentant). Begge dele er altså ikke et krav.`,
  others: (n: number) => `Der skal mindst være ${counted(n, 'øvrig deltager', 'øvrige deltagere')}.`,
  size: (n: number, max: number) =>
    `Mindst ${n} personer i alt, og højst ${max} fra samme forvaltningsområde. Et loft over hele gruppen er ikke oplyst.`,
  enough: 'Ja, det opfylder kravene.',
  roleOnly: 'Så langt er det i orden; om hele gruppen er det, kommer an på resten.',
  fits: (n: number, max: number) => `Ja. ${n} fra samme forvaltningsområde er inden for loftet på højst ${max}.`,
  tooMany: (n: number, max: number) => `Nej. ${n} fra samme forvaltningsområde er for mange: Der må højst være ${max}.`,
  perArea: 'Loftet gælder for hvert forvaltningsområde for sig.',
  allFit: (counts: string, max: number) => `Med ${counts} er I inden for det, for der må være op til ${max} fra hvert område.`,
  notTooMany: (n: number, max: number) => `Nej, ${n} fra samme forvaltningsområde er ikke for mange: Der må være op til ${max}.`,
  indeedTooMany: (n: number, max: number) => `Ja, ${n} fra samme forvaltningsområde er for mange: Der må højst være ${max}.`,
  tooFew: (n: number, min: number, yes: boolean) => `${yes ? 'Ja' : 'Nej'}, ${n} er for få. Gruppen skal mindst være ${min} personer.`,
  depends: (n: number, max: number) =>
    `Det kommer an på, hvor I kommer fra. Der må højst være ${max} fra samme forvaltningsområde, så er I ${n}, skal I komme fra mere end ét. Et loft over hele gruppen er ikke oplyst.`,
  possible: (n: number, yes: boolean) => `${yes ? 'Ja' : 'Nej'}, ${n} personer kan godt udgøre en gruppe.`,
  missing: (list: string) => `Nej, ikke endnu: ${list}.`,
  whole: (rule: string) => `Gruppen skal have ${rule}.`,
  overlap: 'Om en ekstra leder eller AMR kan tælle med blandt de øvrige, fremgår ikke.',
};

const en: typeof da = {
  rule: (rule, n) => `A working group must have ${rule}. So you must be at least ${n} people.`,
  examples: (list) => `The others can for instance be ${list}.`,
  coordinator: 'One of them is appointed coordinator (tovholder).',
  both: (l, e) =>
    `Leaders and employees take part together: the group must have at least ${counted(l, 'leader', 'leaders')} and at least ${counted(e, 'employee representative', 'employee representatives')}, either AMR (safety representative) or TR (union representative), besides the other participants.`,
  rep: (n) =>
    `The group must have at least ${counted(n, 'employee representative', 'employee representatives')}, who can be either an AMR (safety representative) or a TR (union representative). So both are not required.`,
  others: (n) => `There must be at least ${counted(n, 'other participant', 'other participants')}.`,
  size: (n, max) =>
    `At least ${n} people in total, and at most ${max} from the same administrative area. No limit for the whole group is stated.`,
  enough: 'Yes, that meets the requirements.',
  roleOnly: 'So far that is fine; whether the whole group is depends on the rest.',
  fits: (n, max) => `Yes. ${n} from the same administrative area is within the limit of at most ${max}.`,
  tooMany: (n, max) => `No. ${n} from the same administrative area is too many: at most ${max} may take part.`,
  perArea: 'The limit is for each administrative area by itself.',
  allFit: (counts, max) => `With ${counts} you are within it: up to ${max} may come from each area.`,
  notTooMany: (n, max) => `No, ${n} from the same administrative area is not too many: up to ${max} may take part.`,
  indeedTooMany: (n, max) => `Yes, ${n} from the same administrative area is too many: at most ${max} may take part.`,
  tooFew: (n, min, yes) => `${yes ? 'Yes' : 'No'}, ${n} is too few. The group must be at least ${min} people.`,
  depends: (n, max) =>
    `It depends on where you come from. At most ${max} may come from the same administrative area, so if you are ${n}, you must come from more than one. No limit for the whole group is stated.`,
  possible: (n, yes) => `${yes ? 'Yes' : 'No'}, ${n} people can make up a group.`,
  missing: (list) => `No, not yet: ${list}.`,
  whole: (rule) => `The group must have ${rule}.`,
  overlap: 'Whether an extra leader or AMR may count among the others is not stated.',
};

const texts: Record<Language, typeof da> = { da, en };
const next = ['other-members', 'coordinator', 'med-decision'];

/** How a working group is put together. */
export function composition(question: Question, world: World): Part {
  if (question.group) return checked(question.group, amissAsked.test(question.mentions.masked), world);
  const { programme, language } = world;
  const t = texts[language];
  const rule = programme.composition;
  const lines = [t.rule(describeRule(rule, language), smallestGroup(rule))];
  const appointed = programme.topics.composition;
  if (appointed) lines.push(fill(appointed[language], programme));
  lines.push(t.examples(listed(programme.otherMembers[language], language, language === 'da' ? 'eller' : 'or')));
  if (rule.coordinators > 0) lines.push(t.coordinator);
  return { text: lines.join(' '), source: 'participants', known: true, next };
}

/** AMR or TR. */
export function employeeRep(_question: Question, { programme, language }: World): Part {
  return { text: texts[language].rep(programme.composition.employeeReps), source: 'participants', known: true, next };
}

/** Leaders and employees together. */
export function leaderRep(_question: Question, { programme, language }: World): Part {
  const { leaders, employeeReps } = programme.composition;
  return { text: texts[language].both(leaders, employeeReps), source: 'participants', known: true, next };
}

/** Who the others are. */
export function otherMembers(_question: Question, { programme, language }: World): Part {
  const t = texts[language];
  const lines = [
    t.others(programme.composition.others),
    t.examples(listed(programme.otherMembers[language], language, language === 'da' ? 'eller' : 'or')),
  ];
  const more = programme.topics['other-members'];
  if (more) lines.push(fill(more[language], programme));
  return { text: lines.join(' '), source: 'participants', known: true, next };
}

/** The fewest and the most. */
export function groupSize(question: Question, world: World): Part {
  if (question.group) return checked(question.group, amissAsked.test(question.mentions.masked), world);
  const { programme, language } = world;
  const rule = programme.composition;
  const t = texts[language];
  return {
    text: `${t.size(smallestGroup(rule), rule.maxPerArea)} ${t.whole(describeRule(rule, language))}`,
    source: 'participants',
    known: true,
    next,
  };
}

/** Whether it is asked for a fault, so that yes means no. */
const amissAsked =
  /for mange|for få|for stor|for lille|for små|too few|too small|bryder|overskrid|sprænger|over (?:grænsen|loftet|maks)|too many|too big|exceed|break/u;

/** The people somebody named, held against the rule: yes or no, and why. */
function checked(claim: GroupClaim, whetherAmiss: boolean, { programme, language }: World): Part {
  const t = texts[language];
  const rule = programme.composition;
  const text =
    claim.areas.length > 0 || (claim.leaders === undefined && claim.employeeReps === undefined && claim.others === undefined)
      ? headcount(claim, rule, whetherAmiss, language)
      : rolesChecked(claim, rule, language);
  return { text: `${text} ${t.whole(describeRule(rule, language))}`, source: 'participants', known: true, next };
}

function headcount({ people = 0, sameArea, areas }: GroupClaim, rule: CompositionRule, whetherAmiss: boolean, language: Language): string {
  const t = texts[language];
  const [fits, tooMany] = whetherAmiss ? [t.notTooMany, t.indeedTooMany] : [t.fits, t.tooMany];
  const most = areas.length > 0 ? Math.max(...areas) : 0;
  if (most > rule.maxPerArea) return `${t.perArea} ${tooMany(most, rule.maxPerArea)}`;
  if (most > 0 && people >= smallestGroup(rule)) return `${t.perArea} ${t.allFit(listed(areas.map(String), language), rule.maxPerArea)}`;
  if (sameArea && people >= smallestGroup(rule))
    return people > rule.maxPerArea ? tooMany(people, rule.maxPerArea) : fits(people, rule.maxPerArea);
  if (people < smallestGroup(rule)) return t.tooFew(people, smallestGroup(rule), whetherAmiss);
  return people > rule.maxPerArea ? t.depends(people, rule.maxPerArea) : t.possible(people, !whetherAmiss);
}

function rolesChecked(claim: GroupClaim, rule: CompositionRule, language: Language): string {
  const t = texts[language];
  // Where only one role was named, the question is about that role alone.
  const assumed = (n: number | undefined, needed: number) => n ?? (claim.whole ? 0 : needed);
  const group = {
    leaders: assumed(claim.leaders, rule.leaders),
    employeeReps: assumed(claim.employeeReps, rule.employeeReps),
    others: assumed(claim.others, rule.others),
    areas: claim.sameArea
      ? [{ name: '', count: (claim.leaders ?? 0) + (claim.employeeReps ?? 0) + (claim.others ?? 0) + (claim.people ?? 0) }]
      : [],
  };
  const findings = findingsOf(group, rule);
  if (findings.length === 0) return claim.whole ? t.enough : t.roleOnly;
  const surplus = group.leaders > rule.leaders || group.employeeReps > rule.employeeReps;
  const note = surplus && findings.some((f) => f.code === 'others-missing') ? ` ${t.overlap}` : '';
  return (
    t.missing(
      listed(
        findings.map((f) => explainFinding(f, language)),
        language,
      ),
    ) + note
  );
}
