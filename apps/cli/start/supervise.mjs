/** Keeps one of our programs running: restarts it after a crash with growing pauses, and gives up when it crashes too often. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ended, spawnPrivate, stopChild } from './private-process.mjs';

const MOST_RESTARTS_A_MINUTE = 5;
const LARGEST_LOG = 20 * 1024 * 1024;

/**
 * `onRestart(code)` tells the person; `onGiveUp(code)` ends everything. Before `settled()` has been called a first
 * crash is final: a program that never came up will not do so by being started again.
 */
export function supervise({ name, script, cwd, env, dataDir, onRestart, onGiveUp }) {
  const log = join(dataDir, 'logs', `${name}.log`);
  keepSmall(log);
  let isStopping = false;
  let isSettled = false;
  let crashes = [];
  let child;

  const run = () => {
    child = spawnPrivate(process.execPath, ['--enable-source-maps', script], { log, cwd, env });
    void ended(child).then(restart);
  };
  const restart = async () => {
    if (isStopping) return;
    const code = child.signalCode ?? child.exitCode;
    crashes = [...crashes, Date.now()].filter((at) => Date.now() - at < 60_000);
    if (!isSettled || crashes.length > MOST_RESTARTS_A_MINUTE) {
      onGiveUp(code, log);
      return;
    }
    onRestart(code, log);
    await pause(250 * 2 ** crashes.length);
    if (!isStopping) run();
  };
  run();

  return {
    name,
    log,
    settled: () => (isSettled = true),
    stop: (patience) => {
      isStopping = true;
      return stopChild(child, patience);
    },
    kill: () => {
      isStopping = true;
      child.kill('SIGKILL');
    },
  };
}

/** One older log is kept beside the current one. */
function keepSmall(log) {
  if (!existsSync(log) || statSync(log).size < LARGEST_LOG) return;
  rmSync(`${log}.1`, { force: true });
  renameSync(log, `${log}.1`);
}
