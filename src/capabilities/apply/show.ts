import type { Notice } from '../../core/card.js';
import type { Ports } from '../../core/ports.js';
import type { Reply } from '../../core/turn.js';
import { happen } from './access.js';
import { statusCard } from './after-cards.js';
import type { Application, Step } from './application.js';
import type { Setting } from './card-parts.js';
import { formCard } from './form.js';
import { mailStateOf } from './mail.js';
import { hasTwin } from './records.js';
import { texts } from './texts.js';

export function form(application: Application, step: Step, setting: Setting, notices: readonly Notice[] = []): Reply {
  const t = texts[setting.language];
  return { kind: 'card', card: formCard(application, step, setting, { notices }), summary: t.title };
}

/** The application at this step where it can still be worked on, else where it stands. */
export async function shown(
  application: Application,
  step: Step | undefined,
  setting: Setting,
  ports: Ports,
  extras: Parameters<typeof formCard>[3] = {},
): Promise<Reply> {
  const editable = 'state' in happen(application, 'edit', application.content, setting);
  if (step !== undefined && editable) {
    const twin = step === 'review' && (await hasTwin(application, 'drafts', ports));
    return { kind: 'replace', card: formCard(application, step, setting, { ...extras, twin }) };
  }
  const mail = await mailStateOf(application, ports);
  return {
    kind: 'replace',
    card: statusCard(application, setting, { notices: extras.notices ?? [], whole: !editable, ...(mail ? { mail } : {}) }),
  };
}
