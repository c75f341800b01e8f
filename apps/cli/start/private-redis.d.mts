/** Types of private-redis.mjs, for tests that take the server away. */
import type { ChildProcess } from 'node:child_process';

export function startRedis(options: {
  dataDir: string;
  sockets: string;
}): Promise<{ child: ChildProcess; url: string; stop(): Promise<void> }>;
