import type { Action, CardElement, IAdaptiveCard, ITextBlock } from '@microsoft/teams.cards';
import type { Language } from './language.js';

/** A card of the version that every Teams client shows. */
export function adaptiveCard(language: Language, body: CardElement[], actions: Action[] = []): IAdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'https://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: language,
    body,
    ...(actions.length > 0 ? { actions } : {}),
  } as const;
}

/** Data of a button: ids, and what the person saw. */
export type ButtonData = Readonly<Record<string, string | number | Readonly<Record<string, string>>>>;

/** A button, with a fallback for clients that know no `Action.Execute`. Both send the verb, the data and what stands in the card's fields. */
export function button(title: string, verb: string, data: ButtonData, style?: 'positive' | 'destructive') {
  const styled = style ? { style } : {};
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    ...styled,
    fallback: { type: 'Action.Submit', title, data: { ...data, verb }, ...styled },
  } as const;
}

/**
 * The same button, where a card has several of its title: its tooltip, which screen readers read too, says what this one is about. It begins
 * with the title, which is what people say to a computer that listens.
 */
export function about<A extends { readonly title: string }>(action: A, what: string): A & { readonly tooltip: string } {
  return { ...action, tooltip: `${action.title}: ${what}` };
}

/** What a person wrote, line by line, where no Markdown is read. */
export function ownWords(text: string, look: { readonly weight?: 'Bolder'; readonly isSubtle?: boolean } = {}): CardElement[] {
  return text.split('\n').map((line, i) => ({
    type: 'RichTextBlock',
    ...(i > 0 ? { spacing: 'None' as const } : {}),
    inlines: [{ type: 'TextRun', text: line || ' ', ...look }],
  }));
}

/** As much of a name as stands on a card, in characters. */
const mostOfName = 40;

/** A name with its letters, and what stands between names: where Markdown is read, and in a file's name. */
export function plainName(name: string, most = mostOfName): string {
  return name
    .replace(/[^\p{L}\p{M}\p{N} .,'’-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most);
}

/** What a card is about, at its top. */
export function heading(text: string): CardElement {
  return { type: 'TextBlock', text, wrap: true, size: 'Large', weight: 'Bolder', style: 'heading' };
}

/** What a part of a card is about, above it. */
export function subheading(text: string, look: Pick<ITextBlock, 'separator' | 'spacing'> = { spacing: 'Medium' }): CardElement {
  return { type: 'TextBlock', text, wrap: true, size: 'Default', weight: 'Bolder', style: 'heading', ...look };
}

type TextLook = Pick<ITextBlock, 'weight' | 'isSubtle' | 'size' | 'separator' | 'spacing'>;

/** A paragraph of our own. */
export function textBlock(text: string, look: TextLook = {}): CardElement {
  return { type: 'TextBlock', text, wrap: true, ...look };
}

/** What the person is told, such as why something was not taken. The second line on is somebody's own words. */
export type Notice = { readonly text: string; readonly words?: string; readonly tone: 'accent' | 'attention' | 'good' | 'warning' };

/** A box with something that the person is told. */
export function noticeBox({ text, words, tone }: Notice): CardElement {
  return {
    type: 'Container',
    style: tone,
    spacing: 'Small',
    items: [{ type: 'TextBlock', text, wrap: true }, ...(words === undefined ? [] : ownWords(words, { isSubtle: true }))],
  };
}
