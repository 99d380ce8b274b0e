import { action, type Capability } from '../../core/capability.js';
import type { Notice } from '../../core/card.js';
import { deadLettersDue, deadLettersJob, deadLettersShelf, expireDeadLetters } from '../../core/dead-letters.js';
import { keyOf } from '../../core/keys.js';
import type { Language } from '../../core/language.js';
import type { Held, Person, Ports } from '../../core/ports.js';
import { tongueOf } from '../../core/tongue.js';
import type { ActionTurn, Origin, Reply } from '../../core/turn.js';
import { askCard, doneCard, showCard } from './cards.js';
import { gallery } from './gallery.js';
import { held } from './held.js';
import { intentOf } from './intents.js';
import { texts } from './texts.js';
import { privacyActions } from './verbs.js';

/** Privacy: somebody sees what is stored about them, and has it deleted as far as it can be. */
export const privacy: Capability = {
  name: 'privacy',
  prompts: (_programme, language) => texts[language].prompts,
  commands: (_programme, language) => texts[language].commands(),
  claims: async ({ text }) => intentOf(text) !== undefined,
  message: async (turn, ports) => {
    const language = tongueOf(turn.text, turn.language);
    if (turn.scope !== 'personal') return elsewhere(language);
    const card = intentOf(turn.text) === 'delete' ? await ask(turn, language, ports) : await show(turn, language, ports);
    return card.kind === 'replace' ? [{ kind: 'card', card: card.card, summary: texts[language].title }] : [card];
  },
  alone: true,
  forPutOut: { da: texts.da.forPutOut, en: texts.en.forPutOut },
  actions: {
    'privacy.show': action(
      privacyActions['privacy.show'],
      personal(({ language }, turn, ports) => show(turn, language, ports)),
    ),
    'privacy.ask': action(
      privacyActions['privacy.ask'],
      personal(({ language }, turn, ports) => ask(turn, language, ports)),
    ),
    'privacy.keep': action(
      privacyActions['privacy.keep'],
      personal(async ({ language }) => ({ kind: 'text', text: texts[language].kept })),
    ),
    'privacy.forget': action(privacyActions['privacy.forget'], personal(forget)),
  },
  held,
  forget: held,
  stored: [deadLettersShelf],
  jobs: { [deadLettersJob]: expireDeadLetters },
  due: deadLettersDue,
  gallery,
};

function elsewhere(language: Language): Reply[] {
  return [{ kind: 'text', text: texts[language].personalOnly }];
}

/** A button about what is stored of whoever presses. It works in their own chat alone: elsewhere others read along. */
function personal<D extends { readonly language: Language }>(handle: (data: D, turn: ActionTurn, ports: Ports) => Promise<Reply>) {
  return async (data: D, turn: ActionTurn, ports: Ports): Promise<Reply[]> =>
    turn.scope === 'personal' ? [await handle(data, turn, ports)] : elsewhere(data.language);
}

async function personIn(turn: Origin, language: Language, { messenger }: Ports): Promise<Person> {
  return { ...turn, language, profile: await messenger.profile(turn, turn.userId) };
}

function noticesFor({ profile, language }: Person): Notice[] {
  return profile ? [] : [{ text: texts[language].unknownMail, tone: 'warning' }];
}

async function show(turn: Origin, language: Language, ports: Ports): Promise<Reply> {
  const person = await personIn(turn, language, ports);
  const found = await ports.held(person);
  const t = texts[language];
  const nothing: Notice[] = found.length === 0 ? [{ text: t.nothing, tone: 'good' }] : [];
  return { kind: 'replace', card: showCard(found, language, [...noticesFor(person), ...nothing]) };
}

async function ask(turn: Origin, language: Language, ports: Ports, more: readonly Notice[] = []): Promise<Reply> {
  const person = await personIn(turn, language, ports);
  const found = await ports.held(person);
  const notices = [...noticesFor(person), ...more];
  if (found.some(({ fate }) => fate === 'goes')) return { kind: 'replace', card: askCard(found, markOf(found), language, notices) };
  const t = texts[language];
  const none: Notice = { text: found.length === 0 ? t.nothing : t.nothingToDelete, tone: 'good' };
  return { kind: 'replace', card: showCard(found, language, [...notices, none]) };
}

/** Deletes what was shown; where there is something else by now, that is shown first. */
async function forget(
  { seen, language }: { readonly seen: string; readonly language: Language },
  turn: ActionTurn,
  ports: Ports,
): Promise<Reply> {
  const person = await personIn(turn, language, ports);
  if (markOf(await ports.held(person)) !== seen) return ask(turn, language, ports, [{ text: texts[language].changed, tone: 'warning' }]);
  const done = await ports.forget(person);
  ports.nudge();
  ports.log.info('privacy.forgot', {
    removed: done.filter(({ fate }) => fate === 'goes').length,
    kept: done.filter(({ fate }) => fate === 'stays').length,
  });
  return { kind: 'replace', card: doneCard(done, language) };
}

/** What was seen of something: which things, and what becomes of them. */
function markOf(found: readonly Held[]): string {
  return keyOf(...found.map(({ title, fate, outcome }) => `${title}|${fate}|${outcome}`).toSorted());
}
