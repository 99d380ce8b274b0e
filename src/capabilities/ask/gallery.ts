import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { moment } from '../../core/calendar.js';
import type { Invitation } from '../../core/capability.js';
import type { Language } from '../../core/language.js';
import type { Programme } from '../../core/programme.js';
import { answer } from './answers/index.js';
import { answerCard } from './cards.js';
import { none } from './converse.js';
import { emptyMemory, type Question } from './question.js';
import { answerView, greetingReply } from './replies.js';

/** Each kind of card that Ask sends, as it looks on the morning the demo clock starts. */
export function gallery(
  programme: Programme,
  language: Language,
  invitations: readonly Invitation[],
): Readonly<Record<string, IAdaptiveCard>> {
  const now = moment(programme.demoStart);
  const stage = { programme, language, publicUrl: 'https://bot.example.dk', invitations };
  const [course] = programme.courses;
  const show = (topic: string, mentions: Partial<Question['mentions']> = {}, chosen?: string) => {
    const question: Question = { topic, mentions: { ...none, ...mentions }, group: undefined, whether: false };
    const part = answer(question, { programme, now, language, memory: emptyMemory, demo: false });
    return answerCard(answerView([{ question, part }], stage, chosen));
  };
  const greeting = greetingReply(stage, now);
  return {
    ...(greeting.kind === 'card' ? { greeting: greeting.card } : {}),
    dates: show('meeting-dates'),
    ...(course ? { 'dates-one-course': show('meeting-dates', { courses: [course] }, course.id) } : {}),
    next: show('next-meeting'),
    deadline: show('deadline'),
    contacts: show('contact'),
    venues: show('venue'),
  };
}
