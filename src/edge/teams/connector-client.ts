import type { ConnectorClientOptions } from 'botframework-connector';
import { z } from 'zod';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;

/** Milliseconds until a request to Teams counts as failed. */
const usualPatience = 8000;

/** Teams did not take what was sent. `status` is its answer; 0 where none came. */
export class SendFailure extends Error {
  /** Seconds that Teams asks to wait, where it does. */
  readonly retryAfter: number | undefined;
  /** Why it was not even sent, where that is so. */
  readonly code: string | undefined;

  constructor(
    readonly status: number,
    { retryAfter, code, ...options }: { cause?: unknown; retryAfter?: number | undefined; code?: string } = {},
  ) {
    super(`send failed with ${status}`, options);
    this.name = 'SendFailure';
    this.retryAfter = retryAfter;
    this.code = code;
  }

  /** True where no connection came about, so that nothing can have arrived. */
  get neverLeft(): boolean {
    return unconnected.safeParse(this.cause).success;
  }
}

const unconnected = z.object({ cause: z.object({ code: z.enum(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']) }) });

/**
 * The client that the SDK talks to Teams with. The SDK's own has no timeout, and repeats a POST that failed or was throttled up to
 * three times whatever its options say, which posts messages twice. What the SDK does not know as an error of its own it does
 * not repeat. Throws `SendFailure` on 429, on 5xx and where no answer comes.
 */
export function connectorClient(patience = usualPatience): HttpClient {
  return {
    async sendRequest(request) {
      const signal = AbortSignal.timeout(patience);
      const body = typeof request.body === 'string' ? { body: request.body } : {};
      const { response, text } = await fetch(request.url, {
        method: request.method,
        headers: request.headers.rawHeaders(),
        signal,
        redirect: 'error',
        ...body,
      })
        .then(async (answered) => ({ response: answered, text: await answered.text() }))
        .catch((cause: unknown) => {
          throw new SendFailure(0, { cause });
        });
      if (response.status === 429 || response.status >= 500) {
        throw new SendFailure(response.status, { retryAfter: secondsIn(response.headers.get('retry-after')) });
      }
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      response.headers.forEach((value, name) => void headers.set(name, value));
      return { request, headers, status: response.status, bodyAsText: text };
    },
  };
}

/** Teams gives seconds; a date, which HTTP allows too, counts as nothing said. */
function secondsIn(header: string | null): number | undefined {
  return header && /^\d{1,5}$/.test(header) ? Number(header) : undefined;
}
