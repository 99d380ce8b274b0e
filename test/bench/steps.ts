import { randomUUID } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** A journey whose cards are pressed over and over. */
export interface Pressing {
  /** What a person says to get the first card. */
  readonly words: string;
  /** The button on a card that is pressed, by its verb and with what it carries. Throws where there is none. */
  buttonIn(card: unknown): Button;
  /** What the nth press sends: what the button carries, and what was typed. */
  filled(data: Button['data'], n: number): object;
  /** Where a person speaks: what an activity says of it beside who they are. */
  placeOf(person: string): object;
  /** What only the answer to a press that collided with another holds. */
  readonly collision: string;
}

export interface Button {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Somebody with a card open, and the button on it that saves something and shows it again. */
export interface Form {
  readonly person: string;
  card: unknown;
  button: Button;
  /** How often they have pressed. */
  pressed: number;
}

/** What so many presses took: presses per second all in all, and the milliseconds of each. */
export interface Pressed {
  readonly perSecond: number;
  readonly times: readonly number[];
}

const connections = 8;

/** Has each of these people say something to the bot, and press the button on what they get. */
export async function openForms(
  port: number,
  pressing: Pressing,
  people: readonly { readonly person: string; readonly words: string }[],
): Promise<Form[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const forms = await Promise.all(
    people.map(async ({ person, words }) => {
      const activity = { type: 'message', deliveryMode: 'expectReplies', text: words, ...common(pressing, person) };
      const said = replies.parse(JSON.parse(await post(port, agent, activity)));
      const card = said.activities.flatMap(({ attachments }) => attachments).at(0)?.content;
      const form: Form = { person, card, button: pressing.buttonIn(card), pressed: 0 };
      // There, and once more, so that the card holds what was typed.
      await press(port, agent, pressing, form);
      await press(port, agent, pressing, form);
      return form;
    }),
  );
  agent.destroy();
  return forms;
}

/**
 * So many presses, on eight connections: each person presses the button that the last answer brought, with another text each time.
 * Throws where an answer is not the card, or tells of somebody else's change.
 */
export async function pressAll(port: number, pressing: Pressing, forms: readonly Form[], presses: number): Promise<Pressed> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let left = presses;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      const own = forms.filter((_, i) => i % connections === connection);
      for (;;) {
        for (const form of own) {
          if (left-- <= 0) return;
          const began = performance.now();
          await press(port, agent, pressing, form);
          times.push(performance.now() - began);
        }
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return { perSecond: presses / seconds, times };
}

async function press(port: number, agent: Agent, pressing: Pressing, form: Form): Promise<void> {
  const { verb, data } = form.button;
  const value = { action: { type: 'Action.Execute', verb, data: pressing.filled(data, form.pressed) } };
  const answer = await post(port, agent, { type: 'invoke', name: 'adaptiveCard/action', value, ...common(pressing, form.person) });
  const { value: card } = answered.parse(JSON.parse(answer));
  if (answer.includes(pressing.collision)) throw new Error('a press collided with another');
  form.card = card;
  form.button = pressing.buttonIn(card);
  form.pressed++;
}

const replies = z.object({ activities: z.array(z.object({ attachments: z.array(z.object({ content: z.unknown() })).default([]) })) });
const answered = z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: z.unknown() });

function common(pressing: Pressing, person: string): object {
  return {
    id: randomUUID(),
    channelId: 'msteams',
    from: { id: `29:${person}` },
    recipient: { id: '28:bot' },
    locale: 'da-DK',
    ...pressing.placeOf(person),
  };
}

async function post(port: number, agent: Agent, activity: object): Promise<string> {
  const body = JSON.stringify(activity);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/api/messages', method: 'POST', headers, agent }, resolve).once('error', reject).end(body);
  });
  const said = await text(response);
  if (response.statusCode !== 200) throw new Error(`a turn was answered with ${response.statusCode}: ${said.slice(0, 200)}`);
  return said;
}
