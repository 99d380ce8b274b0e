import { mainContact, type Programme } from '../../core/programme.js';
import { phone } from '../../core/wording.js';

/** Prose with its placeholders filled from the facts. Throws where one is unknown: the round's tests fill every text. */
export function fill(text: string, programme: Programme): string {
  const contact = mainContact(programme);
  const values: Readonly<Record<string, string>> = {
    contact: contact.name,
    mail: contact.mail,
    phone: phone(contact),
    others: String(programme.composition.others),
  };
  return text.replace(/\{([a-z-]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no placeholder {${name}}`);
    return value;
  });
}
