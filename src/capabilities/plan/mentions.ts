import type { IMention } from '@microsoft/teams.cards';
import { plainName } from '../../core/card.js';
import { type Action, type Group, isOpen, type Member } from './plan.js';

/** The names of those who have something open, as a line of text, and who is told by it. */
export interface Mentioned {
  readonly names: readonly string[];
  readonly entities: IMention[];
}

/**
 * Those who have something open. Whom Teams knows is mentioned and so hears of it; of the others the name stands there. A mention works in
 * a TextBlock only, which reads Markdown, so nothing is left in a name that could be any.
 */
export function mentionOpen({ members }: Group, actions: readonly Action[]): Mentioned {
  const having = new Set(actions.filter(isOpen).map(({ who }) => who));
  const people = members.filter(({ id, name }) => having.has(id) && plainName(name) !== '');
  return { names: people.map(written), entities: people.flatMap(mentionOf) };
}

function written(member: Member): string {
  return idOf(member) === '' ? plainName(member.name) : tag(member);
}

function mentionOf(member: Member): IMention[] {
  const id = idOf(member);
  return id === '' ? [] : [{ type: 'mention', text: tag(member), mentioned: { id, name: plainName(member.name) } }];
}

function idOf({ directoryId, userId }: Member): string {
  return directoryId || userId;
}

function tag({ name }: Member): string {
  return `<at>${plainName(name)}</at>`;
}
