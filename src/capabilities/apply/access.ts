import type { Language } from '../../core/language.js';
import type { Ports, Profile } from '../../core/ports.js';
import type { Origin, Reply } from '../../core/turn.js';
import type { Application, Content } from './application.js';
import type { Setting } from './card-parts.js';
import { refusalText } from './explain.js';
import { findingsIn, isAskedAbout, isOpen, standsOnAdvance } from './findings.js';
import { type Event, next, type Refusal } from './machine.js';
import { actor, addressOf, editorFrom, editorIn, mailsOf, wayIn, withEditor } from './people.js';
import { type Audit, idsFor, read, update, type Writing } from './records.js';
import { texts } from './texts.js';

/** What a press or a message led to: the application as it is now with what is to be told, or why it did not happen. */
export type Result<T> = { readonly application: Application; readonly tell: T } | Refused;
export type Refused = { readonly no: Refusal | 'no-access' | 'gone' };

/** What is to happen: the change, if one is made, and what the handler wants to know of it. */
type Decided<T> = { readonly writing?: Writing | undefined; readonly tell: T } | { readonly no: Refusal };

export function settingOf(language: Language, { programme, clock }: Ports): Setting {
  return { programme, language, now: clock() };
}

/** Says why something did not happen, as a message below: the card stays as it is, with what was typed. */
export function refused({ no }: Refused, { programme, language }: Setting): Reply[] {
  const t = texts[language];
  const text = no === 'no-access' ? t.noAccess : no === 'gone' ? t.gone : refusalText(no, programme, language);
  return [{ kind: 'text', text }];
}

/**
 * Does something to an application as one who may: reads it, checks who asks, has it decided, writes. Who may come in and has not been
 * here before is let in first.
 */
export async function within<T>(
  id: string,
  turn: Origin,
  language: Language,
  ports: Ports,
  decide: (application: Application) => Decided<T>,
): Promise<Result<T>> {
  const result = await attempt(id, turn, language, ports, decide);
  if (!('no' in result) || result.no !== 'no-access' || !(await letIn(id, turn, language, ports))) return result;
  return attempt(id, turn, language, ports, decide);
}

/** The application, for one who may see it. */
export async function opened(id: string, turn: Origin, language: Language, ports: Ports): Promise<Result<undefined>> {
  return within(id, turn, language, ports, () => ({ tell: undefined }));
}

/** The store takes 32,768 characters in one property. */
const mostStored = 32_000;

async function attempt<T>(
  id: string,
  turn: Origin,
  language: Language,
  ports: Ports,
  decide: (application: Application) => Decided<T>,
): Promise<Result<T>> {
  const { result } = await update<{ readonly result: Result<T>; readonly writing?: Writing | undefined }>(
    id,
    (found) => {
      if (!found) return { result: { no: 'gone' } };
      const editor = editorIn(found, turn);
      if (!editor) return { result: { no: 'no-access' } };
      const decided = decide(found);
      if ('no' in decided) return { result: decided };
      const { writing, tell } = decided;
      if (!writing) return { result: { application: found, tell } };
      if (JSON.stringify(writing.application.content).length > mostStored) return { result: { no: 'too-large' } };
      // Teams' door for a chat can change; what is written anyway brings it up to date.
      const application = withEditor(writing.application, { ...editor, language, address: addressOf(turn) });
      return { result: { application, tell }, writing: { ...writing, application } };
    },
    ports,
  );
  return result;
}

async function letIn(id: string, turn: Origin, language: Language, ports: Ports): Promise<boolean> {
  const found = await read(id, ports);
  if (!found || found.tenantId !== turn.tenantId || turn.scope !== 'personal') return false;
  const profile = await ports.messenger.profile(turn, turn.userId);
  const { done } = await update<{ readonly done: boolean; readonly writing?: Writing }>(
    id,
    (application) => {
      const mail = application && wayIn(application, turn, mailsOf(profile));
      if (!application || mail === undefined) return { done: false };
      const editor = editorFrom(turn, profile, mail, language);
      return { done: true, writing: { application: withEditor(application, editor), audit: { by: actor(turn), what: 'let-in' } } };
    },
    ports,
  );
  return done;
}

/** What an event needs to know of the application as it is now. */
export function happen(application: Application, event: Event, content: Content, { programme, now }: Setting) {
  const complete = findingsIn(content, programme, now).length === 0;
  // Taking back and changing what was sent goes by the deadline of the course it was sent to.
  const course = (event === 'submit' ? content : (application.submission?.content ?? content)).fields.course;
  return next(application.state, event, {
    open: isOpen(course, programme, now),
    asked: isAskedAbout(course, application),
    advance: standsOnAdvance(application),
    complete,
  });
}

/** Every application that this person may open in this round, the newest first. */
export async function applicationsOf(turn: Origin, profile: Profile | undefined, ports: Ports): Promise<Application[]> {
  const mails = mailsOf(profile);
  const ids = await idsFor(turn, mails, ports);
  const found = await Promise.all(ids.map((id) => read(id, ports)));
  return found
    .filter((one) => one !== undefined)
    .filter((one) => editorIn(one, turn) !== undefined || wayIn(one, turn, mails) !== undefined)
    .toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
}

/** What an edit leads to, however it was made: nothing where nothing changed, otherwise it is written, or why not. `edited` is what is told. */
export function asEdited<E extends { readonly content: Content; readonly changed: readonly string[] }>(
  application: Application,
  edited: E,
  audit: Omit<Audit, 'parts'>,
  setting: Setting,
): Decided<E> {
  if (edited.changed.length === 0) return { tell: edited };
  const outcome = happen(application, 'edit', application.content, setting);
  if ('refused' in outcome) return { no: outcome.refused };
  const after = { ...application, state: outcome.state, content: edited.content };
  return { tell: edited, writing: { application: after, audit: { ...audit, parts: edited.changed } } };
}
