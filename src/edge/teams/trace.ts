import { z } from 'zod';
import { codeOf, placeOf } from '../../core/failure.js';
import { SendFailure } from './connector-client.js';

const restError = z.object({ name: z.literal('RestError'), statusCode: z.number().optional() });

/** What is logged of a fault: its code, and ids that help to find it. Never its message, which can hold what a person wrote. */
export interface Trace {
  readonly code: string;
  readonly status: number;
  readonly ids: Readonly<Record<string, string | number>>;
}

/** The trace of anything thrown, and the status that its caller gets. */
export function traceOf(thrown: unknown): Trace {
  const sent = sendStatusOf(thrown);
  if (sent !== undefined) return { code: 'send.failed', status: 503, ids: { answered: sent } };
  return { code: codeOf(thrown), status: 500, ids: { ...placeOf(thrown), ...causeOf(thrown) } };
}

/** Teams' answer where it refused what was sent; 0 where none came; undefined where the fault is another. */
export function sendStatusOf(thrown: unknown): number | undefined {
  if (thrown instanceof SendFailure) return thrown.status;
  const parsed = restError.safeParse(thrown);
  return parsed.success ? (parsed.data.statusCode ?? 0) : undefined;
}

const coded = z.object({ code: z.string().regex(/^[A-Z][A-Z_]{2,40}$/) });

function causeOf(thrown: unknown): Record<string, string> {
  const parsed = thrown instanceof Error ? coded.safeParse(thrown.cause) : undefined;
  return parsed?.success ? { cause: parsed.data.code } : {};
}
