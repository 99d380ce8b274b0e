import { randomUUID } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** Somebody with a card open, and the button on it that saves the motivation and shows it again. */
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

const typed = [
  'Vi har kortlagt vold og trusler på alle plejehjem og talt om det i MED. Der er en fast gennemgang af hændelser hver måned. '.repeat(4),
  'Vi er først lige begyndt: hændelser registreres, men vi lærer for lidt af dem, og nye kolleger ved ikke, hvad de skal gøre. '.repeat(4),
];

/** Has a new person say each of these, and go on to the motivation of the form that they get. */
export async function openForms(port: number, messages: readonly string[]): Promise<Form[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const forms = await Promise.all(
    messages.map(async (words) => {
      const person = randomUUID();
      const said = replies.parse(
        JSON.parse(await post(port, agent, { type: 'message', deliveryMode: 'expectReplies', text: words, ...common(person) })),
      );
      const card = said.activities.flatMap(({ attachments }) => attachments).at(0)?.content;
      const form: Form = { person, card, button: buttonIn(card), pressed: 0 };
      // There, and once more, so that the card holds what was typed.
      await press(port, agent, form);
      await press(port, agent, form);
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
export async function pressAll(port: number, forms: readonly Form[], presses: number): Promise<Pressed> {
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
          await press(port, agent, form);
          times.push(performance.now() - began);
        }
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return { perSecond: presses / seconds, times };
}

async function press(port: number, agent: Agent, form: Form): Promise<void> {
  const { verb, data } = form.button;
  const filled = { ...data, done: typed[form.pressed % typed.length], elements: '', change: 'Alle ved, hvad de skal gøre.', time: 'yes' };
  const value = { action: { type: 'Action.Execute', verb, data: filled } };
  const answer = await post(port, agent, { type: 'invoke', name: 'adaptiveCard/action', value, ...common(form.person) });
  const { value: card } = answered.parse(JSON.parse(answer));
  // Only a card that tells of a collision offers to keep what somebody else wrote.
  if (answer.includes('"apply.open"')) throw new Error('a press collided with another');
  form.card = card;
  form.button = buttonIn(card);
  form.pressed++;
}

const replies = z.object({ activities: z.array(z.object({ attachments: z.array(z.object({ content: z.unknown() })).default([]) })) });
const answered = z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: z.unknown() });
const button = z.object({ verb: z.literal('apply.go'), data: z.looseObject({ id: z.string(), to: z.literal('motivation') }) });
type Button = z.infer<typeof button>;

const shown = z.object({ body: z.array(z.looseObject({ columns: z.array(z.object({ selectAction: z.unknown() })).optional() })) });

/** The button in the row of steps that leads to the motivation. */
function buttonIn(card: unknown): Button {
  for (const { columns = [] } of shown.parse(card).body) {
    for (const { selectAction } of columns) {
      const found = button.safeParse(selectAction);
      if (found.success) return found.data;
    }
  }
  throw new Error('the card has no way to the motivation');
}

function common(person: string): object {
  return {
    id: randomUUID(),
    channelId: 'msteams',
    // Nobody listens there: all answers come with the response, and the bot is told no more of the person.
    serviceUrl: 'http://127.0.0.1:9',
    from: { id: `29:${person}` },
    recipient: { id: '28:bot' },
    conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: 'tenant' },
    locale: 'da-DK',
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
