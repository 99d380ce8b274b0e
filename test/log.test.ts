import { Writable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities/index.js';
import { dispatch } from '../src/core/dispatch.js';
import { giveUp, handOverDue, runJob } from '../src/core/jobs.js';
import type { Log, Ports } from '../src/core/ports.js';
import type { FeedbackTurn } from '../src/core/turn.js';
import { laterWork } from '../src/edge/later.js';
import { jsonLog } from '../src/edge/log.js';
import { smtpMailer } from '../src/edge/mail.js';
import { startWork } from '../src/edge/work.js';
import { apply, newestIn, organiserIn, person, sample } from './apply/talk.js';
import { fake, startStage } from './edge/stage.js';
import { checkInAt, inChannel, office } from './plan/talk.js';
import { walkAll } from './walk.js';

// Whatever happens, the log tells codes and ids: never who somebody is, nor what they wrote.

/** All that people are called, are reached by, and write in what follows. Found nowhere else. */
const words = {
  names: ['Gerda Kvistgaard', 'Ejvind Tornbjerg', 'Solvej Ravnkilde', 'Thorvald Mosegaard'],
  mails: ['gerda@kvistgaard.example', 'ejvind@tornbjerg.example', 'solvej@ravnkilde.example', 'thorvald@mosegaard.example'],
  texts: [
    'Porcelænsfabrikken',
    'Slangekrøllen',
    'Nattergalen',
    'Fyrtårnsvagten',
    'Kaperkaptajnen',
    'Havregrynet',
    'Rosenbusken',
    'Blækspruttefangeren',
  ],
} as const;
const [gerda, ejvind, solvej, thorvald] = words.names;
const [gerdaMail, ejvindMail, solvejMail, thorvaldMail] = words.mails;
const [done, change, question, action, word, comment, advice, broken] = words.texts;

/** Each of them, and each part of a name. */
const secrets = Object.values(words)
  .flat()
  .flatMap((one) => [one, ...one.split(' ')])
  .map((one) => one.toLowerCase());

/** What of it stands in the log, with its line. */
function leaks(lines: readonly string[]): string[] {
  return lines.filter((line) => secrets.some((secret) => line.toLowerCase().includes(secret)));
}

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

function memoryLog(): { readonly lines: string[]; readonly log: Log } {
  const lines: string[] = [];
  const log = jsonLog(
    new Writable({
      write: (chunk, _encoding, written) => {
        lines.push(String(chunk));
        written();
      },
    }),
  );
  return { lines, log };
}

/** A mail server that takes nothing, and says to whom it would not give it and what it was about. */
async function refusingMail(): Promise<string> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: (_, __, answer) => {
      answer(Object.assign(new Error(`no mailbox for ${gerda} <${gerdaMail}>: ${done}`), { responseCode: 550 }));
    },
  });
  server.on('error', () => undefined);
  open.push(() => new Promise<void>((closed) => server.close(() => closed())));
  const bound = await new Promise<{ port: number }>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve({ port: typeof address === 'object' && address ? address.port : 0 });
    });
  });
  return `smtp://127.0.0.1:${bound.port}`;
}

/** Does what is due as the edge does, with everything given up at its first failure, until nothing is. */
async function workOff(world: ReturnType<typeof office>): Promise<void> {
  for (;;) {
    await handOverDue(capabilities, world.ports);
    const messages = world.jobs.splice(0).map((job) => ({ job, tries: 0, received: 1 }));
    if (messages.length === 0) return;
    await new Promise<void>((finished) => {
      let left = messages.length;
      const over = async () => {
        left -= 1;
        if (left === 0) finished();
      };
      const working = startWork({
        queue: { receive: async () => messages.splice(0), done: over, postpone: over },
        due: async () => false,
        handle: (job) => runJob(capabilities, job, world.ports),
        gaveUp: (job, code) => giveUp(capabilities, job, code, world.ports),
        log: world.ports.log,
        mostTries: 1,
      });
      open.push(working.end);
    });
  }
}

/** Every journey from end to end, and with it each trouble that a journey can have; gives back the log. */
async function journeys(between: (log: Log) => Log = (log) => log): Promise<string[]> {
  const { lines, log: real } = memoryLog();
  const log = between(real);
  const world = office('2025-10-20T09:00', { fromApply: true });
  const later = laterWork(log, 0);
  const mailer = smtpMailer({ url: await refusingMail(), from: 'Bot <bot@bot.example>', clock: world.ports.clock });
  world.ports = { ...world.ports, log, later: later.later, mailer };
  const ids = (n: number) => ({ userId: `29:u${n}`, directoryId: `d${n}`, conversationId: `a:c${n}` });
  const first = person(world, gerda, gerdaMail, ids(1));
  const second = person(world, ejvind, ejvindMail, ids(2));

  // Apply: told, typed, sent, answered, with mails and messages that are refused.
  await apply(first, {
    people: [
      { name: gerda, mail: gerdaMail, role: 'leader', area: 'Sundhed' },
      { name: ejvind, mail: ejvindMail, role: 'amr', area: 'Sundhed' },
      { name: solvej, mail: solvejMail, role: 'other', title: 'HR', area: 'Personale' },
      { name: thorvald, mail: thorvaldMail, role: 'other', title: 'HR', area: 'Personale' },
    ],
    coordinator: ejvind,
    motivation: { ...sample.motivation, done, change },
  });
  await second.say('ansøg');
  await workOff(world);
  const freja = await organiserIn(world);
  await newestIn({ ...world, work: () => workOff(world) }, freja);
  await freja.press('Optag', { word: advice });
  world.meet(() => ({ kind: 'refused', code: 'BotNotInConversationRoster' }));
  await workOff(world);
  world.meet(() => undefined);

  // Plan: linked, told, checked in on, a channel that takes nothing and one that says nothing.
  world.at('2025-12-04T10:00');
  const here = inChannel(world, gerda, gerdaMail, { userId: '29:u1', directoryId: 'd1' });
  await here.say('tilknyt');
  await here.say(`ny handling: ${action}, ${ejvind.split(' ')[0]}, 1. februar`);
  await checkInAt({ ...world, work: () => workOff(world) }, '2025-12-08T09:00', here);
  const field = Object.keys(here.dataOf('Send svaret')).find((name) => name.startsWith('word-')) ?? '';
  await here.press('Send svaret', { [field]: word });
  world.meet(() => ({ kind: 'unknown' }));
  world.at('2025-12-15T09:00');
  await workOff(world);
  world.meet(() => ({ kind: 'refused', code: 'ConversationNotFound' }));
  world.at('2025-12-22T09:00');
  await workOff(world);
  world.meet(() => undefined);

  // Ask: a question without an answer, a comment, somebody in need.
  await first.say(`er der parkering til ${question} ved ${solvej}?`);
  const feedback: FeedbackTurn = { ...first.origin, kind: 'feedback', answerId: '', helpful: false, comment };
  await dispatch(capabilities, feedback, world.ports);
  await first.say(`${thorvald} har lige slået mig, ${broken}`);

  await world.settle();
  const stored = JSON.stringify([...world.rows.values()]);
  for (const one of [...words.names, ...words.mails, done, change, action, word, comment, advice]) expect(stored).toContain(one);

  // The store is down in the middle of all of it.
  world.fail(true);
  for (const text of [`ansøg ${gerda}`, `handleplan ${action}`, `hvornår er fristen, ${question}?`, 'vis mine oplysninger']) {
    await first.say(text).catch(() => undefined);
    await here.say(text).catch(() => undefined);
  }
  await giveUp(capabilities, { name: 'apply.mail', data: { id: 'x', version: 1, what: 'sent' } }, 'mail.down', world.ports).catch(
    () => undefined,
  );
  await later.drain();
  world.fail(false);

  // What no card of ours sends.
  for (const verb of ['apply.open', 'plan.answer', 'ask.topic', 'privacy.forget', `${gerda}`]) {
    await first.forge(verb, { id: gerda, group: gerdaMail, topic: question, language: 'da' }).catch(() => undefined);
  }

  // Shown, and deleted.
  await first.say('vis mine oplysninger');
  await first.say('slet mine oplysninger');
  await first.press('Ja, slet');
  await workOff(world);
  return lines;
}

describe('all journeys', () => {
  test('leave codes in the log, and no name, no address and no text', async () => {
    const lines = await journeys();
    const codes = new Set(lines.map((line) => String(JSON.parse(line).code)));
    for (const code of ['mail.failed', 'post.failed', 'post.uncertain', 'storage.down', 'later.lost', 'privacy.forgot']) {
      expect([...codes]).toContain(code);
    }
    expect(leaks(lines)).toEqual([]);
  });

  test('and the check finds it where one of them tells more', async () => {
    // As if somebody had logged what a person is called beside the code.
    const lines = await journeys((log) => ({ ...log, info: (code, ids) => log.info(code, { ...ids, who: gerda }) }));
    expect(leaks(lines)).not.toEqual([]);
  });
});

describe('every button and every piece of work', () => {
  const verbs = capabilities.flatMap(({ actions }) => Object.keys(actions));
  const jobs = capabilities.flatMap((one) => Object.keys(one.jobs ?? {}));

  test('leaves codes in the log, and nothing of what people are called or wrote', async () => {
    const { lines, log } = memoryLog();
    const world = office('2025-10-20T09:00', { fromApply: true });
    const later = laterWork(log, 0);
    world.ports = { ...world.ports, log, later: later.later };
    const walked = await walkAll(world, { name: gerda, mail: gerdaMail, text: done });
    await later.drain();
    expect(leaks(lines)).toEqual([]);
    for (const one of [gerda, gerdaMail, done]) expect(walked.kept).toContain(one);
    // What is new is walked too, or this says that it is not.
    expect(verbs.filter((verb) => !walked.verbs.includes(verb))).toEqual([]);
    expect(jobs.filter((job) => !walked.jobs.includes(job))).toEqual([]);
    expect(walked.downloads.map((name) => name.split('.').at(-1))).toContain('ics');
  }, 120_000);
});

describe('the edge', () => {
  const activity = { text: question, from: { id: '29:u1', name: gerda, aadObjectId: 'd1' } };

  async function atTheEdge(message: (ports: Ports) => Promise<never> | Promise<[]>) {
    const stage = await startStage(
      fake({
        message: async (_, ports) => message(ports),
        joined: async () => {
          throw new Error(`${gerda} joined`);
        },
      }),
    );
    open.push(stage.close);
    return stage;
  }

  test('tells codes of what breaks, whatever the error says', async () => {
    const stage = await atTheEdge(async () => {
      throw new TypeError(`cannot read ${question} of ${gerda} <${gerdaMail}>`, { cause: new Error(broken) });
    });
    await stage.post(activity);
    await stage.post({ ...activity, type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: gerda, data: { word } } } });
    await stage.post({ ...activity, type: 'message', text: undefined, value: { verb: gerdaMail, word } });
    await stage.post({ ...activity, type: gerda });
    await stage.post({ ...activity, conversation: question });
    await stage.post({ ...activity, type: 'conversationUpdate', membersAdded: [{ id: '28:bot', name: ejvind }] });
    for (const body of [`{"text": "${question}`, `"${gerda}"`, `{"from": "${gerdaMail}"}`]) {
      await fetch(`${stage.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    }
    await fetch(`${stage.url}/files/${encodeURIComponent(gerda)}/${encodeURIComponent(question)}`);
    await fetch(`${stage.url}/${encodeURIComponent(gerdaMail)}`);
    const lines = stage.lines.map((line) => JSON.stringify(line));
    expect(stage.lines.map(({ code }) => code)).toEqual(expect.arrayContaining(['turn.failed', 'body.malformed', 'activity.invalid']));
    expect(leaks(lines)).toEqual([]);
  });

  test('tells codes of what Teams refuses, whatever its answer says', async () => {
    const stage = await atTheEdge(async () => []);
    stage.connector.answer = () => ({
      status: 403,
      body: { error: { code: 'Forbidden', message: `${gerda} <${gerdaMail}> wrote ${question}` } },
    });
    const said = await startStage(fake({ message: async () => [{ kind: 'text', text: question }] }));
    open.push(said.close);
    said.connector.answer = stage.connector.answer;
    await said.post(activity);
    expect(said.lines).not.toEqual([]);
    expect(leaks(said.lines.map((line) => JSON.stringify(line)))).toEqual([]);
  });
});
