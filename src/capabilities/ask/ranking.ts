import { outside } from './answers/silence.js';
import type { Match } from './classifier.js';

/** What people say around a question. */
export const courtesy: ReadonlySet<string> = new Set(['greeting', 'thanks', 'goodbye', 'confirm', 'praise', 'how-are-you']);

/** Topics about the talk itself or about something else altogether: only right where all of a message says so. */
const aside = new Set([...courtesy, 'help', 'identity', 'human', 'complaint', 'distress', 'distress-not', ...Object.keys(outside)]);

/** Below this a text is not understood. */
const understood = 0.13;
/** From here on the best topic is sure enough to stand alone. */
const sure = 0.5;
/** A second topic this close to an unsure first is answered too. */
const close = 0.6;

/** Whether a topic is one that the network has an answer to. */
export function isMatter(topic: string): boolean {
  return !aside.has(topic);
}

/**
 * A sentence's topics within its message, best first: what it says counts as much as what all of the message says, since people tell
 * first and ask after, and half of the question is in the telling.
 */
export function pooled(own: readonly Match[], whole: readonly Match[], favoured: ReadonlySet<string>): Match[] {
  const [said, around] = [own, whole].map((matches) => new Map(matches.map(({ topic, score }) => [topic, score])));
  return [...new Set([...own, ...whole].map(({ topic }) => topic))]
    .filter((topic) => topic !== 'distress' && topic !== 'distress-not')
    .map((topic) => {
      const [score, other] = [said?.get(topic) ?? 0, around?.get(topic) ?? 0];
      const both = aside.has(topic) ? Math.min(score, other) : (score + other) / 2;
      const weight = favoured.size === 0 ? 1 : favoured.has(topic) ? favour : aside.has(topic) ? 1 / favour : 1;
      return { topic, score: both * weight };
    })
    .sort((a, b) => b.score - a.score);
}

const kin: readonly (readonly string[])[] = [
  ['price', 'own-costs', 'support-money', 'catering', 'menu', 'hotel'],
  ['deadline', 'how-to-apply', 'late-alternative', 'late-application', 'form-link', 'form-content', 'reply-time', 'deadline-hour'],
  [
    'meeting-dates',
    'next-meeting',
    'first-meeting',
    'last-meeting',
    'nth-meeting',
    'remaining-meetings',
    'meeting-on-date',
    'meeting-time',
    'venue',
    'calendar',
  ],
  ['composition', 'group-size', 'employee-rep', 'leader-rep', 'other-members', 'coordinator', 'role-overlap', 'attendance', 'group-tasks'],
  ['med-decision', 'advance-statement', 'statement-form', 'project-owner'],
  ['contact', 'human', 'contact-human-house'],
  ['elements', 'element-risk', 'element-reduce', 'element-strain', 'element-readiness', 'implementation'],
  ['action-plan', 'group-tasks', 'between-meetings', 'webinar-details', 'agenda'],
  ['violence-scope', 'digital-harassment', 'colleague-harassment', 'eligibility', 'other-organisations'],
];

/** The topics that a talk about this one naturally goes on to. */
export function relatives(topic: string | undefined): string[] {
  return topic === undefined ? [] : kin.filter((family) => family.includes(topic)).flat();
}

/** A follow-up stays with what was talked about that much more probably, and leaves the network that much less. */
const favour = 2;

/** The topics to answer: the best one, and the next where it is a close call. None where nothing is probable enough. */
export function chosen(ranked: readonly Match[]): string[] {
  const [first, second] = ranked;
  if (!first || first.score < understood) return [];
  const unsure = first.score < sure && isMatter(first.topic);
  return unsure && second && isMatter(second.topic) && second.score >= close * first.score ? [first.topic, second.topic] : [first.topic];
}
