import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicPage } from '../../src/edge/http/pages.js';
import { programme } from '../../src/programmes/2025-26/index.js';
import { fake, type Stage, startStage } from './stage.js';

let stage: Stage;
const clock: string[] = [];

beforeEach(async () => {
  clock.length = 0;
  stage = await startStage(
    fake({
      download: async (name) =>
        name === 'århus.da.ics'
          ? { contentType: 'text/calendar; charset=utf-8', fileName: 'møder i Århus.ics', body: 'BEGIN:VCALENDAR' }
          : undefined,
    }),
    {
      setClock: (local) => {
        if (!local.startsWith('2026')) return false;
        clock.push(local);
        return true;
      },
    },
  );
});

afterEach(() => stage.close());

function get(path: string): Promise<Response> {
  return fetch(`${stage.url}${path}`);
}

it('says that it is up, and nothing of what it is made with', async () => {
  const response = await get('/healthz');
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  expect(response.headers.get('x-powered-by')).toBeNull();
});

describe('a page that the app refers to', () => {
  it.each([
    ['about', 'Om botten', 'About the bot'],
    ['privacy', 'Dine oplysninger', 'Your data'],
    ['terms', 'Vilkår', 'Terms'],
  ])('/%s is there in Danish and English', async (name, danish, english) => {
    const response = await get(`/${name}`);
    const html = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(html).toMatch(new RegExp(`<html lang="da">.*<title>${danish} .*<section id="da" lang="da"><h1>${danish}</h1>`, 's'));
    expect(html).toContain(`<section id="en" lang="en"><h2>${english}</h2>`);
    for (const [, href = ''] of html.matchAll(/href="(\/[^"]*)"/g)) expect((await get(href)).status, href).toBe(200);
  });

  it('runs nothing, fetches nothing and is shown in no frame', async () => {
    const response = await get('/privacy');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).not.toMatch(/<script|<img|<link|https?:/);
  });

  it.each(['/imprint', '/toString', '/__proto__', '/privacy/more'])('%s is none', async (path) => {
    const response = await get(path);
    expect([response.status, await response.json()]).toEqual([404, { error: 'not.found' }]);
  });
});

it('tells on its page how long the round keeps things', () => {
  const periods = { drafts: 61, applications: 62, plans: 63, feedback: 64, unanswered: 65, conversations: 66 };
  const page = publicPage('privacy', { ...programme, retention: { ...programme.retention, ...periods } }) ?? '';
  for (const period of Object.values(periods)) expect(page.split(`${period} `)).toHaveLength(3);
});

it('names whom to turn to on its pages as the round does, whatever is in a name', () => {
  const round = { ...programme, contacts: programme.contacts.map((contact) => ({ ...contact, name: '<b>Åse & "Bo"</b>' })) };
  expect(publicPage('about', round)).toContain('&lt;b&gt;Åse &amp; &quot;Bo&quot;&lt;/b&gt; fra KL: tlf. 33 70 31 18, niro@kl.dk');
});

describe('a file', () => {
  it('is offered for download under its own name', async () => {
    const response = await get(`/files/fake/${encodeURIComponent('århus.da.ics')}`);
    expect([response.status, await response.text()]).toEqual([200, 'BEGIN:VCALENDAR']);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="m?der i ?rhus.ics"; filename*=UTF-8''m%C3%B8der%20i%20%C3%85rhus.ics`,
    );
  });

  it.each(['/files/fake/other.ics', '/files/other/x.ics', '/files/fake', '/', '/api/messages', '/files/fake/..%2F..%2Fpackage.json'])(
    'that is not there is 404: %s',
    async (path) => {
      const response = await get(path);
      expect([response.status, await response.json()]).toEqual([404, { error: 'not.found' }]);
    },
  );

  it('with a broken name is 400', async () => {
    const response = await get('/files/fake/%E0%A4%A');
    expect([response.status, await response.json()]).toEqual([400, { error: 'request.invalid' }]);
  });
});

describe('the demo clock', () => {
  function set(body: string, url = stage.url): Promise<Response> {
    return fetch(`${url}/local/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  }

  it('is moved', async () => {
    const response = await set('{"now": "2026-02-20T09:00"}');
    expect([response.status, await response.json(), clock]).toEqual([200, { now: '2026-02-20T09:00' }, ['2026-02-20T09:00']]);
  });

  it.each(['{"now": "soon"}', '{"now": 7}', '{}', '[]'])('is not moved by %s, and says how', async (body) => {
    const response = await set(body);
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: 'clock.invalid', help: expect.stringContaining('2026-02-20T09:00') },
    ]);
    expect(clock).toEqual([]);
  });

  it('has no door where there is none', async () => {
    const production = await startStage(fake());
    expect((await set('{"now": "2026-02-20T09:00"}', production.url)).status).toBe(404);
    await production.close();
  });
});
