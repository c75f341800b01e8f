/** Types of supervise.mjs, for tests. */
export interface Supervised {
  name: string;
  log: string;
  settled(): void;
  stop(patience: number): Promise<void>;
  kill(): void;
}
export function supervise(options: {
  name: string;
  script: string;
  cwd: string;
  env: Record<string, string | undefined>;
  dataDir: string;
  onRestart(code: number | string | null, log: string): void;
  onGiveUp(code: number | string | null, log: string): void;
}): Supervised;
