import type { CardElement } from '@microsoft/teams.cards';
import { about, button, textBlock } from '../../core/card.js';
import { inOneLine, line, mostOfName, type Room, run, type Setting, shortDayOf } from './card-parts.js';
import { type Action, type Answer, answers, longest, stuckFor } from './plan.js';
import { texts } from './texts.js';

/** What is answered about: an action of a group, at the check-in of a week; `week` is empty outside of one. */
export interface Asked {
  readonly group: string;
  readonly action: Action;
  /** Of the action, where a card asks about several: what tells its buttons from those of the others. */
  readonly number?: number;
  readonly week: string;
}

/** The four answers, each a press; to ask for help opens a field for what is needed. */
export function answerButtons(asked: Asked, { language }: Setting): CardElement {
  const t = texts[language];
  const help = {
    type: 'Action.ShowCard' as const,
    title: t.answers.help,
    card: {
      type: 'AdaptiveCard' as const,
      body: [wordField(asked, t.fields.word, { language })],
      actions: [answer(asked, 'help', { language }, t.checkIn.send)],
    },
  };
  const others = answers.filter((one) => one !== 'help').map((one) => numbered(answer(asked, one, { language }), asked, { language }));
  return { type: 'ActionSet', actions: [...others, numbered(help, asked, { language })] };
}

/** A button that opens the four answers, for one that has been given. */
export function changeButton(asked: Asked, title: string, { language }: Setting): CardElement {
  const change = {
    type: 'Action.ShowCard' as const,
    title,
    card: {
      type: 'AdaptiveCard' as const,
      body: [wordField(asked, texts[language].checkIn.changeWord, { language })],
      actions: answers.map((one) => answer(asked, one, { language })),
    },
  };
  return { type: 'ActionSet', actions: [numbered(change, asked, { language })] };
}

type Tongue = Pick<Setting, 'language'>;

function answer({ group, action, week }: Asked, which: Answer, { language }: Tongue, title = texts[language].answers[which]) {
  return button(title, 'plan.answer', { group, action: action.id, answer: which, week, language });
}

/** The same button, told from those of the other actions. Those in a card that it opens are not: twelve actions would not go into one message. */
function numbered<A extends { readonly title: string }>(action: A, { number }: Asked, { language }: Tongue): A {
  return number === undefined ? action : about(action, texts[language].actionNumber(number));
}

function wordField({ action }: Asked, label: string, { language }: Tongue): CardElement {
  return {
    type: 'Input.Text',
    id: `word-${action.id}`,
    label,
    placeholder: texts[language].checkIn.helpHint,
    isMultiline: true,
    maxLength: longest.word,
  };
}

/** Offers to ask the consultants, and says what is passed on. */
export function offerBox(asked: Asked, { language }: Setting): CardElement {
  const t = texts[language].help;
  const { group, action, week } = asked;
  const consent = numbered(button(t.consent, 'plan.ask-help', { group, action: action.id, week, language }, 'positive'), asked, {
    language,
  });
  return {
    type: 'Container',
    style: 'accent',
    items: [
      textBlock(t.offer(stuckFor(action, week)), { weight: 'Bolder' }),
      textBlock(t.passedOn, { spacing: 'None' }),
      { type: 'ActionSet', actions: [consent] },
    ],
  };
}

/** That the consultants were asked, or as much of their answer as there is room for. */
export function helpLines({ help }: Action, setting: Setting, room: Room): CardElement[] {
  if (!help) return [];
  const t = texts[setting.language].help;
  const by = inOneLine(help.by, mostOfName) || t.consultant;
  const said =
    help.answer === '' ? run(t.asked(shortDayOf(help.askedAt, setting))) : run(`${t.answeredBy(by)} ${inOneLine(help.answer, room.word)}`);
  return [line(said)];
}
