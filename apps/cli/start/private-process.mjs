/** Starts one private server as a child that dies with us, waits until it answers, and stops it in order. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from './progress.mjs';
import { diesWithUs, tailOf } from './run-command.mjs';

/** Own session, so Ctrl-C in the terminal reaches only us and the order of stopping stays ours. */
export function spawnPrivate(program, args, { env, log, cwd }) {
  const output = openSync(log, 'a', 0o600);
  const child = spawn(...diesWithUs(program, args), { cwd, env: env ?? process.env, detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  return child;
}

export const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

/** Resolves when the child is gone. */
export const ended = (child) => (hasEnded(child) ? Promise.resolve() : new Promise((done) => child.once('close', () => done())));

/** Asks the child to stop, and after `patience` milliseconds makes it. */
export async function stopChild(child, patience) {
  if (hasEnded(child)) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  child.kill('SIGTERM');
  await ended(child);
  clearTimeout(timer);
}

/** Talks once over a Unix socket: sends `greeting` if any, and answers the first bytes back, or null. */
export function answerOf(socketPath, greeting, patience = 1_000) {
  return new Promise((done) => {
    const socket = connect(socketPath);
    const finish = (answer) => {
      socket.destroy();
      done(answer);
    };
    socket.setTimeout(patience, () => finish(null));
    socket.on('error', () => finish(null));
    socket.on('connect', () => greeting && socket.write(greeting));
    socket.on('data', (bytes) => finish(bytes));
    socket.on('end', () => finish(null));
  });
}

/** Waits until `isReady` says so; fails at once, with the log's tail, when the child ends first. */
export async function waitUntilReady(child, isReady, { name, log, patience = 120_000 }) {
  let failure;
  child.once('error', (error) => (failure = error));
  const until = Date.now() + patience;
  while (!(await isReady())) {
    if (failure ?? hasEnded(child)) {
      throw new StartError(
        `${name} 未能启动 · did not start${failure ? `: ${failure.message}` : ''}\n${tailOf(log)}\n   日志 · log: ${log}`,
      );
    }
    if (Date.now() > until) throw new StartError(`${name} 没有应答 · does not answer\n${tailOf(log)}\n   日志 · log: ${log}`);
    await pause(30);
  }
}

/** Ends a server left over from a start that was killed: only if that process really is the one of this data folder. */
export async function endLeftover(pidFile, mark) {
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').trim()) : 0;
  const isOurs = () => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark);
    } catch {
      return false;
    }
  };
  if (!pid || !isOurs()) return;
  process.kill(pid, 'SIGTERM');
  const until = Date.now() + 30_000;
  while (isOurs() && Date.now() < until) await pause(50);
  if (isOurs()) process.kill(pid, 'SIGKILL');
}
