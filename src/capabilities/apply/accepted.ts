import type { AcceptedGroup, Ports } from '../../core/ports.js';
import type { Origin } from '../../core/turn.js';
import { applicationsOf } from './access.js';
import type { Application } from './application.js';
import { municipalityName } from './explain.js';
import { mailsOf } from './people.js';
import { registeredWith } from './registered.js';

/** The accepted groups of this person: what they may open, and what an organiser has registered with their mail address. */
export async function acceptedGroups(person: Origin, ports: Ports): Promise<AcceptedGroup[]> {
  const profile = await ports.messenger.profile(person, person.userId);
  const mails = mailsOf(profile);
  const [mine, registered] = await Promise.all([applicationsOf(person, profile, ports), registeredWith(mails, person, ports)]);
  return [...mine, ...registered].flatMap((application) => acceptedGroup(application) ?? []);
}

function acceptedGroup({ id, tenantId, reference, state, submission }: Application): AcceptedGroup | undefined {
  if (state !== 'accepted' || !submission) return undefined;
  const { fields, members } = submission.content;
  return {
    id,
    tenantId,
    reference,
    course: fields.course,
    municipality: municipalityName(fields),
    area: fields.level === 'area' ? fields.area : '',
    members: members.map(({ id: member, name, mail, role }) => ({ id: member, name, mail, role })),
    coordinator: fields.coordinator,
  };
}
