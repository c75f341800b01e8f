/** Where the api listens: settles the port before anything slow begins, and waits until the api is ready there. */
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from './progress.mjs';

/** Reads HOST, PORT and the certificate's presence from the environment; PORT=0 becomes a free port now. */
export async function settleAddress(env) {
  const host = env.HOST || '127.0.0.1';
  const wanted = env.PORT === undefined || env.PORT === '' ? 3000 : Number(env.PORT);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    throw new StartError(`PORT 应为 0–65535 的整数 · PORT must be a whole number from 0 to 65535, not “${env.PORT}”`);
  }
  const port = await tryPort(host, wanted);
  const scheme = env.JIBAO_TLS_CERT ? 'https' : 'http';
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return { host, port, url: `${scheme}://${shown.includes(':') ? `[${shown}]` : shown}:${port}` };
}

function tryPort(host, port) {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', (error) => fail(new StartError(portProblem(error, host, port))));
    server.listen(port, host, () => {
      const found = server.address().port;
      server.close(() => done(found));
    });
  });
}

function portProblem(error, host, port) {
  if (error.code === 'EADDRINUSE') {
    return `端口 ${port} 已被占用 · port ${port} is in use. 换一个 · choose another:  PORT=8080 npm start  (PORT=0: 任一空闲端口 · any free port)`;
  }
  if (error.code === 'EACCES') return `无权使用端口 ${port} · not allowed to use port ${port}; 1024 以上均可 · any above 1024 works`;
  return `不能在 ${host}:${port} 上监听 · cannot listen on ${host}:${port} (${error.code})`;
}

/** Polls the api's own readiness; `hasFailed` ends the wait early. */
export async function waitForApi(url, hasFailed, patience = 90_000) {
  const until = Date.now() + patience;
  while (!hasFailed()) {
    if ((await statusOf(`${url}/api/v1/health/ready`)) === 200) return true;
    if (Date.now() > until) throw new StartError(`接口 ${Math.round(patience / 1000)} 秒内未就绪 · the api did not become ready`);
    await pause(50);
  }
  return false;
}

function statusOf(url) {
  return new Promise((done) => {
    const request = url.startsWith('https:') ? requestTls : requestPlain;
    // our own certificate need not name 127.0.0.1: this asks whether we are up, not who we are
    const call = request(url, { rejectUnauthorized: false, timeout: 2_000 }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => done(0));
    call.end();
  });
}

/** A line worth reading before someone wonders why sign-in fails from another machine. */
export const isOpenWithoutTls = (env, host) => !env.JIBAO_TLS_CERT && !['127.0.0.1', '::1', 'localhost'].includes(host);
