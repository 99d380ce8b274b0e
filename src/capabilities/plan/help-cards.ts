import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { adaptiveCard, button, heading, type Notice, noticeBox, ownWords, textBlock } from '../../core/card.js';
import { inOneLine, line, run, type Setting } from './card-parts.js';
import { type Action, type Group, longest } from './plan.js';
import { texts } from './texts.js';

/** How long a consultant's answer may be, in characters. */
export const mostReply = 2000;

/** What goes with a call for help: what to say first, and the answer that was typed and not taken. */
export interface HelpExtras {
  readonly notices?: readonly Notice[];
  readonly typed?: string;
}

/** A call for help in the consultants' channel. It tells what the group consented to, and nobody's name. */
export function helpCard(
  { id, municipality }: Group,
  action: Action,
  { language }: Setting,
  { notices = [], typed = '' }: HelpExtras = {},
): IAdaptiveCard {
  const t = texts[language].consult;
  const word = action.answered?.word ?? '';
  const isAnswered = action.help !== undefined && action.help.answer !== '';
  const body: CardElement[] = [
    heading(t.title),
    ...ownWords(municipality, { isSubtle: true }).map((element) => ({ ...element, spacing: 'None' as const })),
    ...notices.map(noticeBox),
    ...part(t.action, action.what),
    ...(word === '' ? [textBlock(t.noWord, { isSubtle: true })] : part(t.word, word)),
    textBlock(t.stuckFor(Math.max(2, action.stuckWeeks.length))),
    ...(isAnswered ? answerLines(action, { language }) : []),
    ...(isAnswered
      ? []
      : [
          {
            type: 'Input.Text',
            id: 'reply',
            label: texts[language].fields.reply,
            placeholder: t.replyHint,
            isMultiline: true,
            maxLength: Math.max(mostReply, typed.length),
            ...(typed === '' ? {} : { value: typed }),
          } as const,
          textBlock(t.replyInfo, { isSubtle: true, size: 'Small' }),
        ]),
  ];
  return adaptiveCard(
    language,
    body,
    isAnswered ? [] : [button(t.send, 'plan.reply', { group: id, action: action.id, language }, 'positive')],
  );
}

/** As many lines as one text may take of a card. */
const mostLines = 30;

/** A text as it was written, and what it is. */
function part(label: string, text: string): CardElement[] {
  return [
    textBlock(label, { weight: 'Bolder', size: 'Small' }),
    ...asWritten(text).map((element) => ({ ...element, spacing: 'None' as const })),
  ];
}

function asWritten(text: string): CardElement[] {
  return text.split('\n').length > mostLines ? ownWords(inOneLine(text, text.length)) : ownWords(text);
}

function answerLines({ help }: Action, { language }: Pick<Setting, 'language'>): CardElement[] {
  if (!help) return [];
  const t = texts[language];
  const who = help.by || t.help.consultant;
  return [
    { type: 'Container', style: 'good', items: [line(run(t.consult.answered(who), { weight: 'Bolder' })), ...asWritten(help.answer)] },
  ];
}

/** The consultants' answer, in the thread of the group that asked. */
export function adviceCard(action: Action, { language }: Setting): IAdaptiveCard {
  const t = texts[language].consult;
  return adaptiveCard(language, [
    heading(t.adviceTitle),
    line(run(`${t.adviceAbout} `, { isSubtle: true }), run(inOneLine(action.what, longest.what))),
    ...answerLines(action, { language }),
    textBlock(t.adviceNext, { isSubtle: true }),
  ]);
}
