import type { Notice } from '../../core/card.js';
import { holdsCpr } from '../../core/cpr.js';
import { danishHolidays } from '../../core/holidays.js';
import type { Language } from '../../core/language.js';
import type { Ports } from '../../core/ports.js';
import type { MessageTurn, Reply } from '../../core/turn.js';
import { capitalised } from '../../core/wording.js';
import { refused, settingOf, within } from './access.js';
import { actionCard } from './action-cards.js';
import { added, type Filled } from './changes.js';
import { begin, faultIn, planReply } from './editing.js';
import { isOpen, type Member, mostOpen, type Plan } from './plan.js';
import { readAction, type SaidAction } from './reading.js';
import { planIn } from './records.js';
import { dayToWorkFor } from './schedule.js';
import { sensitivityOf } from './sensitive.js';
import { texts } from './texts.js';

/** An action told in the chat: "ny handling: risikovurdere hjemmebesøg, Ole, 1. marts". */
export async function addTold(group: string, text: string, turn: MessageTurn, language: Language, ports: Ports): Promise<Reply[]> {
  const t = texts[language];
  const setting = settingOf(language, ports);
  if (holdsCpr(turn.text)) return [{ kind: 'text', text: t.say.cprInChat }];
  const isHoliday = await danishHolidays();
  const result = await within<{ readonly plan: Plan; readonly fault?: string; readonly notices: readonly Notice[] }>(
    group,
    turn,
    ports,
    (found, member) => {
      const plan = planIn(found);
      const said = namedWriter(readAction(text, found.group.members, setting.now), member);
      const filled: Filled = {
        why: '',
        element: '',
        step: '',
        ...said,
        by: said.by || dayToWorkFor(found.group, ports.programme, setting.now),
      };
      const fault = faultIn(filled, language) ?? (plan.actions.filter(isOpen).length >= mostOpen ? t.say.planFull(mostOpen) : undefined);
      if (fault) return { tell: { plan, fault, notices: [] } };
      const { why, element, who, by, step } = filled;
      const what = capitalised(filled.what);
      const one = added(ports.newId(), { what, why, element, who, by, step }, plan.actions.length, {
        member,
        at: setting.now.toISOString(),
      });
      const written = begin(plan, one, isHoliday, setting, false);
      const notices: Notice[] = [
        sensitivityOf(text) === 'careful' ? { text: t.say.careful, tone: 'warning' } : { text: t.say.saved, tone: 'good' },
        ...(said.unknownName ? [{ text: t.say.unknownName, words: said.unknownName, tone: 'warning' } as const] : []),
      ];
      return { tell: { plan: written.plan, notices }, writing: written.writing };
    },
  );
  if ('no' in result) return refused(result, language);
  const { plan, fault, notices } = result.tell;
  if (fault !== undefined && text.trim() !== '') return [{ kind: 'text', text: fault }];
  if (fault !== undefined) {
    return [{ kind: 'card', card: actionCard(plan, undefined, setting, { fresh: ports.newId() }), summary: t.summaries.plan }];
  }
  return [planReply(plan, setting, notices)];
}

/** "jeg" is whoever writes. */
function namedWriter(said: SaidAction, { id }: Member): SaidAction {
  return /^(?:jeg|mig|i|me)$/iu.test(said.unknownName) ? { ...said, who: id, unknownName: '' } : said;
}
