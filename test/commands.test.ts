import { describe, expect, it } from 'vitest';
import { texts } from '../src/capabilities/ask/texts.js';
import { capabilities } from '../src/capabilities/index.js';
import { dispatch } from '../src/core/dispatch.js';
import { type Language, languages } from '../src/core/language.js';
import { plainText } from '../src/core/plain.js';
import { tongueOf } from '../src/core/tongue.js';
import type { MessageTurn, Scope } from '../src/core/turn.js';
import { programme } from '../src/programmes/2025-26/index.js';
import { office } from './plan/talk.js';

// The menu that Teams shows for the bot: each of its lines, said by somebody who chooses it.

const offers = languages.flatMap((language) =>
  capabilities.flatMap(({ name, commands }) =>
    (commands?.(programme, language) ?? []).flatMap((command) => command.scopes.map((scope) => ({ name, language, scope, command }))),
  ),
);

/** Each capability, saying its name in place of its answer. */
const named = capabilities.map((capability) => {
  const { aside: _, ...rest } = capability;
  return { ...rest, message: async () => [{ kind: 'text' as const, text: capability.name }] };
});

/** Lea chooses a line in a place where the bot knows her group. */
async function chosen(text: string, scope: Scope, language: Language, by: typeof capabilities): Promise<string[]> {
  const world = office('2025-12-04T10:00');
  await world.lea.say('tilknyt');
  const place =
    scope === 'channel' ? world.lea.origin : { ...world.lea.origin, channelId: '', teamId: '', conversationId: `${scope}-chat` };
  const turn: MessageTurn = { ...place, kind: 'message', text, scope, language };
  return (await dispatch(by, turn, world.ports)).replies.map(plainText);
}

describe.each(offers)('$language, $scope: $command.title', ({ name, language, scope, command }) => {
  const said = command.prompt ?? command.title;

  it('is heard by the one that offers it', async () => {
    expect(await chosen(said, scope, language, named)).toEqual([name]);
    expect(await chosen(command.title, scope, language, named)).toEqual([name]);
  });

  it('is answered in its language', async () => {
    const [answer = ''] = await chosen(said, scope, language, capabilities);
    expect(answer).not.toBe('');
    expect(answer).not.toContain(texts[language].unknown);
    // Lea is no organiser: what only they may do is not advertised.
    expect(answer).not.toMatch(/netværkets arrangører|network's organisers/);
    expect(tongueOf(answer, language === 'da' ? 'en' : 'da')).toBe(language);
  });

  it('has room in the menu', () => {
    expect(command.title.length).toBeLessThanOrEqual(32);
    expect(command.description.length).toBeLessThanOrEqual(128);
    expect(command.title.trim()).toBe(command.title);
  });
});

it('is the same menu in each language', () => {
  const shape = (language: Language) =>
    offers.filter((offer) => offer.language === language).map(({ name, scope, command }) => [name, scope, command.prompt !== undefined]);
  for (const language of languages) expect(shape(language)).toEqual(shape('da'));
});

it('says nothing twice in one place', () => {
  const lines = offers.map(({ language, scope, command }) => [language, scope, command.title.toLowerCase()].join(' '));
  expect(lines).toEqual([...new Set(lines)]);
});

// Tests of Teams' store say these three, in whatever language their client speaks.
it.each(['hi', 'hello', 'help'])('answers %j', async (text) => {
  const [answer = ''] = await chosen(text, 'personal', 'da', capabilities);
  expect(answer).toMatch(/^(?:Hello!|I answer) /);
});
