import { dayOf } from '../../core/calendar.js';
import { isInChannel, isOrganiser, keepChannel } from '../../core/channels.js';
import type { Language } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import { weekOf } from '../../core/rhythm.js';
import type { MessageTurn, Reply } from '../../core/turn.js';
import { settingOf } from './access.js';
import type { Setting } from './card-parts.js';
import { countsOf } from './chart.js';
import { type GroupView, overviewCard } from './organiser-cards.js';
import { allGroups, type Found, find, planIn } from './records.js';
import { texts } from './texts.js';

/** How the groups stand, in the organisers' channel. */
export async function overview(turn: MessageTurn, language: Language, ports: Ports): Promise<Reply[]> {
  const t = texts[language];
  if (!isOrganiser(turn, ports)) return [{ kind: 'text', text: t.say.notOrganiser }];
  if (!(await isInChannel('organisers', turn, ports))) return [{ kind: 'text', text: t.say.onlyThere }];
  const groups = await Promise.all((await allGroups(ports)).map((id) => find(id, ports)));
  const setting = settingOf(language, ports);
  const views = groups.flatMap((found) => (found ? viewOf(found, setting) : []));
  return [{ kind: 'card', card: overviewCard(views, setting), summary: t.summaries.overview }];
}

/** Trouble that is older is the group's history, in milliseconds. */
const recent = 28 * 86_400_000;

function viewOf(found: Found, { language, now }: Setting): GroupView {
  const { group, actions } = planIn(found);
  const why = texts[language].overview.why;
  const times = found.actions.flatMap(({ createdAt, answered }) => [createdAt, answered?.at ?? '']);
  const posts = found.posts.filter(({ at }) => now.getTime() - Date.parse(at) < recent);
  return {
    group,
    counts: countsOf(actions),
    lastActivity: times.toSorted().at(-1) ?? '',
    uncertain: posts.filter(({ state }) => state === 'uncertain').length,
    failed: posts
      .filter(({ state }) => state === 'failed')
      .toSorted((one, other) => (one.at < other.at ? -1 : 1))
      .map(({ kind, what, at, code }) => ({
        week: kind === 'check-in' ? what : weekOf(dayOf(new Date(at))),
        why: code === 'missed' ? why.missed : why.refused(code),
      })),
    actions: group.shares ? actions : [],
  };
}

/** Makes this channel the consultants'. */
export async function nameConsultants(turn: MessageTurn, language: Language, ports: Ports): Promise<Reply[]> {
  const t = texts[language].say;
  if (!isOrganiser(turn, ports)) return [{ kind: 'text', text: t.notOrganiser }];
  if (turn.scope !== 'channel') return [{ kind: 'text', text: t.onlyInChannel }];
  await keepChannel('consultants', turn, turn.directoryId || turn.userId, language, ports);
  return [{ kind: 'text', text: t.consultantsMade }];
}
