/** The data folder: its sub-folders, its secrets (0600) and the lock that lets one start use it at a time. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { StartError } from './progress.mjs';

/** A Unix socket's path may have 107 bytes; the longest name below it is `mariadb.sock`. */
const LONGEST_SOCKET_FOLDER = 107 - '/mariadb.sock'.length;

/** Makes the folder (0700: it holds passwords and returns) and answers its real path. */
export function openDataFolder(path) {
  const wanted = resolve(path);
  try {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    mkdirSync(join(wanted, 'logs'), { recursive: true });
  } catch (error) {
    throw new StartError(`数据目录不可写 · the data folder cannot be written: ${wanted} (${error.code})`);
  }
  return realpathSync(wanted);
}

/** Where the sockets go: inside the data folder, or a short private folder when that path is too deep for a socket. */
export function socketFolder(dataDir) {
  const inside = join(dataDir, 'run');
  const folder =
    Buffer.byteLength(inside) <= LONGEST_SOCKET_FOLDER ? inside : join(tmpdir(), `jibao-${process.getuid?.() ?? 0}-${keyOf(dataDir)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = lstatSync(folder);
  if (!stat.isDirectory() || (process.getuid && stat.uid !== process.getuid())) {
    throw new StartError(`不是本用户的目录 · not a folder of this user: ${folder}`);
  }
  chmodSync(folder, 0o700);
  return folder;
}

export const keyOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Reads a secret of the data folder, making it on first use; written whole or not at all. */
export function secret(dataDir, name, make = () => randomBytes(24).toString('base64url')) {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, name);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const value = make();
  writeFileSync(`${file}.new`, `${value}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return value;
}

/** A password a person can type from the screen: four groups without look-alikes, 77 bits. */
export function readablePassword() {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/**
 * One start per data folder. The lock is a socket that the system releases when its owner dies, however it dies,
 * so there is no stale lock file to clean. Answers null when somebody else holds it.
 */
export function lockDataFolder(dataDir) {
  const name = process.platform === 'linux' ? `\0jibao-${keyOf(dataDir)}` : join(socketFolder(dataDir), 'lock.sock');
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', (error) => (error.code === 'EADDRINUSE' ? done(null) : fail(error)));
    server.listen(name, () => {
      server.unref();
      done({ release: () => new Promise((closed) => server.close(closed)) });
    });
  });
}

export const removeFile = (file) => rmSync(file, { force: true });
