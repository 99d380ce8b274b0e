import { withoutCpr } from '../../core/cpr.js';
import { municipalityNamed, municipalityOf } from '../../core/municipalities.js';
import { type Tenant, tenantIdIn } from '../../core/tenants.js';

/** What stands in the fields of the form. */
export interface Typed {
  readonly tenant: string;
  /** A municipality's id. */
  readonly municipality: string;
  /** Another organisation's name. */
  readonly other: string;
}

export const nothingTyped: Typed = { tenant: '', municipality: '', other: '' };

/** Why nobody can be let in by what was typed. */
export type Fault = 'no-tenant' | 'wrong-tenant' | 'no-name' | 'two-names' | 'no-municipality';

/** How long another organisation's name may be, in characters. */
export const mostName = 80;

/** Whom it is about: a municipality, or another organisation by its name. */
export type Named = Pick<Tenant, 'id' | 'municipality' | 'name'>;

/** Whom to let in, or every fault. What looks like a civil registration number is taken out. */
export function readTyped({ tenant, municipality, other }: Typed): Named | { readonly faults: readonly Fault[] } {
  const id = tenantIdIn(tenant);
  const name = withoutCpr(other).trim().slice(0, mostName);
  const idFault: Fault[] = id === undefined ? [tenant.trim() === '' ? 'no-tenant' : 'wrong-tenant'] : [];
  const faults = [...idFault, ...nameFaults(municipality, name)];
  return id === undefined || faults.length > 0 ? { faults } : { id, municipality, name };
}

function nameFaults(municipality: string, name: string): Fault[] {
  if (municipality !== '' && name !== '') return ['two-names'];
  if (municipality === '' && name === '') return ['no-name'];
  // "Vejel Kommune" is a municipality that was misspelt.
  const isUnknown = municipality === '' ? /kommune$/iu.test(name) : municipalityOf(municipality) === undefined;
  return isUnknown ? ['no-municipality'] : [];
}

/** What somebody calls it, as it would stand in the form. */
export function typedFor(who: string, tenant: string): Typed {
  const municipality = municipalityNamed(who);
  return { tenant, municipality: municipality?.id ?? '', other: municipality ? '' : who };
}

/** What an organisation is called. */
export function nameOf({ municipality, name }: Pick<Tenant, 'municipality' | 'name'>): string {
  return municipalityOf(municipality)?.name ?? name;
}
