import type { Capability, JobHandler } from './capability.js';
import { keepDeadLetter } from './dead-letters.js';
import { isOvertaken, overtaken } from './due.js';
import type { Job, Ports } from './ports.js';

/**
 * Does a piece of work from the queue. What it gives back and throws is the handler's; work that nobody knows throws. What was due before a
 * restore and would send something is given up: it may have been sent since the copy was made.
 */
export async function runJob(capabilities: readonly Capability[], job: Job, ports: Ports): ReturnType<JobHandler['handle']> {
  const handler = handlerOf(capabilities, job);
  if (!isOvertaken(job) || handler.silent) return handler.handle(job.data, ports);
  await giveUp(capabilities, job, overtaken, ports);
  return undefined;
}

/**
 * Puts work that is given up by with the dead letters, with the last reason's code, and tells whoever would have done it. `job` is undefined where the
 * message could not be read. Throws `storage.down`.
 */
export async function giveUp(capabilities: readonly Capability[], job: Job | undefined, code: string, ports: Ports): Promise<void> {
  await keepDeadLetter({ job: job?.name ?? '', data: JSON.stringify(job?.data ?? {}), code }, ports);
  if (job) await findHandler(capabilities, job)?.gaveUp?.(job.data, code, ports);
}

/**
 * Hands what has become due to the queue, and says whether there may be more. One capability's trouble does not hold the others up; the
 * first is thrown at the end.
 */
export async function handOverDue(capabilities: readonly Capability[], ports: Ports): Promise<boolean> {
  const results = await Promise.allSettled(capabilities.map((capability) => capability.due?.(ports)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return results.some((result) => result.status === 'fulfilled' && result.value === true);
}

function handlerOf(capabilities: readonly Capability[], job: Job): JobHandler {
  const handler = findHandler(capabilities, job);
  if (!handler) throw new Error('no capability does work of this name');
  return handler;
}

function findHandler(capabilities: readonly Capability[], { name }: Job): JobHandler | undefined {
  return capabilities.find(({ jobs }) => jobs && Object.hasOwn(jobs, name))?.jobs?.[name];
}
