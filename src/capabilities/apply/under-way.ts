import { codeOf } from '../../core/failure.js';
import type { Ports } from '../../core/ports.js';
import type { Origin } from '../../core/turn.js';
import { settingOf } from './access.js';
import type { Application, Step } from './application.js';
import { firstStep } from './findings.js';
import { editorIn } from './people.js';
import { current, latest, remember } from './recent.js';
import { idsFor, read } from './records.js';

/** The application that this person is working on, by what is remembered or found; undefined where there is none. Never throws. */
export async function underWay(
  turn: Origin,
  ports: Ports,
): Promise<{ readonly application: Application; readonly step: Step } | undefined> {
  try {
    const known = await current(turn, ports, () => draftOf(turn, ports).then((found) => found?.id));
    if (!known) return undefined;
    const last = await read(known.id, ports);
    if (last && isDraft(last) && editorIn(last, turn)) {
      return { application: last, step: known.step ?? firstStep(last, settingOf(turn.language, ports)) };
    }
    // What they looked at last is sent; they may be filling in another.
    const application = await draftOf(turn, ports);
    remember(turn, application?.id ?? last?.id, undefined, ports, application === undefined);
    return application && { application, step: firstStep(application, settingOf(turn.language, ports)) };
  } catch (thrown) {
    ports.log.error(codeOf(thrown), { at: 'apply.under-way' });
    return undefined;
  }
}

async function draftOf(turn: Origin, ports: Ports): Promise<Application | undefined> {
  return (await ownOf(turn, ports)).find(isDraft);
}

function isDraft({ state }: Application): boolean {
  return state === 'draft' || state === 'more';
}

/**
 * What this person works on and has sent, as far as `isMeant`: the one that they looked at last alone where it is among them. Empty
 * where there is none. Never throws.
 */
export async function sentBy(turn: Origin, ports: Ports, isMeant: (application: Application) => boolean): Promise<readonly Application[]> {
  try {
    const sent = (await ownOf(turn, ports)).filter((one) => one.submission !== undefined && isMeant(one));
    const last = sent.find(({ id }) => id === latest(turn, ports)?.id);
    return last ? [last] : sent;
  } catch (thrown) {
    ports.log.error(codeOf(thrown), { at: 'apply.sent' });
    return [];
  }
}

async function ownOf(turn: Origin, ports: Ports): Promise<Application[]> {
  const ids = await idsFor(turn, [], ports);
  const found = await Promise.all(ids.map((id) => read(id, ports)));
  return found.filter((one) => one !== undefined).filter((one) => editorIn(one, turn) !== undefined);
}
