import type { Ports } from '../../core/ports.js';
import { standsFor } from '../../core/tenants.js';
import type { Origin } from '../../core/turn.js';
import type { Application } from './application.js';
import { idsFor, read } from './records.js';

/**
 * The applications that an organiser has registered with one of these mail addresses. Nobody of such a group has it in a chat, so it belongs to no
 * organisation yet; and as a directory vouches for nobody but its own people, the address counts only where the person's organisation is the
 * municipality's own, or the bot's. Throws `storage.down`.
 */
export async function registeredWith(
  mails: readonly string[],
  { tenantId }: Pick<Origin, 'tenantId'>,
  ports: Ports,
): Promise<Application[]> {
  const ids = await idsFor({ tenantId: '', userId: '', directoryId: '' }, mails, ports);
  const found = (await Promise.all(ids.map((id) => read(id, ports)))).filter((one) => one !== undefined);
  const theirs = await Promise.all(
    found.map(async (one) => {
      const { municipality } = (one.submission?.content ?? one.content).fields;
      return one.tenantId === '' && (await standsFor(tenantId, municipality, ports)) ? one : [];
    }),
  );
  return theirs.flat();
}
