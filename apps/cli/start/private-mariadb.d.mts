/** Types of private-mariadb.mjs, for tests that take the server away. */
import type { ChildProcess } from 'node:child_process';

export function startMariadb(options: {
  dataDir: string;
  sockets: string;
  purpose: 'start' | 'test';
  recreate?: boolean;
}): Promise<{ child: ChildProcess; isNew: boolean; url: string; stop(): Promise<void> }>;
