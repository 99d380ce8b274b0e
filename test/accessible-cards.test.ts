import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { capabilities } from '../src/capabilities/index.js';
import { programme } from '../src/programmes/2025-26/index.js';
import { cardFiles } from '../src/tools/cards/files.js';

// What no tool can see on a rendered card. What is found is mended in the card's function under src/capabilities/; ACCESSIBILITY.md says why.

/** A longer list is searched by typing. */
const mostChoices = 15;

/** Words that stand in almost any text of one language and in none of the other. */
const telling = { da: /\b(?:og|ikke|eller|jeres|hvis|skal|der er)\b/i, en: /\b(?:the|and|not|your|which|if you)\b/i };

describe.each(cardFiles(capabilities, programme))('$name', ({ name, card }) => {
  const nodes = nodesOf(card);
  const ofType = (type: string) => nodes.filter((node) => node.type === type);
  const inputs = nodes.filter(({ type }) => String(type).startsWith('Input.'));

  it('begins with a heading where it asks for something, and says each heading once', () => {
    const headings = nodes.filter(({ style }) => style === 'heading').map(({ text }) => text);
    if (inputs.length > 0) expect(nodesOf(card.body)[0], 'use heading() first').toMatchObject({ style: 'heading' });
    expect(headings).toEqual([...new Set(headings)]);
  });

  it('has buttons that can be told apart', () => {
    const told = visible(card).map(({ title, tooltip }) => tooltip ?? title);
    expect(
      told.filter((one, i) => told.indexOf(one) !== i),
      'use about() for buttons of one title',
    ).toEqual([]);
    const tooltips = nodes.filter(({ tooltip }) => tooltip !== undefined);
    expect(tooltips.filter(({ title, tooltip }) => !String(tooltip).startsWith(String(title)))).toEqual([]);
  });

  it('says nothing by colour, and has no text in a colour that Teams shows too faintly', () => {
    const colours = new Set(nodes.flatMap(({ type, color }) => (['TextBlock', 'TextRun'].includes(String(type)) && color ? [color] : [])));
    expect(
      [...colours].filter((colour) => colour !== 'Default' && colour !== 'Accent'),
      'say it in words, Bolder',
    ).toEqual([]);
    const boxes = nodes.filter(({ style }) => ['accent', 'attention', 'good', 'warning'].includes(String(style)));
    expect(boxes.filter((box) => !nodesOf(box).some(({ text }) => /\p{L}/u.test(String(text ?? ''))))).toEqual([]);
  });

  it('says in words what pictures and charts show', () => {
    expect([...ofType('Image'), ...ofType('Media')].filter(({ altText }) => !altText)).toEqual([]);
    for (const chart of nodes.filter(({ type }) => String(type).startsWith('Chart.'))) {
      expect(chart.title).toBeTruthy();
      // A number each, in the text that follows.
      const after = nodes[nodes.indexOf(chart) + nodesOf(chart).length];
      for (const { value } of nodesOf(chart.data).filter(({ legend }) => legend)) expect(String(after?.text)).toContain(String(value));
    }
  });

  it('heads its tables, and has long lists searched', () => {
    expect(ofType('Table').filter(({ firstRowAsHeaders }) => firstRowAsHeaders !== true)).toEqual([]);
    const long = ofType('Input.ChoiceSet').filter(({ choices }) => Array.isArray(choices) && choices.length > mostChoices);
    expect(long.filter(({ style }) => style !== 'filtered')).toEqual([]);
  });

  it('is in one language, but for what people wrote', () => {
    const other = name.endsWith('.da.json') ? telling.en : telling.da;
    const ours = nodes.flatMap(({ type, text, label, title, placeholder, errorMessage }) => [
      ...(type === 'TextBlock' ? [text] : []),
      ...[label, title, placeholder, errorMessage],
    ]);
    expect(ours.filter((text) => typeof text === 'string' && other.test(text))).toEqual([]);
  });
});

it('is written in plain Danish: LIX below 35, which is easy for most adults', () => {
  const danish = cardFiles(capabilities, programme).filter(({ name }) => name.endsWith('.da.json'));
  const texts = danish.flatMap(({ card }) => nodesOf(card).flatMap(({ type, text }) => (type === 'TextBlock' ? [String(text)] : [])));
  const lix = readability([...new Set(texts.filter((text) => /[.!?:]$/.test(text)))].join(' '));
  expect(lix).toBeGreaterThan(10);
  expect(lix).toBeLessThan(35);
});

/** LIX: words to a sentence, and words of more than six letters in a hundred. */
function readability(text: string): number {
  const words = text.match(/\p{L}+/gu) ?? [];
  const sentences = text.match(/[.!?:](?=\s|$)/g) ?? [];
  return words.length / sentences.length + (100 * words.filter((word) => word.length > 6).length) / words.length;
}

const record = z.record(z.string(), z.unknown());
type Node = z.infer<typeof record>;

/** Every object in the card, apart from fallbacks, which stand in for what they belong to, and the data of buttons. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  const node = record.safeParse(value);
  if (!node.success) return [];
  const { fallback: _, data, ...rest } = node.data;
  const ofChart = String(node.data.type).startsWith('Chart.') || Array.isArray(data);
  return [node.data, ...Object.values(ofChart ? { ...rest, data } : rest).flatMap(nodesOf)];
}

/** The buttons that a card shows before one of them opens another card in it. */
function visible(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(visible);
  const node = record.safeParse(value);
  if (!node.success) return [];
  const { fallback: _, data: __, ...rest } = node.data;
  if (String(node.data.type).startsWith('Action.')) return [node.data];
  return Object.values(rest).flatMap(visible);
}
