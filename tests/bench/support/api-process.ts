/** An api of its own for measuring: logs into a file as under a service manager, so that reading its logs costs the bench nothing. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distFile } from '#platform/config.js';
import { until } from '../../support/until.js';
import type { BenchHouse } from './bench-house.js';

export interface MeasuredProcess {
  pid: number;
  /** Parsed lines of its log. */
  log(): Record<string, unknown>[];
}

/** Resolves when it says so in its log. */
export async function startMeasured(house: BenchHouse, app: 'api' | 'worker', env: NodeJS.ProcessEnv): Promise<MeasuredProcess> {
  const path = join(house.folder, `${app}-${performance.now()}.log`);
  const file = openSync(path, 'w');
  const child = spawn(process.execPath, ['--enable-source-maps', distFile(`apps/${app}/main.js`)], { env, stdio: ['ignore', file, file] });
  closeSync(file);
  house.atEnd(() => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    return child.exitCode === null && child.kill() ? gone : undefined;
  });
  const read = (): string => readFileSync(path, 'utf8');
  await until(`${app} is up`, async () => {
    if (child.exitCode !== null) throw new Error(`${app} ended with ${child.exitCode}:\n${read()}`);
    return /"msg":"(listening|working)"/.test(read());
  });
  return {
    pid: child.pid!,
    log: () =>
      read()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
