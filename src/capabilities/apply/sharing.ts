import type { Notice } from '../../core/card.js';
import { dueRow } from '../../core/due.js';
import { keyOf } from '../../core/keys.js';
import type { Ports } from '../../core/ports.js';
import type { ActionTurn, Reply } from '../../core/turn.js';
import { refused, settingOf, within } from './access.js';
import { shareCard } from './group-cards.js';
import { actor } from './people.js';
import { texts } from './texts.js';
import type { Data } from './verbs.js';

/** Lets colleagues in who were picked from the directory. */
export async function share({ id, people, language }: Data<'apply.share'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const picked = [...new Set(people.split(',').map((one) => one.trim()))].filter((one) => directoryIds.test(one)).slice(0, mostInvited);
  const result = await within<{ readonly fresh: readonly string[]; readonly full: boolean }>(id, turn, language, ports, (application) => {
    const fresh = picked.filter((one) => !application.invited.includes(one));
    const invited = [...application.invited, ...fresh];
    if (fresh.length === 0 || invited.length > mostInvited) return { tell: { fresh: [], full: fresh.length > 0 } };
    return {
      tell: { fresh, full: false },
      writing: { application: { ...application, invited }, audit: { by: actor(turn), what: 'invited', parts: fresh } },
    };
  });
  if ('no' in result) return refused(result, setting);
  const t = texts[language].share;
  const { fresh, full } = result.tell;
  const added: Notice[] = fresh.length > 0 ? [{ text: t.added(fresh.length), tone: 'good' }] : [];
  const notices: Notice[] = full ? [{ text: t.full(mostInvited), tone: 'attention' }] : added;
  return [{ kind: 'replace', card: shareCard(result.application, turn.userId, setting, notices) }];
}

const directoryIds = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const mostInvited = 20;

/** Makes whoever presses the one who answers for the application; who did before is told. */
export async function takeOver({ id, language }: Data<'apply.take-over'>, turn: ActionTurn, ports: Ports): Promise<Reply[]> {
  const setting = settingOf(language, ports);
  const result = await within(id, turn, language, ports, (application) => {
    if (application.keeper === turn.userId) return { tell: undefined };
    return {
      tell: undefined,
      writing: {
        application: { ...application, keeper: turn.userId },
        audit: { by: actor(turn), what: 'took-over' },
        rows: [
          dueRow(application.round, setting.now, 'apply.tell', {
            id,
            to: keyOf(application.keeper),
            by: keyOf(turn.userId),
            at: setting.now.toISOString(),
          }),
        ],
      },
    };
  });
  if ('no' in result) return refused(result, setting);
  ports.nudge();
  const notices: Notice[] = [{ text: texts[language].share.tookOver, tone: 'good' }];
  return [{ kind: 'replace', card: shareCard(result.application, turn.userId, setting, notices) }];
}
