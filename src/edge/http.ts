import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Download } from '../core/capability.js';
import type { Log } from '../core/ports.js';

/** What a caller gets: a status, and a JSON body where there is something to say. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Doors {
  /** An activity from Teams: the `Authorization` header, and the parsed body. */
  messages(authorization: string, body: unknown): Promise<Answer>;
  /** The file of that name that a capability offers. */
  file(capability: string, name: string): Promise<Download | undefined>;
  /** The HTML of the page of that name, for anybody to read. */
  page(name: string): string | undefined;
  /** Whether requests may come, and if not, by which codes. */
  ready(): Promise<{ readonly ready: boolean }>;
  /** Moves the demo clock to a Copenhagen `yyyy-mm-ddThh:mm`; false where it is none. Local mode only. */
  setClock?: ((local: string) => boolean) | undefined;
  readonly log: Log;
}

/** Teams sends at most about 28 KB of text; an activity with all that is around it stays far under this. */
const largestBody = '256kb';

/** A page runs nothing, fetches nothing and is shown in no frame. */
const pageHeaders = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'public, max-age=3600',
};

/** All that the process answers over HTTP. Errors are one short code: never a message or a stack. */
export function httpDoors({ messages, file, page, ready, setClock, log }: Doors): Express {
  const app = express().disable('x-powered-by').disable('etag').set('query parser', false);
  const json = express.json({ limit: largestBody });

  app.post('/api/messages', json, async (request, response) => {
    const { status, body } = await messages(request.headers.authorization ?? '', request.body);
    response.statusCode = status;
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });

  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });

  app.get('/readyz', async (_request, response) => {
    const found = await ready();
    response
      .status(found.ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(found);
  });

  app.get('/files/:capability/:name', async (request, response) => {
    const found = await file(request.params.capability, request.params.name);
    if (!found) return notFound(request, response);
    response
      .attachment(found.fileName)
      .set({ 'Content-Type': found.contentType, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' })
      .send(bodyOf(found));
  });

  app.get('/:page', (request, response, next) => {
    const found = page(request.params.page);
    if (found === undefined) return next();
    response.set({ ...pageHeaders, 'Content-Type': 'text/html; charset=utf-8' }).send(found);
  });

  if (setClock) {
    app.post('/local/clock', json, (request, response) => {
      const parsed = clockBody.safeParse(request.body);
      if (parsed.success && setClock(parsed.data.now)) response.json({ now: parsed.data.now });
      else
        response.status(400).json({ error: 'clock.invalid', help: 'Send {"now": "2026-02-20T09:00"}, the date and time in Copenhagen.' });
    });
  }

  app.use(notFound);

  app.use((thrown: unknown, _request: Request, response: Response, next: NextFunction) => {
    const { status, code } = faultOf(thrown);
    log.error(code, { status });
    if (response.headersSent) next(thrown);
    else response.status(status).json({ error: code });
  });

  return app;
}

const clockBody = z.object({ now: z.string() });

function bodyOf({ body }: Download): string | Buffer {
  return typeof body === 'string' ? body : Buffer.from(body);
}

function notFound(_request: Request, response: Response): void {
  response.status(404).json({ error: 'not.found' });
}

const refused = z.object({ status: z.number().int().min(400).max(499), type: z.string().optional() });

/** Codes of what express says of a body that it cannot read. */
const bodyFaults: Readonly<Record<string, string>> = {
  'entity.too.large': 'body.too-large',
  'entity.parse.failed': 'body.malformed',
};

function faultOf(thrown: unknown): { status: number; code: string } {
  const parsed = refused.safeParse(thrown);
  if (!parsed.success) return { status: 500, code: 'http.failed' };
  const { status, type } = parsed.data;
  return { status, code: bodyFaults[type ?? ''] ?? 'request.invalid' };
}
