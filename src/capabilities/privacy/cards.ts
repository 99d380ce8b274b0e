import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import { adaptiveCard, button, heading, type Notice, noticeBox, ownWords, textBlock } from '../../core/card.js';
import type { Language } from '../../core/language.js';
import type { Held } from '../../core/ports.js';
import { texts } from './texts.js';

/** As many things as one card shows, so that it fits into one message. */
const mostShown = 10;

/** What is stored about somebody, thing by thing. */
export function showCard(held: readonly Held[], language: Language, notices: readonly Notice[] = []): IAdaptiveCard {
  const t = texts[language];
  const body = [
    heading(t.title),
    ...notices.map(noticeBox),
    ...listed(held, language, (one) => detailsOf(one, language)),
    anonymous(language),
  ];
  const goes = held.some(({ fate }) => fate === 'goes');
  return adaptiveCard(language, body, goes ? [button(t.delete, 'privacy.ask', { language })] : []);
}

/** What goes and what stays, and whether that is meant. `seen` marks what is shown. */
export function askCard(held: readonly Held[], seen: string, language: Language, notices: readonly Notice[] = []): IAdaptiveCard {
  const t = texts[language];
  const body = [
    heading(t.askTitle),
    ...notices.map(noticeBox),
    ...part(t.goes, held, 'goes', language),
    ...part(t.stays, held, 'stays', language),
    textBlock(t.sure, { spacing: 'Medium' }),
  ];
  return adaptiveCard(language, body, [
    button(t.yes, 'privacy.forget', { seen, language }, 'destructive'),
    button(t.no, 'privacy.keep', { language }),
  ]);
}

/** What went, and what stays and why. */
export function doneCard(held: readonly Held[], language: Language): IAdaptiveCard {
  const t = texts[language];
  const body = [
    heading(t.doneTitle),
    ...part(t.done, held, 'goes', language),
    ...part(t.stays, held, 'stays', language),
    anonymous(language),
  ];
  return adaptiveCard(language, body);
}

function anonymous(language: Language): CardElement {
  return textBlock(texts[language].anonymous, { isSubtle: true, size: 'Small', separator: true, spacing: 'Medium' });
}

function part(title: string, held: readonly Held[], fate: Held['fate'], language: Language): CardElement[] {
  const of = held.filter((one) => one.fate === fate);
  if (of.length === 0) return [];
  const outcomeOf = ({ outcome, until }: Held) => [textBlock(outcome), ...(fate === 'stays' ? [small(texts[language].until(until))] : [])];
  return [textBlock(title, { weight: 'Bolder', separator: true, spacing: 'Medium' }), ...listed(of, language, outcomeOf)];
}

function listed(held: readonly Held[], language: Language, more: (one: Held) => CardElement[]): CardElement[] {
  const rest = held.length - mostShown;
  return [
    ...held.slice(0, mostShown).map((one): CardElement => {
      return { type: 'Container', spacing: 'Medium', items: [...ownWords(one.title, { weight: 'Bolder' }), ...more(one)] };
    }),
    ...(rest > 0 ? [textBlock(texts[language].more(rest))] : []),
  ];
}

function detailsOf({ lines, why, until }: Held, language: Language): CardElement[] {
  const t = texts[language];
  return [...ownWords(lines.join('\n')), small(t.why(why)), small(t.until(until))];
}

function small(text: string): CardElement {
  return textBlock(text, { isSubtle: true, size: 'Small', spacing: 'None' });
}
