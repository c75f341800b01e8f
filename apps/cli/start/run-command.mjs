/** Runs a program to its end, its output in a log file, and fails with the tail of that file. */
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { StartError } from './progress.mjs';

/** The last lines of a log, for a message to a person. */
export function tailOf(file, lines = 20) {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/** Where a program is, or null: servers often live in /usr/sbin, which is not on every user's path. */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin', '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** With util-linux the system ends the child should we be killed ourselves; elsewhere it is started as it is. */
export function diesWithUs(program, args) {
  const guard = process.platform === 'linux' ? findProgram('setpriv') : null;
  return guard ? [guard, ['--pdeathsig', 'TERM', '--', program, ...args]] : [program, args];
}

const active = new Set();

/** Ends whatever runCommand still has under way (the person pressed Ctrl-C). */
export function endCommands() {
  for (const child of active) child.kill('SIGTERM');
}

/** `onLine` sees each line of standard output as it comes; `signal`-free on purpose: endCommands() ends them all. */
export function runCommand(program, args, { log, env, cwd, onLine, what = program }) {
  mkdirSync(dirname(log), { recursive: true });
  appendFileSync(log, `\n$ ${program} ${args.join(' ')}\n`);
  return new Promise((resolve, reject) => {
    const child = spawn(...diesWithUs(program, args), { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    active.add(child);
    let rest = '';
    child.stdout.on('data', (bytes) => {
      appendFileSync(log, bytes);
      const lines = (rest + bytes.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      if (onLine) lines.forEach(onLine);
    });
    child.stderr.on('data', (bytes) => appendFileSync(log, bytes));
    child.on('error', (error) => {
      active.delete(child);
      reject(new StartError(`${what}: ${error.message}`));
    });
    child.on('close', (code, by) => {
      active.delete(child);
      if (rest && onLine) onLine(rest);
      if (code === 0) resolve();
      else reject(new StartError(`${what} 失败 · failed (${by ?? `exit ${code}`})\n${tailOf(log)}\n   日志 · log: ${log}`));
    });
  });
}
