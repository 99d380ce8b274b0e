import { randomUUID } from 'node:crypto';
import { setImmediate as nextTick, setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { capabilities } from './capabilities/index.js';
import { type Config, localTime, readConfig } from './config.js';
import { acceptedGroupsOf, dispatch, forgetIn, heldOf } from './core/dispatch.js';
import { codeOf, placeOf } from './core/failure.js';
import { giveUp, handOverDue, runJob } from './core/jobs.js';
import type { Mailer, Ports } from './core/ports.js';
import { demoClock, systemClock } from './edge/clock.js';
import { publicPage } from './edge/http/pages.js';
import { httpDoors } from './edge/http.js';
import { laterWork } from './edge/later.js';
import { jsonLog } from './edge/log.js';
import { fileMailer, smtpMailer } from './edge/mail.js';
import { azureQueue } from './edge/queue.js';
import { type Phase, readiness } from './edge/readiness.js';
import { drainingServer } from './edge/server.js';
import { azureTables } from './edge/tables.js';
import type { TeamsBot } from './edge/teams/bot.js';
import { startWork, type Working } from './edge/work.js';
import { programme } from './programmes/2025-26/index.js';

/** Milliseconds that are left for what waits to be stored when all turns and jobs in hand have ended, which takes seven seconds at most. */
const storeWithin = 2000;
/** Milliseconds from being asked to end to the end, whatever happens. */
const endWithin = 9500;
/** Milliseconds between two looks at how the process stands, where nobody asks. */
const lookEvery = 30_000;
/** More than anybody writes and presses; each turn takes a few milliseconds. */
const mostTurnsPerMinute = 60;
/** Milliseconds between listening and loading the SDK, which holds everything else up for a second. */
const loadAfter = 50;

// On a large machine V8 would let garbage grow to several times what is in use, and take it for the bot's own.
setFlagsFromString('--heap-growing-percent=100');

const read = readConfig(process.env, programme.demoStart);
if (read.ok) run(read.config);
else stopWith(['The bot cannot start:', ...read.faults.map((fault) => `- ${fault}`)].join('\n'));

function run(config: Config): void {
  const log = jsonLog();
  const work = laterWork(log);
  const demo = config.mode === 'local' ? demoClock(config.demoStart) : undefined;
  const clock = demo?.now ?? systemClock;
  const queue = azureQueue(
    config.mode === 'local' ? { connectionString: config.storageConnectionString } : { url: config.queuesUrl },
    systemClock,
  );
  let working: Working | undefined;
  let phase: Phase = 'starting';
  const ports: Ports = {
    programme,
    clock,
    newId: randomUUID,
    tables: azureTables(config.mode === 'local' ? { connectionString: config.storageConnectionString } : { url: config.tablesUrl }),
    later: work.later,
    enqueue: queue.add,
    nudge: () => working?.nudge(),
    messenger: {
      post: async (address, message) => (await bot()).messenger.post(address, message),
      update: async (address, activityId, card) => (await bot()).messenger.update(address, activityId, card),
      profile: async (address, userId) => (await bot()).messenger.profile(address, userId),
      roster: async (address) => (await bot()).messenger.roster(address),
    },
    mailer: mailerFor(config, clock),
    organisers: config.organisers,
    homeTenants: config.homeTenants,
    acceptedGroups: (person) => acceptedGroupsOf(capabilities, person, ports),
    held: (person) => heldOf(capabilities, person, ports),
    forget: (person) => forgetIn(capabilities, person, ports),
    log,
    publicUrl: config.publicUrl,
    demo: config.mode === 'local',
    demoChannel: config.mode === 'local' ? config.demoChannel : undefined,
  };

  let teams: Promise<TeamsBot> | undefined;
  function bot(): Promise<TeamsBot> {
    teams ??= import('./edge/teams/bot.js').then(({ createTeamsBot }) =>
      createTeamsBot({
        ...(config.mode === 'local'
          ? { identity: { type: 'none' }, locale: 'da-DK' }
          : { identity: config.bot, mostPerMinute: mostTurnsPerMinute }),
        handle: (turn) => dispatch(capabilities, turn, ports),
        log,
      }),
    );
    return teams;
  }

  const ready = readiness({
    phase: () => phase,
    tables: () => ports.tables('channels').get('ready', 'ready'),
    queue: queue.longestWait,
    log,
  });

  const doors = httpDoors({
    messages: async (authorization, body) => (await bot()).receive(authorization, body),
    file: async (capability, name) => capabilities.find((c) => c.name === capability)?.download?.(name, ports),
    page: (name) => publicPage(name, programme),
    setClock:
      demo &&
      ((local) => {
        const moved = setClock(demo.set, local);
        if (moved) ports.nudge();
        return moved;
      }),
    ready,
    log,
  });

  const { server, drain } = drainingServer(doors);
  server.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    const why = error.code === 'EACCES' ? 'may not be used by this user' : 'is taken by another program';
    stopWith(`Port ${config.port} ${why}. End that program, or set PORT to another port, such as PORT=${config.port + 1}.`);
  });
  // No host means every address, which production needs and one's own machine must not have.
  server.listen({ port: config.port, ...(config.mode === 'local' ? { host: '127.0.0.1' } : {}) }, () => {
    void pause(loadAfter)
      .then(bot)
      .then(() => {
        if (phase === 'ending') return;
        phase = 'running';
        log.info('bot.ready', { port: config.port, mode: config.mode });
        setInterval(() => void ready(), lookEvery).unref();
        working = startWork({
          queue,
          due: () => handOverDue(capabilities, ports),
          handle: (job) => runJob(capabilities, job, ports),
          gaveUp: (job, code) => giveUp(capabilities, job, code, ports),
          log,
          ...(config.mode === 'local' && config.workLease ? { lease: config.workLease } : {}),
        });
      })
      .catch((thrown: unknown) => fail('start.failed', thrown));
  });

  // A platform may ask more than once; it is hurried by nothing but a kill.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(0));
  // One turn has lost its way, and nothing is known to be wrong with the others.
  process.on('unhandledRejection', (thrown) => log.error('unhandled.rejection', { cause: codeOf(thrown), ...placeOf(thrown) }));
  process.on('uncaughtException', (thrown) => fail('uncaught.exception', thrown));

  /** What was interrupted may be half done: the process ends as if it was asked to, and another takes over. */
  function fail(code: string, thrown: unknown): void {
    log.error(code, placeOf(thrown));
    void end(1);
  }

  async function end(exitCode: number): Promise<void> {
    if (phase === 'ending') return;
    phase = 'ending';
    log.info('bot.ending');
    setTimeout(() => process.exit(1), endWithin);
    const [cutOff] = await Promise.all([drain(), working?.end()]);
    if (cutOff > 0) log.error('turns.unfinished', { count: cutOff });
    // What a turn does after its last message has the rest of its tick to reach the queue.
    await nextTick();
    await Promise.race([work.drain(), pause(storeWithin)]);
    log.info('bot.ended');
    process.exit(exitCode);
  }
}

function mailerFor({ mail, mailFrom }: Config, clock: Ports['clock']): Mailer {
  const from = `Sammen mod vold <${mailFrom}>`;
  return 'url' in mail ? smtpMailer({ url: mail.url, from, clock }) : fileMailer({ folder: mail.folder, from, clock });
}

function setClock(set: (moment: Date) => void, local: string): boolean {
  const parsed = localTime.safeParse(local);
  if (parsed.success) set(parsed.data);
  return parsed.success;
}

function stopWith(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
