import type { Content, Member } from './application.js';

/** The one in the group who is meant by what was said: by mail, by name, or by a first name that nobody else has. */
export function sameAs({ name, mail, role }: Omit<Member, 'id'>, members: readonly Member[]): Member | undefined {
  const byMail = mail === '' ? undefined : members.find((member) => member.mail === mail);
  if (byMail || name === '') return byMail;
  const said = name.toLowerCase();
  const full = members.filter((member) => member.name.toLowerCase() === said);
  // Two of one name are told apart by their mails alone.
  if (full.length > 0) return full.length === 1 ? full[0] : full.find((member) => mail === '' || member.mail === '');
  const [only, another] = members.filter((member) => member.name.toLowerCase().startsWith(`${said} `));
  // Another mail and another role are another person.
  const isOther = mail !== '' && only?.mail !== '' && role !== '' && only?.role !== role;
  return another || isOther ? undefined : only;
}

/** Who of the group is named in a text: in full, or else by a first name that nobody else has. */
export function memberIn(text: string, { members }: Content): Member | undefined {
  const said = ` ${(text.toLowerCase().match(/[\p{L}-]+/gu) ?? []).join(' ')} `;
  const named = members.filter(({ name }) => name !== '');
  const full = named.filter(({ name }) => said.includes(` ${name.toLowerCase()} `));
  const meant = full.length > 0 ? full : named.filter(({ name }) => said.includes(` ${name.toLowerCase().split(' ')[0]} `));
  return meant.length === 1 ? meant[0] : undefined;
}
