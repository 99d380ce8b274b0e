import type { Language } from './language.js';

const da = {
  'turn.failed': 'Noget gik galt hos mig, så jeg kunne ikke svare. Det, du skrev, står stadig i chatten. Prøv igen om et øjeblik.',
  'storage.down': 'Jeg kan ikke komme til mit lager lige nu, så jeg kunne ikke gemme det. Intet er slettet. Prøv igen om et øjeblik.',
  'row.newer':
    'Det er gemt af en nyere udgave af mig end den, der kører lige nu, så jeg lader det være. Intet er ændret eller slettet. Prøv igen senere i dag.',
  'mail.down': 'Mailen kunne ikke sendes endnu. Intet er tabt; jeg prøver igen.',
  'text.too-long':
    'Det er mere tekst, end jeg kan læse på én gang. Din besked står stadig i chatten. Skriv det vigtigste i højst 4.000 tegn.',
  'turn.too-many':
    'Nu går det hurtigere, end jeg kan følge med. Det sidste, du sendte, har jeg ikke gjort noget ved, og intet er ændret. Vent et minut, og prøv igen.',
  'action.unknown': 'Den knap hører til en ældre udgave af mig. Intet er ændret. Skriv dit spørgsmål, så tager vi det derfra.',
  'action.invalid': 'Den knap sendte noget, jeg ikke kunne læse. Intet er ændret. Skriv dit spørgsmål i stedet.',
  'turn.unsupported': 'Den slags besked kan jeg ikke læse. Skriv dit spørgsmål med almindelig tekst, så svarer jeg.',
};

const en: typeof da = {
  'turn.failed':
    'Something went wrong on my side, so I could not answer. What you wrote is still in the chat. Please try again in a moment.',
  'storage.down': 'I cannot reach my storage right now, so I could not save that. Nothing has been deleted. Please try again in a moment.',
  'row.newer':
    'A newer version of me than the one running now has stored this, so I leave it alone. Nothing has been changed or deleted. Please try again later today.',
  'mail.down': 'The mail could not be sent yet. Nothing is lost; I will try again.',
  'text.too-long':
    'That is more text than I can read at once. Your message is still in the chat. Please write the main point in at most 4,000 characters.',
  'turn.too-many':
    'That is faster than I can follow. I have not done anything about the last thing you sent, and nothing has changed. Wait a minute and try again.',
  'action.unknown':
    'That button belongs to an older version of me. Nothing has changed. Write your question and we will take it from there.',
  'action.invalid': 'That button sent something I could not read. Nothing has changed. Please write your question instead.',
  'turn.unsupported': 'I cannot read that kind of message. Write your question in plain text and I will answer.',
};

export type FailureCode = keyof typeof da;

/** A failure that is known by its code; `cause` keeps the original. Thrown once, caught once, at the edge. */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    options?: { cause?: unknown },
  ) {
    super(code, options);
    this.name = 'Failure';
  }
}

/** The code of anything thrown: a Failure's own, `turn.failed` for the rest. */
export function codeOf(thrown: unknown): FailureCode {
  return thrown instanceof Failure ? thrown.code : 'turn.failed';
}

/** An error's name and its place in the code, for the log; both are ours or a package's, never a person's. */
export function placeOf(thrown: unknown): Record<string, string> {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const { message, stack = '' } = thrown;
  // The message stands above the frames, and can look like one.
  const above = stack.indexOf(message);
  const frames = above < 0 ? '' : stack.slice(above + message.length);
  const place = /^ {4}at (?:.*[/\\(])?([\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/m.exec(frames)?.[1];
  return { error: thrown.name, ...(place ? { place } : {}) };
}

/** What happened, what is safe and what to do next, for the person. */
export function failureText(code: FailureCode, language: Language): string {
  return language === 'en' ? en[code] : da[code];
}
