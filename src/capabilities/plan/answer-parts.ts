import type { CardElement, IExecuteAction, IShowCardAction } from '@microsoft/teams.cards';
import { button, textBlock } from '../../core/card.js';
import { inOneLine, line, mostOfName, type Room, run, type Setting, shortDayOf } from './card-parts.js';
import { type Action, type Answer, answers, longest, stuckFor } from './plan.js';
import { texts } from './texts.js';

/** What is answered about: an action of a group, at the check-in of a week; `week` is empty outside of one. */
export interface Asked {
  readonly group: string;
  readonly action: Action;
  readonly week: string;
}

/** The four answers, each a press; to ask for help opens a field for what is needed. */
export function answerButtons(asked: Asked, { language }: Setting): CardElement {
  const t = texts[language];
  const help: IShowCardAction = {
    type: 'Action.ShowCard',
    title: t.answers.help,
    card: {
      type: 'AdaptiveCard',
      body: [wordField(asked, t.fields.word, { language })],
      actions: [answer(asked, 'help', { language }, t.checkIn.send)],
    },
  };
  const others = answers.filter((one) => one !== 'help').map((one) => answer(asked, one, { language }));
  return { type: 'ActionSet', actions: [...others, help] };
}

/** A button that opens the four answers, for one that has been given. */
export function changeButton(asked: Asked, title: string, { language }: Setting): CardElement {
  const change: IShowCardAction = {
    type: 'Action.ShowCard',
    title,
    card: {
      type: 'AdaptiveCard',
      body: [wordField(asked, texts[language].checkIn.changeWord, { language })],
      actions: answers.map((one) => answer(asked, one, { language })),
    },
  };
  return { type: 'ActionSet', actions: [change] };
}

type Tongue = Pick<Setting, 'language'>;

function answer({ group, action, week }: Asked, which: Answer, { language }: Tongue, title?: string): IExecuteAction {
  return button(title ?? texts[language].answers[which], 'plan.answer', { group, action: action.id, answer: which, week, language });
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
export function offerBox({ group, action, week }: Asked, { language }: Setting): CardElement {
  const t = texts[language].help;
  const consent = button(t.consent, 'plan.ask-help', { group, action: action.id, week, language }, 'positive');
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
    help.answer === ''
      ? run(t.asked(shortDayOf(help.askedAt, setting)), { color: 'Accent' })
      : run(`${t.answeredBy(by)} ${inOneLine(help.answer, room.word)}`, { color: 'Accent' });
  return [line(said)];
}
