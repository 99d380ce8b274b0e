import { afterAll, beforeAll, expect, test } from 'vitest';
import { azureTables } from '../../src/edge/tables.js';
import { type Azurite, startAzurite } from '../../src/tools/local/azurite.js';
import { fillIn, person } from '../apply/talk.js';
import { connectionString } from '../apply/world.js';
import { office } from '../plan/talk.js';

// The store refuses to take away what is not there, which the tables in memory do not.

let azurite: Azurite;
let account: string;

beforeAll(async () => {
  azurite = startAzurite({ tablePort: 0, queuePort: 0, logFile: 'test/output/azurite-privacy.log' });
  account = connectionString(await azurite.ready);
});

afterAll(() => azurite.child.stop());

test('in the real store a person goes out of what others work on, and a draft and a plan go whole, to the last row', async () => {
  const world = office('2025-11-01T10:00');
  const tables = azureTables({ connectionString: account });
  world.ports = { ...world.ports, tables };
  const lone = person(world, 'Lone Hansen', 'lone@vejle.dk');
  const kim = person(world, 'Kim Sand', 'kim@vejle.dk');
  const rowsOf = async (table: string) => JSON.stringify(await tables(table).list('2025-26', { from: '', to: '~', most: 1000 }));

  await fillIn(lone);
  await kim.say('ansøg');
  await kim.say('slet mine oplysninger');
  expect(await kim.press('Ja, slet')).toContain('Så er det gjort');
  expect(await rowsOf('apply')).not.toMatch(/kim/i);
  expect(await rowsOf('apply')).toContain('lone@vejle.dk');
  await world.work();

  await lone.say('slet mine oplysninger');
  expect(await lone.press('Ja, slet')).toContain('hele kladden slettes');
  await world.work();
  expect(await rowsOf('apply')).toBe('[]');

  await world.lea.say('tilknyt');
  await world.lea.say('ny handling: Risikovurdere hjemmebesøg, Arne');
  const arne = person(world, 'Arne Amr', 'arne@vejle.dk');
  await arne.say('slet mine oplysninger');
  expect(await arne.press('Ja, slet')).toContain('Du tages ud af gruppen');
  expect(await rowsOf('plan')).not.toMatch(/arne/i);
  world.at('2027-10-01T04:00');
  await world.work();
  expect(await rowsOf('plan')).toBe('[]');
}, 60_000);
