import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { capabilities } from '../src/capabilities/index.js';
import { languages } from '../src/core/language.js';
import { programme } from '../src/programmes/2025-26/index.js';
import { cardFiles } from '../src/tools/cards/files.js';

const folder = fileURLToPath(new URL('../cards/', import.meta.url));
const hint = 'The files in cards/ are not those of the sources: look at the difference, then write them with `npm run cards`.';
const files = cardFiles(capabilities, programme);

/** The widest card that goes with its text into one message: Teams counts UTF-16. */
const mostBytes = 80 * 1024;

/** Charts are newer than 1.5, which is what the package knows. */
const newer = /\bChart\.[A-Za-z.]+/;

// The bare name leads to files that Node cannot load.
const adaptivecards: typeof import('adaptivecards') = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

it('has no stray file in cards/, and none missing', () => {
  const present = existsSync(folder) ? readdirSync(folder) : [];
  expect(present.toSorted(), hint).toEqual(files.map(({ name }) => name).toSorted());
});

describe.each(files)('$name', ({ name, card, json }) => {
  const nodes = nodesOf(card);

  it('is the one in cards/', () => {
    expect(existsSync(folder + name) ? readFileSync(folder + name, 'utf8') : undefined, hint).toBe(json);
  });

  it('is parsed by the adaptivecards package without findings', () => {
    // Who is searched for in the directory stands in no list.
    const searched = nodes.some((node) => node['choices.data'] !== undefined);
    const expected = (finding: string) => (searched && finding.includes('at least one choice')) || newer.test(finding);
    expect(findings(JSON.parse(json)).filter((finding) => !expected(finding))).toEqual([]);
  });

  it('has something instead of each element that is newer than the package, and than some clients', () => {
    const charts = nodes.filter((node) => String(node.type).startsWith('Chart.'));
    expect(charts.filter((node) => node.fallback === undefined)).toEqual([]);
  });

  it('is a 1.5 card in its language, small enough for one message', () => {
    expect(card).toMatchObject({
      type: 'AdaptiveCard',
      version: '1.5',
      lang: languages.find((language) => name.endsWith(`.${language}.json`)),
    });
    expect(JSON.stringify(card).length * 2).toBeLessThan(mostBytes);
  });

  it('labels each input, and says what is wrong where one can be wrong', () => {
    const inputs = nodes.filter((node) => String(node.type).startsWith('Input.'));
    const checked = inputs.filter((node) => ['isRequired', 'regex', 'min', 'max'].some((rule) => node[rule] !== undefined));
    expect(inputs.filter((node) => !node.label)).toEqual([]);
    expect(checked.filter((node) => !node.errorMessage)).toEqual([]);
  });

  it('has a submit behind each button, with an object that carries the same verb', () => {
    for (const button of nodes.filter((node) => node.type === 'Action.Execute')) {
      expect(button.fallback, String(button.title)).toMatchObject({
        type: 'Action.Submit',
        title: button.title,
        data: { ...record.parse(button.data), verb: button.verb },
      });
      expect(capabilities.flatMap(({ actions }) => Object.keys(actions))).toContain(button.verb);
    }
  });

  it('wraps its texts and gives an id once', () => {
    expect(nodes.filter((node) => node.type === 'TextBlock' && node.wrap !== true)).toEqual([]);
    const ids = nodes.flatMap((node) => (node.id === undefined ? [] : [node.id]));
    expect(ids).toEqual([...new Set(ids)]);
  });
});

describe('the check itself', () => {
  const flaws = {
    'an unknown element': { type: 'Balloon' },
    'a bad enum': { type: 'TextBlock', text: 'a', size: 'Enormous' },
    'a required input without a label': { type: 'Input.Text', id: 'a', isRequired: true },
    'an id twice': {
      type: 'Container',
      items: [
        { type: 'TextBlock', id: 'a', text: 'a' },
        { type: 'TextBlock', id: 'a', text: 'b' },
      ],
    },
  };

  it.each(Object.entries(flaws))('finds %s', (_, element) => {
    expect(findings({ type: 'AdaptiveCard', version: '1.5', body: [element] })).not.toEqual([]);
  });
});

const record = z.record(z.string(), z.unknown());
type Node = z.infer<typeof record>;

/** What the package says against this card. */
function findings(card: object): string[] {
  // The package matches `lang` with one global expression that remembers where it stopped: it refuses every second card.
  if (adaptivecards.CardElement.langProperty.regEx) adaptivecards.CardElement.langProperty.regEx.lastIndex = 0;
  const context = new adaptivecards.SerializationContext();
  const parsed = new adaptivecards.AdaptiveCard();
  parsed.parse(card, context);
  const whileParsing = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  return [...whileParsing, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}

/** Every object in the card, apart from fallbacks, which stand in for what they belong to, and the data of buttons. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  const node = record.safeParse(value);
  if (!node.success) return [];
  const { fallback: _, data: __, ...rest } = node.data;
  return [node.data, ...Object.values(rest).flatMap(nodesOf)];
}
