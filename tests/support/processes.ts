/** Processes under test: how they end, and what their logs say. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** kill -9, and gone. */
export async function killed(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Asks it to stop; answers its exit code and how long it took. A process killed by a signal has no code. */
export async function toldToStop(child: ChildProcess): Promise<{ code: number | null; ms: number }> {
  const since = performance.now();
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
  return { code: child.exitCode, ms: Math.round(performance.now() - since) };
}

/** Collects, from now on, the log lines with this message. */
export function linesOf(child: ChildProcess, message: string): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  let rest = '';
  child.stdout!.on('data', (chunk: Buffer) => {
    rest += chunk;
    const whole = rest.split('\n');
    rest = whole.pop()!;
    for (const line of whole) if (line.includes(`"msg":"${message}"`)) lines.push(JSON.parse(line) as Record<string, unknown>);
  });
  return lines;
}
