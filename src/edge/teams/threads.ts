const channel = /@thread\.(?:tacv2|skype)$/;
const thread = /;messageid=([^;]*)/;

/** Whether this is the conversation id of a channel itself, and not of a thread in it, a group chat or a personal one. */
export function isChannel(conversationId: string): boolean {
  return channel.test(conversationId);
}

/** A thread's channel; the id as it is where it is no thread's. */
export function withoutThread(conversationId: string): string {
  return conversationId.replace(thread, '');
}

/** The id of the message that a thread began with; empty where the id is no thread's. */
export function firstOf(conversationId: string): string {
  return thread.exec(conversationId)?.[1] ?? '';
}

/** Whether others read along: chats of several people, meetings and channels have ids that begin so. */
export function isShared(conversationId: string): boolean {
  return conversationId.startsWith('19:');
}
