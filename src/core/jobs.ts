import type { Capability, JobHandler } from './capability.js';
import type { Job, Ports } from './ports.js';

/** Does a piece of work from the queue. What it gives back and throws is the handler's; work that nobody knows throws. */
export async function runJob(capabilities: readonly Capability[], job: Job, ports: Ports): ReturnType<JobHandler['handle']> {
  return handlerOf(capabilities, job).handle(job.data, ports);
}

/** Tells whoever would have done it that a piece of work is given up, with the last reason's code. */
export async function giveUp(capabilities: readonly Capability[], job: Job, code: string, ports: Ports): Promise<void> {
  await handlerOf(capabilities, job).gaveUp?.(job.data, code, ports);
}

/** Hands what has become due to the queue. One capability's trouble does not hold the others up; the first is thrown at the end. */
export async function handOverDue(capabilities: readonly Capability[], ports: Ports): Promise<void> {
  const results = await Promise.allSettled(capabilities.map((capability) => capability.due?.(ports)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function handlerOf(capabilities: readonly Capability[], { name }: Job): JobHandler {
  const handler = capabilities.find(({ jobs }) => jobs && Object.hasOwn(jobs, name))?.jobs?.[name];
  if (!handler) throw new Error('no capability does work of this name');
  return handler;
}
