import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Activity } from './activities.js';
import type { Draw } from './draw.js';

/** A request as it goes over the wire. */
export interface Sending {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Buffer | undefined;
}

/** The request that brings this activity, with something wrong in it; `marker` stands in every text that is planted. */
export function mutated(activity: Activity, marker: string, draw: Draw): Sending {
  if (draw.happens(0.05)) return broken(sending(JSON.stringify(activity)), draw);
  const changed = structuredClone(activity);
  for (let left = 1 + draw.below(4); left > 0; left--) mutate(changed, marker, draw);
  const text = written(changed);
  const request = sending(text);
  return draw.happens(0.1) ? inBytes(request, text, draw) : request;
}

function sending(body: string | Buffer): Sending {
  return { method: 'POST', path: '/api/messages', headers: { 'content-type': 'application/json' }, body };
}

type Node = Record<string, unknown>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

interface Place {
  readonly parent: Node;
  readonly key: string;
}

/** Every place in it but where the answer goes. */
function placesIn(node: Node): Place[] {
  return Object.keys(node).flatMap((key) => {
    const value = node[key];
    return [...(key === 'serviceUrl' ? [] : [{ parent: node, key }]), ...(isNode(value) ? placesIn(value) : [])];
  });
}

/** What people write, press and type; without the rest no turn comes about. */
const content = ['text', 'value', 'attachments', 'entities', 'name', 'replyToId'];

function mutate(activity: Node, marker: string, draw: Draw): void {
  const within = draw.happens(0.75)
    ? Object.fromEntries(content.flatMap((key) => (key in activity ? [[key, activity[key]]] : [])))
    : activity;
  const places = placesIn(within);
  if (places.length === 0) return;
  const { parent: found, key } = draw.one(places);
  const parent = found === within ? activity : found;
  const value = parent[key];
  const planted = () => textFor(typeof value === 'string' ? value : '', marker, draw);
  const changes: readonly (() => unknown)[] = [
    () => planted(),
    () => planted(),
    () => planted(),
    () => planted(),
    () => draw.one([null, true, false, 0, -1, 1.5, 2 ** 53, [], {}, '', [[]], [null], { verb: planted() }]),
    () => `${raw}${draw.one(['1e400', '-1e400', '-0', '1E-400', '00', 'NaN', 'Infinity', 'undefined', '0x10'])}${raw}`,
    () => (isNode(value) ? JSON.stringify(value) : String(value)),
    () => [value],
    () => nested(value, draw.one([50, 1000, 5000])),
    () => repeated(value, draw.one([300, 5000])),
    () => draw.one(places.map((other) => other.parent[other.key])),
    () => withKey(value, draw.one(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'toJSON', marker, '']), planted()),
  ];
  if (draw.happens(0.1)) delete parent[key];
  else parent[key] = structuredClone(draw.one(changes)());
}

/** Between two of these stands what is no JSON, or none that `JSON.stringify` writes. */
const raw = '\u{F8FF}raw\u{F8FF}';

function written(activity: Node): string {
  const asText = new RegExp(`"${raw}((?:[^"\\\\]|\\\\.)*)${raw}"`, 'gu');
  return JSON.stringify(activity).replace(asText, (_, inner: string) => z.string().parse(JSON.parse(`"${inner}"`)));
}

/** As text: most of what walks through values would not come back from so deep. */
function nested(value: unknown, depth: number): string {
  return `${raw}${'[{"a":'.repeat(depth)}${JSON.stringify(value) ?? 'null'}${'}]'.repeat(depth)}${raw}`;
}

/** Copies, so that what is planted into one of them is not in all of them. */
function repeated(value: unknown, times: number): unknown[] {
  const most = Math.min(times, 40_000 / (JSON.stringify(value)?.length || 1));
  return Array.from({ length: most }, () => structuredClone(value));
}

function withKey(value: unknown, key: string, text: string): unknown {
  const given = isNode(value) && !Array.isArray(value) ? { ...value } : {};
  // An assignment to `__proto__` would be something else.
  return Object.defineProperty(given, key, { value: text, enumerable: true, configurable: true, writable: true });
}

/** Texts as people may write them, and as they should not. */
function textFor(before: string, marker: string, draw: Draw): string {
  const long = (size: number) => `${marker} ${'Æblegrød med fløde, en tirsdag. '.repeat(size / 32)}`;
  return draw.one<() => string>([
    () => '',
    () => ' \t\n ',
    () => `${before} ${marker}`,
    () => `${marker} ${before}`,
    () => long(4000),
    () => long(30_000),
    () => long(300_000),
    () => `${marker}${'a'.repeat(4000)}`,
    () => `${marker} \ud83d og \udc00 alene`,
    () => `&#xd83d;${marker}&#55357;&#0;&#1;&#x10ffff;&toString;&valueOf;&amp;lt;`,
    () => `${marker} \u202Eאבג نص عربي\u202C`,
    () => `${marker}\u200B\u200C\u200D\uFEFF\u2060`,
    () => `${marker}\u0000\u0001\u0007\u001b[31m\u007f\u0085\u2028\u2029`,
    () => `${marker} 👩🏽‍🚒🏳️‍🌈🇩🇰${'👍'.repeat(500)}`,
    () => `${marker} e${'\u0301'.repeat(500)}`,
    () => `[${marker}](https://evil.example/${marker}) ![x](https://evil.example/x.png) **fed** \`kode\``,
    () => `<script>alert("${marker}")</script><img src=x onerror=alert(1)><at>${marker}</at>`,
    () => `<${'<'.repeat(3000)}${marker}`,
    () => `&${'&#'.repeat(1500)}${marker}`,
    () => `${draw.one(['=', '+', '-', '@', '\t=', '\r='])}HYPERLINK("https://evil.example/${marker}","klik")`,
    () => `../../../../etc/passwd%00${marker}`,
    () => `${marker}\r\nBcc: alle@evil.example\r\n\r\nhej`,
    () => `__proto__`,
    () => `constructor`,
    () => `toString`,
    () => `${marker}/a#b?c\\d`,
    () => `${marker}${'x'.repeat(1100)}`,
    () =>
      draw.one(['2025-02-30', '2025-13-01', '0000-00-00', '9999-12-31', '-1-1-1', '2025-10-20T25:61', '20. oktober', '31.02.2025', '1e9']),
    () => draw.one(['1', '-1', '1e400', 'NaN', 'true', 'null', 'undefined', '[]', '{}', '0', '９９']),
    () => draw.one(['100190-1234 ', '1001901234 ']) + marker,
    () => `${marker}'; DROP TABLE apply; --' or PartitionKey ne '`,
    () => `${marker} $&$1$\` \${7*7} {{7*7}} %s %d`,
    () => `${'(('.repeat(800)}${marker}`,
    () => `${'jeg, '.repeat(800)}${marker}`,
    () => `${'ny handling: '.repeat(300)}${marker}`,
    () => `Lone${'.lone'.repeat(400)}@${'vejle.'.repeat(200)}dk ${marker}`,
    () => `${'1. februar '.repeat(350)}${marker}`,
  ])();
}

/** The same activity in bytes that are not what they should be. */
function inBytes(request: Sending, text: string, draw: Draw): Sending {
  const type = (given: string) => ({ ...request, headers: { 'content-type': given } });
  const encoded = (how: string, body: Buffer) => ({ ...request, headers: { ...request.headers, 'content-encoding': how }, body });
  const bytes = Buffer.from(text);
  return draw.one<() => Sending>([
    () => ({ ...request, body: text.slice(0, draw.below(text.length)) }),
    () => ({ ...request, body: flipped(bytes, draw) }),
    () => ({ ...request, body: text.replace(/^\{/, '{"type":"message","type":"invoke","text":"a","text":"b","from":{"id":"29:x"},') }),
    () => ({ ...request, body: `${text}${text}` }),
    () => ({ ...request, body: `\uFEFF${text}` }),
    () => ({ ...request, body: Buffer.from(text, 'utf16le') }),
    () => ({ ...request, body: Buffer.from(text, 'latin1') }),
    () => type('text/plain'),
    () => type('application/x-www-form-urlencoded'),
    () => type('multipart/form-data; boundary=x'),
    () => type('application/json; charset=utf-16'),
    () => type('application/json; charset=nothing'),
    () => type('application/json; charset="'),
    () => type(''),
    () => encoded('gzip', gzipSync(bytes)),
    () => encoded('gzip', bytes),
    () => encoded('gzip', gzipSync(bytes).subarray(0, 30)),
    () => encoded('gzip', bomb),
    () => encoded('deflate', gzipSync(bytes)),
    () => encoded('br', bytes),
    () => encoded('gzip, gzip', gzipSync(gzipSync(bytes))),
    () => encoded('nothing', bytes),
    () => ({ ...request, body: text.padEnd(300_000) }),
    () => ({ ...request, body: `${'['.repeat(100_000)}` }),
    () => ({ ...request, body: `{"a":`.repeat(20_000) }),
    () => ({ ...request, body: Buffer.alloc(200, draw.below(256)) }),
  ])();
}

/** 20 MB that come in 20 KB. */
const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024, ' '));

function flipped(bytes: Buffer, draw: Draw): Buffer {
  const other = Buffer.from(bytes);
  for (let left = 1 + draw.below(5); left > 0; left--) other[draw.below(other.length)] = draw.below(256);
  return other;
}

/** Requests that are none of Teams': other ways, other doors, other headers. */
function broken(request: Sending, draw: Draw): Sending {
  const door = (path: string) => ({ ...request, method: 'GET', path, body: undefined });
  const headers = (given: Record<string, string | string[]>) => ({ ...request, headers: { ...request.headers, ...given } });
  return draw.one<() => Sending>([
    () => ({ ...request, method: draw.one(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'SEARCH', 'QUERY']) }),
    () => ({ ...request, body: undefined }),
    () => ({
      ...request,
      path: draw.one(['/', '/api', '/api/messages/', '/API/MESSAGES', '/api/messages?x=%00', '//api/messages', '/local/clock']),
    }),
    () =>
      door(
        draw.one([
          '/files/apply/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
          '/files/../../etc/passwd',
          '/files/apply/%00',
          '/files/apply/%',
          '/files/%/x',
        ]),
      ),
    () =>
      door(
        draw.one([
          '/files/__proto__/x',
          '/files/constructor/x',
          '/files/plan/__proto__',
          '/files/ask/constructor',
          '/files/ask/'.padEnd(9000, 'x'),
        ]),
      ),
    () =>
      door(
        draw.one([
          '/files/apply/a|b#c',
          '/files/plan/x%2F..%2Fy',
          `/files/apply/${'%F0%9F%98%80'.repeat(100)}`,
          '/healthz',
          '/healthz/..',
          '/.env',
        ]),
      ),
    () => headers({ 'x-long': 'x'.repeat(20_000) }),
    () => headers(Object.fromEntries(Array.from({ length: 1500 }, (_, n) => [`x-${n}`, 'x']))),
    () => headers({ authorization: draw.one(['Bearer', 'Bearer ', 'Bearer a.b.c', 'Basic YTpi', `Bearer ${'a'.repeat(8000)}`]) }),
    () => headers({ cookie: 'a=b; __proto__=c', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'evil.example', host: 'evil.example' }),
    () => headers({ expect: '100-continue' }),
    () => headers({ expect: 'the unexpected' }),
    () => headers({ 'transfer-encoding': 'chunked' }),
    () => headers({ accept: 'text/html', 'accept-language': 'x'.repeat(1000), 'accept-encoding': 'nothing;q=NaN' }),
    () => headers({ 'x-twice': ['a', 'b'], origin: 'https://evil.example' }),
  ])();
}
