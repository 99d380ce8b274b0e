import { randomUUID } from 'node:crypto';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { capabilities } from '../../src/capabilities/index.js';
import type { Download } from '../../src/core/capability.js';
import { type Office, planned } from './talk.js';

const [visits, drill] = ['Risikovurdere hjemmebesøg', 'Øve beredskabet'] as const;

/** The file behind a link of the bot's, as whoever has the link gets it. */
async function fetched(world: Office, url: string): Promise<Download | undefined> {
  const [, name = ''] = /^https:\/\/bot\.example\.dk\/files\/plan\/([^/]+)$/.exec(url) ?? [];
  return capabilities.find((one) => one.name === 'plan')?.download?.(name, world.ports);
}

const links = z.object({ actions: z.array(z.object({ url: z.string().optional() })) });

/** The link that the newest card opens. */
function linkOn(card: unknown): string {
  return links.parse(card).actions.find(({ url }) => url !== undefined)?.url ?? '';
}

async function reading(world: Office): Promise<string> {
  const file = await fetched(world, linkOn(world.lea.shown()));
  if (!(file?.body instanceof Uint8Array)) throw new Error('a document is bytes');
  return (await mammoth.extractRawText({ buffer: Buffer.from(file.body) })).value;
}

/** A group with a plan, in a world whose links are as hard to guess as the real ones. */
async function office(): Promise<Office> {
  const world = await planned(`${visits}, Arne, 1. februar`, drill);
  world.ports = { ...world.ports, newId: randomUUID };
  return world;
}

test('the plan as a document holds the actions, what was answered, and what was taken out', async () => {
  const world = await office();
  await world.lea.say('1 er i gang: fire af ni hjem er vurderet');
  await world.lea.say('ny handling: Runde med nøgler, Hugo');
  await world.lea.say('handleplan');
  await world.lea.press('Ret', {}, { beside: 'Runde med nøgler' });
  await world.lea.press('Fjern');
  await world.lea.press('Ja, fjern den');
  expect(await world.lea.say('hent handleplan')).toContain('Her er handleplanen til MED');
  const text = await reading(world);
  for (const words of [
    visits,
    drill,
    'Arne Amr',
    '1. februar 2026',
    'I gang',
    'fire af ni hjem er vurderet',
    'Historik',
    'Taget ud af planen',
  ]) {
    expect(text).toContain(words);
  }
  expect(text.slice(text.indexOf('Taget ud af planen'))).toContain('Runde med nøgler');
  expect(text).toContain('Vejle Kommune');
});

test('a link to it works for an hour, for whoever has it, and shows the plan as it is then', async () => {
  const world = await office();
  await world.lea.say('handleplan');
  await world.lea.press('Hent til MED (Word)');
  const url = linkOn(world.lea.shown());
  world.at('2025-12-04T10:59');
  await world.arne.say('2 er færdig');
  expect(await fetched(world, url)).toMatchObject({
    fileName: 'Handleplan Vejle Kommune, Ældreområdet 2025-12-04.docx',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  });
  expect(await reading(world)).toContain('1 færdig');
  world.at('2025-12-04T11:00');
  expect(await fetched(world, url)).toBeUndefined();
  // What works no longer is not kept either.
  await world.lea.say('hent handleplan');
  expect(world.stored('x|')).toHaveLength(1);
});

test('no other name leads to a document', async () => {
  const world = await office();
  await world.lea.say('hent handleplan');
  const url = linkOn(world.lea.shown());
  const id = url.split('/').at(-1) ?? '';
  for (const name of [`${randomUUID()}.docx`, id.replace('.docx', ''), id.toUpperCase(), `..${id}`, 'vejle-group.docx', '.docx']) {
    expect(await fetched(world, `https://bot.example.dk/files/plan/${name}`), name).toBeUndefined();
  }
});
