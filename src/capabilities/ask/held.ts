import { longDate } from '../../core/calendar.js';
import type { Held, Person, Ports } from '../../core/ports.js';
import { promptFor } from './answers/index.js';
import type { Memory } from './question.js';
import { conversationsOf, forgetConversations } from './records.js';
import { texts } from './texts.js';

/** What is remembered of this person's conversations: what the next answer needs, never what was said. */
export async function held(person: Person, ports: Ports): Promise<Held[]> {
  const { language } = person;
  const t = texts[language].held;
  const kept = await conversationsOf(person, ports);
  const last = kept
    .map(({ until }) => until)
    .toSorted()
    .at(-1);
  if (last === undefined) return [];
  const lines = kept.map(({ memory }) => lineOf(memory, person, ports)).filter((line) => line !== '');
  return [
    {
      title: t.title,
      lines: [t.count(kept.length), ...new Set(lines)],
      why: t.why,
      until: t.until(longDate(last, language)),
      fate: 'goes',
      outcome: t.outcome,
    },
  ];
}

/** Takes all of it away. */
export async function forget(person: Person, ports: Ports): Promise<Held[]> {
  const before = await held(person, ports);
  await forgetConversations(person, ports);
  return before;
}

function lineOf({ topic, course, contact }: Memory, { language }: Person, { programme }: Ports): string {
  const about = topic === undefined ? undefined : promptFor(topic, language);
  const named = programme.courses.find(({ id }) => id === course)?.name[language];
  const spokenOf = programme.contacts.find(({ id }) => id === contact)?.name;
  return [about, named, spokenOf].filter((part) => part !== undefined).join(' · ');
}
