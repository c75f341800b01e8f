/** Types of private-servers.mjs, for tests that start servers of their own. */
import type { ChildProcess } from 'node:child_process';

export interface PrivateServers {
  dataDir: string;
  databaseUrl: string;
  redisUrl: string;
  /** The database was made by this start. */
  isNew: boolean;
  children: { mariadb: ChildProcess; redis: ChildProcess };
  stop(): Promise<unknown>;
}

export function startPrivateServers(options: { dataDir: string; purpose?: 'start' | 'test'; recreate?: boolean }): Promise<PrivateServers>;

export function findPrivateServers(dataDir: string): Promise<{ dataDir: string; databaseUrl: string; redisUrl: string } | null>;
