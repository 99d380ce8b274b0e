import { z } from 'zod';
import { checkInChannel, tenantNumber } from '../chaos/groups.js';
import type { Button, Pressing } from './steps.js';

const typed = [
  'Vi har kortlagt vold og trusler på alle plejehjem og talt om det i MED. Der er en fast gennemgang af hændelser hver måned. '.repeat(4),
  'Vi er først lige begyndt: hændelser registreres, men vi lærer for lidt af dem, og nye kolleger ved ikke, hvad de skal gøre. '.repeat(4),
];

/** Apply's form: the way to the motivation is pressed, with another text each time. */
export const formStep: Pressing = {
  words: 'Vi er fra Vejle Kommune, ældreområdet, og vil gerne med i Aarhus',
  buttonIn: (card) => firstOf(card, z.object({ verb: z.literal('apply.go'), data: z.looseObject({ to: z.literal('motivation') }) })),
  filled: (data, n) => ({ ...data, done: typed[n % typed.length], elements: '', change: 'Alle ved, hvad de skal gøre.', time: 'yes' }),
  placeOf: (person) => ({
    // Nobody listens there: all answers come with the response, and the bot is told no more of the person.
    serviceUrl: 'http://127.0.0.1:9',
    conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: tenantNumber(0) },
  }),
  // Only a card that tells of a collision offers to keep what somebody else wrote.
  collision: '"apply.open"',
};

/** A check-in in the channel of the group that a person is named after: what is answered changes each time, and everybody sees it. */
export function checkInAnswer(serviceUrl: string, tenantId: string): Pressing {
  return {
    words: 'check-in',
    buttonIn: (card) => firstOf(card, z.object({ verb: z.literal('plan.answer'), data: z.looseObject({ group: z.string() }) })),
    filled: (data, n) => ({ ...data, answer: n % 2 ? 'going' : 'same' }),
    placeOf: (group) => {
      const id = checkInChannel(group);
      return {
        serviceUrl,
        conversation: { id: `${id};messageid=1`, conversationType: 'channel', tenantId, isGroup: true },
        channelData: { channel: { id }, tenant: { id: tenantId } },
        replyToId: '1',
      };
    },
    collision: '"collided"',
  };
}

/** The first thing of this shape anywhere in a card. */
function firstOf(card: unknown, shape: z.ZodType<Button>): Button {
  const waiting: unknown[] = [card];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const found = shape.safeParse(next);
    if (found.success) return found.data;
    if (typeof next === 'object' && next !== null) waiting.push(...Object.values(next).reverse());
  }
  throw new Error('the card has no such button');
}
