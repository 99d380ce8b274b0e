import type { Language } from './language.js';
import type { Programme } from './programme.js';

/** The rule a working group is held against. Source of the round's numbers: its page, "Hvem kan være med?". */
export type CompositionRule = Programme['composition'];

/** A working group in numbers. `areas` counts the members per administrative area, where that is known. */
export interface GroupCounts {
  readonly leaders: number;
  readonly employeeReps: number;
  readonly others: number;
  readonly areas: readonly { readonly name: string; readonly count: number }[];
}

/** What a group lacks, or has too much of. */
export type Finding =
  | { readonly code: 'leaders-missing' | 'employee-reps-missing' | 'others-missing'; readonly missing: number; readonly needed: number }
  | { readonly code: 'area-too-large'; readonly area: string; readonly count: number; readonly most: number };

/** Everything that keeps this group from being complete; nothing where it fulfils the rule. */
export function findingsOf(group: GroupCounts, rule: CompositionRule): Finding[] {
  return [
    ...short('leaders-missing', group.leaders, rule.leaders),
    ...short('employee-reps-missing', group.employeeReps, rule.employeeReps),
    ...short('others-missing', group.others, rule.others),
    ...group.areas
      .filter(({ count }) => count > rule.maxPerArea)
      .map(({ name, count }) => ({ code: 'area-too-large' as const, area: name, count, most: rule.maxPerArea })),
  ];
}

function short(code: 'leaders-missing' | 'employee-reps-missing' | 'others-missing', have: number, needed: number): Finding[] {
  return have < needed ? [{ code, missing: needed - have, needed }] : [];
}

/** The fewest members a group can have: the three minimums added up. */
export function smallestGroup(rule: CompositionRule): number {
  return rule.leaders + rule.employeeReps + rule.others;
}

/** A finding as a clause for the reader: what is missing or too much, without a full stop. */
export function explainFinding(finding: Finding, language: Language): string {
  return language === 'en' ? english(finding) : danish(finding);
}

function danish(finding: Finding): string {
  switch (finding.code) {
    case 'leaders-missing':
      return `der mangler ${counted(finding.missing, 'leder', 'ledere')}`;
    case 'employee-reps-missing':
      return `der mangler ${counted(finding.missing, 'medarbejderrepræsentant', 'medarbejderrepræsentanter')} (AMR eller TR)`;
    case 'others-missing':
      return `der mangler ${counted(finding.missing, 'øvrig deltager', 'øvrige deltagere')}`;
    case 'area-too-large':
      return `${finding.count} fra samme forvaltningsområde er for mange, for der må højst være ${finding.most}`;
  }
}

function english(finding: Finding): string {
  switch (finding.code) {
    case 'leaders-missing':
      return `${counted(finding.missing, 'leader is', 'leaders are')} missing`;
    case 'employee-reps-missing':
      return `${counted(finding.missing, 'employee representative (AMR or TR) is', 'employee representatives (AMR or TR) are')} missing`;
    case 'others-missing':
      return `${finding.missing} other ${finding.missing === 1 ? 'participant is' : 'participants are'} missing`;
    case 'area-too-large':
      return `${finding.count} from the same administrative area is too many: at most ${finding.most} may take part`;
  }
}

/** The whole rule in one line. */
export function describeRule(rule: CompositionRule, language: Language): string {
  return language === 'en'
    ? `at least ${counted(rule.leaders, 'leader', 'leaders')}, at least ${counted(rule.employeeReps, 'employee representative', 'employee representatives')} (either AMR or TR) and at least ${counted(rule.others, 'other', 'others')}, and at most ${rule.maxPerArea} from the same administrative area`
    : `mindst ${counted(rule.leaders, 'leder', 'ledere')}, mindst ${counted(rule.employeeReps, 'medarbejderrepræsentant', 'medarbejderrepræsentanter')} (enten AMR eller TR) og mindst ${counted(rule.others, 'øvrig deltager', 'øvrige deltagere')}, og højst ${rule.maxPerArea} fra samme forvaltningsområde`;
}

/** A number with its noun: `1 leder`, `2 ledere`. */
export function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
