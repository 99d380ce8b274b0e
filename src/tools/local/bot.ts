import { fileURLToPath } from 'node:url';
import { answers } from './answers.js';
import { type Child, startChild } from './child.js';

export interface BotOptions {
  readonly port: number;
  readonly tablePort: number;
  readonly queuePort: number;
  /** Where the demo clock starts, `yyyy-mm-ddThh:mm`; without it on the day the programme names. */
  readonly now?: string | undefined;
  /** Where its mails are put; `.local/mail` unless told. */
  readonly mailFolder?: string;
  readonly logFile: string;
}

export interface Bot {
  readonly child: Child;
  /** Resolves when it answers. */
  readonly ready: Promise<void>;
}

/** Starts the built bot in local mode. */
export function startBot({ port, tablePort, queuePort, now, mailFolder, logFile }: BotOptions): Bot {
  const child = startChild({
    name: 'The bot',
    args: [fileURLToPath(new URL('../../../dist/main.js', import.meta.url))],
    env: {
      NODE_ENV: 'development',
      PORT: String(port),
      TABLE_PORT: String(tablePort),
      QUEUE_PORT: String(queuePort),
      BOT_NOW: now,
      STORAGE_CONNECTION_STRING: undefined,
      PUBLIC_URL: undefined,
      MAIL_FOLDER: mailFolder,
    },
    logFile,
    end: 'SIGTERM',
  });
  return { child, ready: answers(`http://127.0.0.1:${port}/healthz`, child) };
}
