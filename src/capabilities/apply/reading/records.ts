import { rolesIn } from './titles.js';

const bareName = /^(?:navn: *|name: *)?\p{Lu}[\p{L}'’.-]*(?: (?:\p{Ll}{2,3} ){0,2}\p{Lu}[\p{L}'’.-]*){1,4}[,.]?$/iu;
const capitalised = /^(?:[Nn]avn: *|[Nn]ame: *)?\p{Lu}\p{L}/u;
const mail = /^(?:[\p{L} -]{1,20}: *)?[^\s@]+@[^\s@]+$/u;
/** As many words as a role, a title or an area has. */
const fact = /^(?:[\p{L} -]{1,20}: *)?[\p{L}&.-]+(?:,? [\p{L}&.-]+){0,6}$/u;
/** The lines of one person: the name, and what they are. */
const mostLines = 5;

/** A text where a person on lines of their own (name, role, mail, area) stands on one line. Only where nothing but people stands before. */
export function onOneLine(text: string): string {
  const lines = text.split(/\r?\n/u).map((line) => line.trim());
  const out: string[] = [];
  let onlyPeople = true;
  for (let i = 0; i < lines.length; ) {
    const person = onlyPeople ? personAt(lines, i) : [];
    if (person.length > 1) {
      out.push(person.map((line) => line.replace(/[,.]$/u, '')).join(', '));
      i += person.length;
      continue;
    }
    const line = lines[i] ?? '';
    onlyPeople &&= line === '' || line.endsWith(':');
    out.push(line);
    i += 1;
  }
  return out.join('\n');
}

/** The lines of a person who begins here; none where nobody does. */
function personAt(lines: readonly string[], from: number): readonly string[] {
  if (!isName(lines[from] ?? '')) return [];
  const rest = lines.slice(from + 1, from + mostLines);
  const end = rest.findIndex((line) => !(mail.test(line) || (fact.test(line) && !isName(line))));
  const facts = end < 0 ? rest : rest.slice(0, end);
  return facts.some((line) => mail.test(line) || rolesIn(line).length > 0) ? [lines[from] ?? '', ...facts] : [];
}

function isName(line: string): boolean {
  return bareName.test(line) && capitalised.test(line) && rolesIn(line).length === 0;
}
