import { isInChannel, isOrganiser, keepChannel } from '../../core/channels.js';
import type { Language } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import type { MessageTurn, Reply } from '../../core/turn.js';
import { settingOf } from './access.js';
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
  const views = groups.flatMap((found) => (found ? viewOf(found, language) : []));
  return [{ kind: 'card', card: overviewCard(views, settingOf(language, ports)), summary: t.summaries.overview }];
}

function viewOf(found: Found, language: Language): GroupView {
  const { group, actions } = planIn(found);
  const why = texts[language].overview.why;
  const times = found.actions.flatMap(({ createdAt, answered }) => [createdAt, answered?.at ?? '']);
  return {
    group,
    counts: countsOf(actions),
    lastActivity: times.toSorted().at(-1) ?? '',
    uncertain: found.posts.filter(({ state }) => state === 'uncertain').length,
    failed: found.posts
      .filter(({ kind, state }) => kind === 'check-in' && state === 'failed')
      .map(({ what, code }) => ({ week: what, why: code === 'missed' ? why.missed : why.refused(code) })),
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
