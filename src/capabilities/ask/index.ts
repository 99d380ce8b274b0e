import { action, type Capability, type Invitation } from '../../core/capability.js';
import { dueShelf } from '../../core/due.js';
import { Failure } from '../../core/failure.js';
import type { Ports } from '../../core/ports.js';
import type { ActionTurn, MessageTurn, Reply } from '../../core/turn.js';
import { courseNames } from '../../core/wording.js';
import { answer, promptFor } from './answers/index.js';
import { calendarFile } from './calendar-file.js';
import { answerCard } from './cards.js';
import { type Conversed, converse, none } from './converse.js';
import { speaksOfHurt } from './distress.js';
import { askDue, expireAsk, tables } from './expiry.js';
import { gallery } from './gallery.js';
import { forget, held } from './held.js';
import { emptyMemory, type Question } from './question.js';
import { greetedFirst, keepFeedback, keepUnanswered, memoryShelf, recall, remember } from './records.js';
import { answerReply, answerView, greetingReply, openingTopics, replyTo } from './replies.js';
import { texts } from './texts.js';
import { askActions } from './verbs.js';

/**
 * Ask: anyone asks about the network and gets the right answer for today and for their course. Claims what nobody else does, and leads to
 * the other journeys by their invitations.
 */
export function askWith(invitations: readonly Invitation[]): Capability {
  const offered = ({ programme, clock }: Ports) => invitations.filter((one) => one.offered(programme, clock()));
  return {
    name: 'ask',
    prompts: (_programme, language) => openingTopics.flatMap((topic) => promptFor(topic, language) ?? []),
    commands: ({ courses }, language) => texts[language].commands(courseNames(courses, language)),
    claims: async () => true,
    message: (turn, ports) => answerMessage(turn, offered(ports), ports),
    urgent: ({ text, language }, ports) => {
      const { programme, clock, demo } = ports;
      const heard = converse(text, emptyMemory, { programme, now: clock(), language, demo });
      return heard.distress ? [replyTo(heard, ports)] : undefined;
    },
    stored: [memoryShelf, dueShelf(tables.due)],
    actions: {
      'ask.topic': action(askActions['ask.topic'], async ({ topic, language }, turn, ports) => {
        if (!promptFor(topic, language)) throw new Failure('action.invalid');
        const { memory, answers } = await recall(turn, ports);
        const question: Question = { topic, mentions: none, group: undefined, whether: false };
        const setting = { programme: ports.programme, now: ports.clock(), language, demo: ports.demo };
        const answered = [{ question, part: answer(question, { ...setting, memory }) }];
        remember(turn, { memory: { ...memory, topic, language }, answers }, ports);
        return [answerReply(answered, { ...setting, publicUrl: ports.publicUrl, invitations: offered(ports) })];
      }),
      'ask.course': action(askActions['ask.course'], async ({ topic, course: id, language, ordinal }, turn, ports) => {
        const { programme, publicUrl } = ports;
        const course = programme.courses.find((c) => c.id === id);
        if ((!course && id !== 'all') || !promptFor(topic, language)) throw new Failure('action.invalid');
        const question: Question = {
          topic,
          mentions: { ...none, courses: course ? [course] : [], every: !course, ordinals: ordinal === undefined ? [] : [ordinal] },
          group: undefined,
          whether: false,
        };
        const { memory, answers } = await recall(turn, ports);
        const setting = { programme, now: ports.clock(), language, demo: ports.demo };
        const answered = [{ question, part: answer(question, { ...setting, memory }) }];
        remember(turn, { memory: { ...memory, topic, language, course: course?.id }, answers }, ports);
        return [
          {
            kind: 'replace',
            card: answerCard(answerView(answered, { programme, language, publicUrl, invitations: offered(ports) }, course?.id)),
          },
        ];
      }),
    },
    joined: async (turn, ports) =>
      (await greetedFirst(turn, ports))
        ? [greetingReply({ ...ports, language: turn.language, invitations: offered(ports) }, ports.demo ? ports.clock() : undefined)]
        : [],
    feedback: async (turn, ports) => {
      const { answers } = await recall(turn, ports);
      // Some clients do not say which answer they mean; it is the newest then.
      const given = turn.answerId ? answers.find((a) => a.id === turn.answerId) : answers.at(-1);
      const ref = given?.ref ?? 'unknown';
      const setting = { programme: ports.programme, now: ports.clock(), language: turn.language, demo: ports.demo };
      const heard = turn.comment ? converse(turn.comment, emptyMemory, setting) : undefined;
      await keepFeedback({ ref, helpful: turn.helpful, comment: heard?.distress ? '' : turn.comment }, ports);
      return heard?.distress ? [replyTo(heard, ports)] : [];
    },
    sent: (turn, ref, activityId, ports) => void noteSent(turn, ref, activityId, ports),
    held,
    forget,
    jobs: { 'ask.expire': expireAsk },
    due: askDue,
    download: async (name, ports) => calendarFile(name, ports.programme, ports.clock()),
    gallery: (programme, language) => gallery(programme, language, invitations),
  };
}

async function answerMessage(turn: MessageTurn, invitations: readonly Invitation[], ports: Ports): Promise<readonly Reply[]> {
  const { memory, answers } = await recall(turn, ports);
  const conversed = converse(turn.text, memory, {
    programme: ports.programme,
    now: ports.clock(),
    language: turn.language,
    demo: ports.demo,
  });
  if (!conversed.distress) {
    remember(turn, { memory: conversed.memory, answers }, ports);
    keepWhatIsMissing(turn.text, conversed, ports);
  }
  return [replyTo(conversed, { ...ports, invitations })];
}

function keepWhatIsMissing(text: string, { answered, language }: Conversed, ports: Ports): void {
  const missing = answered.filter(({ part }) => !part.known);
  if (missing.length === 0 || speaksOfHurt(text)) return;
  keepUnanswered({ text, topic: missing.map(({ question }) => question.topic).join('+'), language }, ports);
}

async function noteSent(turn: MessageTurn | ActionTurn, ref: string, activityId: string, ports: Ports): Promise<void> {
  const { memory, answers } = await recall(turn, ports);
  remember(turn, { memory, answers: [...answers, { id: activityId, ref }] }, ports);
}
