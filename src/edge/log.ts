import { type DestinationStream, destination, pino } from 'pino';
import type { Log } from '../core/ports.js';

/** One JSON line per event, to standard output or where it is told. */
export function jsonLog(to: DestinationStream = destination({ fd: 1, sync: true })): Log {
  const logger = pino(
    { base: null, timestamp: () => `,"time":"${new Date().toISOString()}"`, formatters: { level: (level) => ({ level }) } },
    to,
  );
  return {
    info: (code, ids) => logger.info({ code, ...ids }),
    error: (code, ids) => logger.error({ code, ...ids }),
  };
}
