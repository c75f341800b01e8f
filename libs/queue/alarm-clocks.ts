/** The jobs that run unasked, as BullMQ schedulers: those of jobs.ts and no others. */
import { JOBS, type JobName } from '#application/jobs.js';
import { isJobName, QUEUE_NAMES, retryOptions, type JobQueues } from './job-queues.js';

/**
 * Sets every alarm clock that is missing, changed or stands still, and removes the unknown ones; answers which were set.
 * A clock that runs is left alone: setting it anew would put off its next ring.
 */
export async function assertAlarmClocks(queues: JobQueues, now: number): Promise<JobName[]> {
  const set: JobName[] = [];
  for (const queueName of QUEUE_NAMES) {
    const queue = queues.queue(queueName);
    const known = await queue.getJobSchedulers();
    const wanted = Object.entries(JOBS).filter(([, job]) => job.queue === queueName && job.everyMs !== undefined);
    for (const [name, job] of wanted) {
      const every = job.everyMs!;
      const clock = known.find((scheduler) => scheduler.key === name);
      const isRunning = clock && Number(clock.every) === every && Number(clock.next) > now - every - 30_000;
      if (isRunning || !isJobName(name)) continue;
      await queue.upsertJobScheduler(name, { every }, { name, data: {}, opts: retryOptions(job) });
      set.push(name);
    }
    const names = new Set(wanted.map(([name]) => name));
    for (const { key } of known) if (!names.has(key)) await queue.removeJobScheduler(key);
  }
  return set;
}
