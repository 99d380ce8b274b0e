import type { Language } from '../../core/language.js';
import type { Profile } from '../../core/ports.js';
import type { Address, Origin } from '../../core/turn.js';
import type { Application, Editor } from './application.js';

/** The editor that this person is, where they still may: same organisation, and by a mail only as long as it stands in the group. */
export function editorIn(application: Application, { tenantId, userId }: Origin): Editor | undefined {
  if (application.tenantId === '' || application.tenantId !== tenantId) return undefined;
  return editorsOf(application).find((one) => one.userId === userId);
}

/** The editors who still may: by a mail only as long as it stands in the group. */
export function editorsOf(application: Application): readonly Editor[] {
  const named = mailsIn(application);
  return application.editors.filter(({ mail }) => mail === '' || named.has(mail));
}

/** The mail by which this person may come in; empty where they were let in by name, undefined where they may not. */
export function wayIn(application: Application, { tenantId, directoryId }: Origin, mails: readonly string[]): string | undefined {
  if (application.tenantId === '' || application.tenantId !== tenantId) return undefined;
  if (directoryId !== '' && application.invited.includes(directoryId)) return '';
  const named = mailsIn(application);
  return mails.find((mail) => named.has(mail));
}

function mailsIn({ content, submission }: Application): ReadonlySet<string> {
  const members = [...content.members, ...(submission?.content.members ?? [])];
  return new Set(members.map(({ mail }) => mail).filter((mail) => mail !== ''));
}

/** The person as an editor, with the address of their own chat. */
export function editorFrom(origin: Origin, profile: Profile | undefined, mail: string, language: Language): Editor {
  return { userId: origin.userId, name: profile?.name ?? '', mail, language, address: addressOf(origin) };
}

/** Where the bot can write to the person later. */
export function addressOf({ tenantId, conversationId, serviceUrl, botId }: Address): Address {
  return { tenantId, conversationId, serviceUrl, botId };
}

/** The application with this editor in the place of what was known of them. */
export function withEditor(application: Application, editor: Editor): Application {
  const others = application.editors.filter(({ userId }) => userId !== editor.userId);
  return { ...application, editors: [...others, editor] };
}

/** Mail addresses that the directory has for this person. */
export function mailsOf(profile: Profile | undefined): string[] {
  return [...new Set([profile?.mail ?? '', profile?.signIn ?? ''])].filter((mail) => mail !== '');
}

/** Who did it, for the audit log: the directory's id, or Teams' own where that is unknown. */
export function actor({ directoryId, userId }: Origin): string {
  return directoryId || userId;
}
