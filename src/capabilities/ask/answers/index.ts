import type { Language } from '../../../core/language.js';
import { fill } from '../prose.js';
import type { Part, Question, World } from '../question.js';
import { texts } from '../texts.js';
import { compareCourses, dayAgainstDeadline, deadline, howToApply, lateAlternative, medAgainstDeadline } from './deadlines.js';
import {
  calendar,
  firstMeeting,
  lastMeeting,
  meetingDates,
  meetingOn,
  nextMeeting,
  nthMeeting,
  period,
  remainingMeetings,
  venues,
} from './meetings.js';
import { askContact, catering, contact, element, elements, human, meetingCount, meetingTime, ownCosts, price } from './practical.js';
import { composition, employeeRep, groupSize, leaderRep, otherMembers } from './rules.js';
import { gaps, outside } from './silence.js';

/** Topics whose answers are computed from the round's facts, the clock and what was named. */
const computed: Readonly<Record<string, (question: Question, world: World) => Part>> = {
  price,
  'own-costs': ownCosts,
  'meeting-count': meetingCount,
  'meeting-time': meetingTime,
  catering,
  'meeting-dates': meetingDates,
  'next-meeting': nextMeeting,
  'first-meeting': firstMeeting,
  'last-meeting': lastMeeting,
  'remaining-meetings': remainingMeetings,
  'nth-meeting': nthMeeting,
  'meeting-on-date': meetingOn,
  venue: venues,
  deadline,
  'how-to-apply': howToApply,
  'compare-courses': compareCourses,
  'late-alternative': lateAlternative,
  'day-against-deadline': dayAgainstDeadline,
  'med-against-deadline': medAgainstDeadline,
  period,
  calendar,
  composition,
  'employee-rep': employeeRep,
  'leader-rep': leaderRep,
  'other-members': otherMembers,
  'group-size': groupSize,
  contact,
  human,
  elements,
  'element-risk': element('element-risk'),
  'element-reduce': element('element-reduce'),
  'element-strain': element('element-strain'),
  'element-readiness': element('element-readiness'),
};

const talk = new Set(['greeting', 'thanks', 'goodbye', 'help', 'identity', 'praise', 'complaint', 'confirm', 'how-are-you']);

/** What a person would naturally ask after a prose answer. */
const after: Readonly<Record<string, readonly string[]>> = {
  'med-decision': ['advance-statement', 'project-owner', 'how-to-apply'],
  'advance-statement': ['deadline', 'med-decision', 'how-to-apply'],
  coordinator: ['composition', 'group-tasks', 'attendance'],
  commitment: ['meeting-time', 'group-tasks', 'starting-point'],
  benefits: ['elements', 'between-meetings', 'action-plan'],
  purpose: ['benefits', 'meeting-dates', 'how-to-apply'],
  'action-plan': ['group-tasks', 'between-meetings'],
};
const afterAnything = ['meeting-dates', 'deadline', 'how-to-apply'];

/** The answer to a question. What neither code nor the round's prose knows is an honest "that is not stated". */
export function answer(question: Question, world: World): Part {
  const { topic } = question;
  const { programme, language } = world;
  const prose = programme.topics[topic];
  const compute = computed[topic];
  if (compute) return compute(question, world);
  if (prose) {
    return { text: fill(prose[language], programme), source: prose.source, known: true, next: after[topic] ?? [] };
  }
  if (talk.has(topic))
    return { text: texts[language].talk(topic, world), known: true, next: topic === 'greeting' || topic === 'help' ? afterAnything : [] };
  const foreign = outside[topic];
  if (foreign) return { text: foreign[language], known: true, next: topic === 'law' ? [] : afterAnything };
  return silent(question, world);
}

function silent(question: Question, world: World): Part {
  const { programme, language } = world;
  const gap = gaps[question.topic];
  const notStated = gap ? texts[language].notStated(gap.about[language]) : texts[language].unknown;
  const related = gap?.related ? answer({ ...question, topic: gap.related }, world) : undefined;
  return {
    text: [notStated, related?.text, askContact(programme, language)].filter(Boolean).join('\n\n'),
    ...(related?.source ? { source: related.source } : {}),
    known: false,
    next: gap ? (related?.next ?? afterAnything) : afterAnything,
  };
}

const prompts: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  da: new Map(Object.entries(texts.da.prompts)),
  en: new Map(Object.entries(texts.en.prompts)),
};

/** A topic's name as a question to press. Undefined where it has none. */
export function promptFor(topic: string, language: Language): string | undefined {
  return prompts[language].get(topic);
}
