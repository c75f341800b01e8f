/** What the kernel says of processes: memory they hold, processor time they took, children they have. */
import { readdirSync, readFileSync } from 'node:fs';

/** Of /proc/…/stat; the same on every Linux. */
const TICK_MS = 10;

/** Bytes: heap, buffers and native memory together. */
export const residentBytes = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) * 1024;

/** Bytes: the most it ever held. */
export const highestBytes = (pid: number): number =>
  Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) * 1024;

/** Milliseconds this process and its children spent, all threads together; for batches long enough that ten milliseconds do not matter. */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = timeOfTree(process.pid);
  await work();
  return timeOfTree(process.pid) - before;
}

function timeOfTree(pid: number): number {
  return processorTimeOf(pid) + childrenOf(pid).reduce((sum, child) => sum + timeOfTree(child), 0);
}

/** Milliseconds the process spent so far, without its children. */
export function processorTimeOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

export const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'latin1').trim().split(' ').filter(Boolean).map(Number),
  );
