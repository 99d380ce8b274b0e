import { z } from 'zod';
import { moment } from './core/calendar.js';
import type { Organiser } from './core/ports.js';

/** A process on one's own machine: loopback only, no authentication, a demo clock. */
export interface LocalConfig {
  readonly mode: 'local';
  readonly port: number;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly storageConnectionString: string;
  /** Where the demo clock starts. */
  readonly demoStart: Date;
  /** Seconds for which a job is nobody else's, where a test cannot wait for as long as is usual. */
  readonly workLease: number | undefined;
  readonly organisers: readonly Organiser[];
  /** Tenant ids in small letters: the Playground's, and those of the organisers. */
  readonly homeTenants: readonly string[];
  /** Without a mail server, mails are put in a folder. */
  readonly mail: MailServer | { readonly folder: string };
  readonly mailFrom: string;
  /** The channel that serves as the organisers' until they name one. */
  readonly demoChannel: string;
}

/** Where mail leaves: `smtp://` or `smtps://`, with name and password where it asks for them. */
export interface MailServer {
  readonly url: string;
}

/** A process that Teams reaches. */
export interface ProductionConfig {
  readonly mode: 'production';
  readonly port: number;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** The bot's own identity; a managed identity has no password. */
  readonly bot:
    | { readonly type: 'SingleTenant'; readonly id: string; readonly tenantId: string; readonly password: string }
    | { readonly type: 'UserAssignedMSI'; readonly id: string; readonly tenantId: string };
  readonly tablesUrl: string;
  readonly queuesUrl: string;
  readonly organisers: readonly Organiser[];
  /** Tenant ids in small letters: the bot's home, and those of the organisers. */
  readonly homeTenants: readonly string[];
  readonly mail: MailServer;
  readonly mailFrom: string;
}

export type Config = LocalConfig | ProductionConfig;

/** The configuration, or every fault in it: a sentence each, with the setting's name and what to do. */
export type ConfigResult = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly string[] };

type Environment = Readonly<Record<string, string | undefined>>;

/** A moment as people set it: `yyyy-mm-ddThh:mm`, with seconds where they matter, Europe/Copenhagen. */
export const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/)
  .transform(moment)
  .refine((date) => !Number.isNaN(date.getTime()));

/** The Playground's municipality, as `.m365agentsplayground.yml` names it; its own person, and its General channel. */
const playgroundTenant = '6a1f0c2e-3b52-4d0e-9c41-5f0b7f2f8a10';
const playground = {
  organisers: `${playgroundTenant}/2f7c1f0a-52b6-4f0e-9b0f-0a4c6a7d1b01`,
  channel: '19:nordvig-general@thread.tacv2',
  mailFrom: 'bot@sammen-mod-vold.example',
  mailFolder: '.local/mail',
};

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const organiserPattern = new RegExp(`^${guid}/${guid}$`, 'i');
const organisersWanted = 'the organisers, each as <tenant id>/<object id> in Microsoft Entra, with commas between them';
const smtpWanted = 'the mail server, such as smtps://name:password@mail.example.dk:465';

/** The organisers' list as it is set. */
const organisers = z
  .string(cure('ORGANISERS', organisersWanted))
  .transform((text) => text.split(',').map((one) => one.trim().toLowerCase()))
  .refine((list) => list.every((one) => organiserPattern.test(one)), cure('ORGANISERS', organisersWanted))
  .transform((list): Organiser[] =>
    list.map((one) => {
      const [tenantId = '', directoryId = ''] = one.split('/');
      return { tenantId, directoryId };
    }),
  );
const smtpUrl = z.url({ protocol: /^smtps?$/, hostname: /./, ...cure('SMTP_URL', smtpWanted) });

/** Addresses alone: the process enters with its own identity, and a key would open everything to whoever reads the settings. */
const tablesUrl = "the storage account's table address, https://<account>.table.core.windows.net, without a key";
const queuesUrl = "the storage account's queue address, https://<account>.queue.core.windows.net, without a key";

/** `TABLES_URL`: where the tables are in production. */
export const tablesAddress = z
  .string(cure('TABLES_URL', tablesUrl))
  .regex(/^https:\/\/[a-z0-9]{3,24}\.table\.core\.windows\.net\/?$/, cure('TABLES_URL', tablesUrl));

/** Azurite's account; its key is published by Microsoft and opens nothing else. */
const azuriteAccount =
  'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Reads the settings; `NODE_ENV=production` decides which. `demoStart` is the programme's own, `yyyy-mm-ddThh:mm`. */
export function readConfig(env: Environment, demoStart: string): ConfigResult {
  // An empty variable is how many hosts write one that is not set.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  return set.NODE_ENV === 'production' ? readProduction(set) : readLocal(set, demoStart);
}

/** Where a bot that Teams reaches must not run by mistake: without authentication, on a demo clock. */
const otherPlaces = ['development', 'test'];
const productionOnly = ['BOT_ID', 'BOT_TYPE', 'BOT_TENANT_ID', 'BOT_PASSWORD', 'TABLES_URL', 'QUEUES_URL'];

function misplaced(env: Environment): string[] {
  const place = env.NODE_ENV;
  return [
    ...(place === undefined || otherPlaces.includes(place)
      ? []
      : ['NODE_ENV is wrong. It must be production, or be left out on your own machine.']),
    ...productionOnly.filter((name) => env[name]).map((name) => `${name} is for production only. Set NODE_ENV=production, or remove it.`),
  ];
}

const local = z.object({
  PORT: port('PORT', 3978),
  TABLE_PORT: port('TABLE_PORT', 10_002),
  QUEUE_PORT: port('QUEUE_PORT', 10_001),
  STORAGE_CONNECTION_STRING: z.string().optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, ...cure('PUBLIC_URL', 'an address such as http://127.0.0.1:3978') }).optional(),
  ORGANISERS: organisers.default(() => organisers.parse(playground.organisers)),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FOLDER: z.string().default(playground.mailFolder),
  MAIL_FROM: z.email(cure('MAIL_FROM', 'the address that mails come from')).default(playground.mailFrom),
  WORK_LEASE: workLease().optional(),
});

function readLocal(env: Environment, demoStart: string): ConfigResult {
  const settings = local.safeParse(env);
  const start = localTime.safeParse(env.BOT_NOW ?? demoStart);
  const unread = start.success ? [] : ['BOT_NOW is not a Copenhagen date and time such as 2026-02-20T09:00. Correct it or leave it out.'];
  const faults = [...faultsOf(settings), ...unread, ...misplaced(env)];
  if (!settings.success || !start.success || faults.length > 0) return { ok: false, faults };
  const { PORT, PUBLIC_URL, STORAGE_CONNECTION_STRING, TABLE_PORT, QUEUE_PORT, ORGANISERS, SMTP_URL, MAIL_FOLDER, MAIL_FROM, WORK_LEASE } =
    settings.data;
  return {
    ok: true,
    config: {
      mode: 'local',
      port: PORT,
      publicUrl: withoutSlash(PUBLIC_URL ?? `http://127.0.0.1:${PORT}`),
      storageConnectionString: STORAGE_CONNECTION_STRING ?? azurite(TABLE_PORT, QUEUE_PORT),
      demoStart: start.data,
      workLease: WORK_LEASE,
      organisers: ORGANISERS,
      homeTenants: withOrganisers(playgroundTenant, ORGANISERS),
      mail: SMTP_URL === undefined ? { folder: MAIL_FOLDER } : { url: SMTP_URL },
      mailFrom: MAIL_FROM,
      demoChannel: playground.channel,
    },
  };
}

function azurite(tablePort: number, queuePort: number): string {
  const host = 'http://127.0.0.1';
  return `${azuriteAccount};TableEndpoint=${host}:${tablePort}/devstoreaccount1;QueueEndpoint=${host}:${queuePort}/devstoreaccount1;`;
}

const publicUrl = 'the https address that people reach the bot at, a host alone, such as https://bot.example.dk';
const noId = '00000000-0000-0000-0000-000000000000';

function entraId(name: string, what: string) {
  return z.guid(cure(name, what)).refine((id) => id !== noId, cure(name, what));
}

const botTypes = ['SingleTenant', 'UserAssignedMSI'] as const;

const production = z.object({
  PORT: port('PORT', 3978),
  BOT_ID: entraId('BOT_ID', "the bot's app id in Microsoft Entra, a GUID"),
  BOT_TYPE: z.enum(botTypes, cure('BOT_TYPE', botTypes.join(' or '))),
  BOT_TENANT_ID: entraId('BOT_TENANT_ID', "the id of the bot's home tenant, a GUID"),
  TABLES_URL: tablesAddress,
  QUEUES_URL: z
    .string(cure('QUEUES_URL', queuesUrl))
    .regex(/^https:\/\/[a-z0-9]{3,24}\.queue\.core\.windows\.net\/?$/, cure('QUEUES_URL', queuesUrl)),
  ORGANISERS: organisers,
  // A setting in its query could switch the encryption off.
  SMTP_URL: smtpUrl.refine(
    (url) => !URL.canParse(url) || new URL(url).search === '',
    cure('SMTP_URL', `${smtpWanted}, without settings behind a ?`),
  ),
  MAIL_FROM: z.email(cure('MAIL_FROM', 'the address that mails come from')),
  PUBLIC_URL: z
    .url({ protocol: /^https$/, ...cure('PUBLIC_URL', publicUrl) })
    .refine((url) => !URL.canParse(url) || new URL(url).origin === withoutSlash(url), cure('PUBLIC_URL', publicUrl)),
});

/** What belongs to one's own machine: in production it would open the bot or falsify its clock, so it stops the start. */
export const localOnly: readonly string[] = [
  'BOT_NOW',
  'STORAGE_CONNECTION_STRING',
  'TABLE_PORT',
  'QUEUE_PORT',
  'MAIL_FOLDER',
  'WORK_LEASE',
];

/** A key to a storage account, in whatever setting. */
const storageKey = /AccountKey=|SharedAccessSignature=|[?&]sig=/i;
/** What App Service leaves in place of a secret that it may not read, or that is not there. */
const unread = /^@Microsoft\.KeyVault\(/;

/** All that is read in production, by its name in the environment; `PORT` alone has a value of its own. */
export const productionSettings: readonly string[] = ['NODE_ENV', ...Object.keys(production.shape), 'BOT_PASSWORD'];

function readProduction(env: Environment): ConfigResult {
  const settings = production.safeParse(env);
  const password = env.BOT_PASSWORD;
  const faults = [
    ...faultsOf(settings),
    ...(env.BOT_TYPE === 'SingleTenant' && !password ? ["BOT_PASSWORD is missing. Set it to a client secret of the bot's app."] : []),
    ...(env.BOT_TYPE === 'UserAssignedMSI' && password ? ['BOT_PASSWORD is a key that a managed identity has no use for. Remove it.'] : []),
    ...localOnly.filter((name) => env[name]).map((name) => `${name} is for local use only. Remove it, or do not set NODE_ENV=production.`),
    ...Object.keys(env)
      .filter((name) => !localOnly.includes(name) && !(name in production.shape) && storageKey.test(env[name] ?? ''))
      .map((name) => `${name} holds a key to a storage account. The bot enters with its own identity. Remove it.`),
    ...['BOT_PASSWORD', 'SMTP_URL']
      .filter((name) => unread.test(env[name] ?? ''))
      .map(
        (name) =>
          `${name} has not been read from the vault. See that the secret is there and that the app's identity may read it, and restart.`,
      ),
    ...(settings.success && accountIn(settings.data.TABLES_URL) !== accountIn(settings.data.QUEUES_URL)
      ? ['QUEUES_URL and TABLES_URL are of two storage accounts. Set both to the same one.']
      : []),
  ];
  if (!settings.success || faults.length > 0) return { ok: false, faults };
  const { PORT, BOT_ID: id, BOT_TYPE, BOT_TENANT_ID: tenantId, TABLES_URL, QUEUES_URL, PUBLIC_URL } = settings.data;
  const { ORGANISERS, SMTP_URL, MAIL_FROM } = settings.data;
  const bot =
    BOT_TYPE === 'SingleTenant' && password
      ? ({ type: 'SingleTenant', id, tenantId, password } as const)
      : ({ type: 'UserAssignedMSI', id, tenantId } as const);
  return {
    ok: true,
    config: {
      mode: 'production',
      port: PORT,
      publicUrl: withoutSlash(PUBLIC_URL),
      bot,
      tablesUrl: withoutSlash(TABLES_URL),
      queuesUrl: withoutSlash(QUEUES_URL),
      organisers: ORGANISERS,
      homeTenants: withOrganisers(tenantId, ORGANISERS),
      mail: { url: SMTP_URL },
      mailFrom: MAIL_FROM,
    },
  };
}

function accountIn(url: string): string | undefined {
  return new URL(url).hostname.split('.')[0];
}

function withOrganisers(home: string, organisers: readonly Organiser[]): string[] {
  return [...new Set([home.toLowerCase(), ...organisers.map(({ tenantId }) => tenantId)])];
}

function port(name: string, usual: number) {
  const error = cure(name, `a port number from 1 to 65535, such as ${usual}`);
  return z.coerce.number(error).int(error).min(1, error).max(65_535, error).default(usual);
}

function workLease() {
  const error = cure('WORK_LEASE', "the seconds for which a job is nobody else's, from 1 to 60");
  return z.coerce.number(error).int(error).min(1, error).max(60, error);
}

function cure(name: string, what: string): { error: (issue: { readonly input?: unknown }) => string } {
  return {
    error: ({ input }) => (input === undefined ? `${name} is missing. Set it to ${what}.` : `${name} is wrong. It must be ${what}.`),
  };
}

function faultsOf(parsed: { readonly error?: z.ZodError | undefined }): string[] {
  return parsed.error?.issues.map(({ message }) => message) ?? [];
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
