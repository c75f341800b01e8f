/** npm start: from a fresh clone to a served Jibao, and everything stopped again on Ctrl-C. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isOpenWithoutTls, settleAddress, waitForApi } from './address.mjs';
import { prepare, root } from './build.mjs';
import { lockDataFolder, openDataFolder, readablePassword, secret } from './data-folder.mjs';
import { ensurePrograms } from './debian-packages.mjs';
import { areFontsWanted, fetchFonts } from './fonts.mjs';
import { startPrivateServers } from './private-servers.mjs';
import { explain, say, StartError, step } from './progress.mjs';
import { endCommands, runCommand, tailOf } from './run-command.mjs';
import { supervise } from './supervise.mjs';

const SAMPLE_ACCOUNTS = [
  ['committee', '局领导 · committee'],
  ['office', '党建办 · office'],
  ['reviewer', '审核员 · reviewer'],
  ['clerk', '填报员 · clerk of one branch'],
  ['discipline', '局纪委 · discipline'],
  ['sysadmin', '系统管理员 · system administrator'],
  ['secadmin', '安全管理员 · security administrator'],
  ['auditor', '审计员 · auditor'],
];

const since = Date.now();
const isProduction = process.env.NODE_ENV === 'production';
let programs = [];
let servers;
let stopping;

/** Stops in order: programs first, so that their last words still reach the servers. */
function stopAll(code) {
  stopping ??= (async () => {
    endCommands();
    await Promise.all(programs.map((program) => program.stop(35_000)));
    await servers?.stop();
    // Nothing is left to do; a pipe somebody keeps open must not hold the shell.
    process.exit(code);
  })();
  return stopping;
}

/** Asked a second time: nothing is waited for; 130 is what a shell reports of an interrupted program. */
function killAll() {
  for (const program of programs) program.kill();
  for (const child of Object.values(servers?.children ?? {})) child.kill('SIGKILL');
  process.exit(130);
}

/** One Ctrl-C arrives twice under npm: from the terminal, and passed on by npm. */
const SAME_PRESS_MS = 1_000;
let askedAt = 0;

function onSignal() {
  if (stopping) {
    if (Date.now() - askedAt > SAME_PRESS_MS) killAll();
    return;
  }
  askedAt = Date.now();
  say('\n正在停止，再按一次立即结束 · stopping; once more to end at once …');
  void stopAll(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);

// npm that was killed cannot tell us; its place as our parent is then taken by another process
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && !stopping && onSignal(), 500).unref();

async function main() {
  const dataDir = openDataFolder(process.env.JIBAO_DATA || join(root, 'var'));
  if (!(await lockDataFolder(dataDir))) {
    throw new StartError(
      `已有一个 npm start 在使用 ${dataDir} · another npm start uses this data folder\n   另选目录 · or use another:  JIBAO_DATA=/path PORT=0 npm start`,
    );
  }
  const address = await settleAddress(process.env);
  await prepare({ dataDir, step });
  const env = { ...process.env, JIBAO_DATA: dataDir, HOST: address.host, PORT: String(address.port), ...(await openServers(dataDir)) };
  const isSample = await fill(dataDir, env);
  const isUp = await serve(dataDir, env, address);
  if (!isUp) return;
  greet({ dataDir, env, address, isSample });
  if (areFontsWanted(dataDir)) void fetchFonts(dataDir);
}

/** The bureau's own servers when both are named, else private ones; the URLs travel on as environment. */
async function openServers(dataDir) {
  const { DATABASE_URL, REDIS_URL } = process.env;
  if (DATABASE_URL && REDIS_URL) return {};
  if (DATABASE_URL || REDIS_URL) {
    throw new StartError('DATABASE_URL 与 REDIS_URL 须同时设置，或都不设置 · set both DATABASE_URL and REDIS_URL, or neither');
  }
  await ensurePrograms({ dataDir, purpose: 'start', step });
  await step('启动数据库与队列', 'private MariaDB and Redis', async () => {
    servers = await startPrivateServers({ dataDir, recreate: existsSync(sampleMark(dataDir)) });
  });
  // the mark lets a later start throw the database away, so it must never stand on one that holds real data
  if (isProduction) rmSync(sampleMark(dataDir), { force: true });
  else if (servers.isNew) writeFileSync(sampleMark(dataDir), '');
  return { DATABASE_URL: servers.databaseUrl, REDIS_URL: servers.redisUrl };
}

/** Stands while the sample bureau of a database we made is not wholly loaded; such a database is begun again. */
const sampleMark = (dataDir) => join(dataDir, 'sample-not-loaded');
const sampleKept = (dataDir) => join(dataDir, 'sample-loaded');

async function fill(dataDir, env) {
  const cli = (verb, onLine) =>
    runCommand(process.execPath, ['--enable-source-maps', 'dist/apps/cli/main.js', verb], {
      log: join(dataDir, 'logs', `${verb}.log`),
      cwd: root,
      env: verb === 'demo' ? { ...env, JIBAO_DEMO_PASSWORD: demoPassword(dataDir) } : env,
      onLine,
      what: `jibao ${verb}`,
    });
  await step('更新表结构', 'migrate', (note) => cli('migrate', note));
  if (!servers || isProduction) return false;
  if (existsSync(sampleMark(dataDir))) {
    await step('装入示例局', 'sample bureau through the real ingest', (note) => cli('demo', note));
    writeFileSync(sampleKept(dataDir), '');
    rmSync(sampleMark(dataDir));
  }
  return existsSync(sampleKept(dataDir));
}

/** The password the sample accounts got when they were made; a later JIBAO_DEMO_PASSWORD does not change it. */
const demoPassword = (dataDir) => secret(dataDir, 'demo-password', () => process.env.JIBAO_DEMO_PASSWORD || readablePassword());

async function serve(dataDir, env, address) {
  let hasFailed = false;
  const start = (name) =>
    supervise({
      name,
      script: `dist/apps/${name}/main.js`,
      cwd: root,
      env,
      dataDir,
      onRestart: (code, log) => say(`⚠ ${name} 意外结束（${code}），正在重启 · ended unexpectedly, restarting; ${relative(root, log)}`),
      onGiveUp: (code, log) => {
        if (hasFailed || stopping) return;
        hasFailed = true;
        explain(new StartError(`${name} 反复结束（${code}），不再重启 · keeps ending, giving up\n${tailOf(log)}\n   日志 · log: ${log}`));
        void stopAll(1);
      },
    });
  return step('启动服务', 'api and worker', async () => {
    programs = ['api', 'worker'].map(start);
    const isUp = await waitForApi(address.url, () => hasFailed || stopping !== undefined);
    if (isUp) for (const program of programs) program.settled();
    return isUp;
  });
}

function greet({ dataDir, env, address, isSample }) {
  say(`\n  季报 Jibao  →  ${address.url}      （${((Date.now() - since) / 1000).toFixed(1)} s）\n`);
  if (isSample) {
    const password = demoPassword(dataDir);
    say(`  示例账号 · sample accounts, 密码 · password:  ${password}`);
    for (const [name, words] of SAMPLE_ACCOUNTS) say(`    ${name.padEnd(10)} ${words}`);
    if (env.JIBAO_DEMO_PASSWORD && env.JIBAO_DEMO_PASSWORD !== password) {
      say('    JIBAO_DEMO_PASSWORD 只在首次装入时生效 · takes effect only when the sample is first loaded');
    }
  } else {
    say('  首次使用 · first run of a real bureau（docs/operations.md）:');
    say('    1. npm run jibao -- officers      建立三员账号 · create the three officers');
    say('    2. npm run jibao -- units FILE.json    导入组织树 · set up the tree of units');
    say('    3. npm run jibao -- user NAME --role ROLE --unit CODE    建立账号 · make an account');
    say('    4. npm run jibao -- open 2026Q4 --due 2027-01-08    开放报告期 · open a quarter');
  }
  if (isOpenWithoutTls(process.env, address.host)) {
    say('\n  ⚠ 未启用 TLS：其他计算机无法登录 · without TLS sign-in works on this machine only; JIBAO_TLS_CERT, JIBAO_TLS_KEY');
  }
  say(`\n  数据 · data: ${dataDir}    Ctrl-C 停止 · stops everything\n`);
}

try {
  await main();
} catch (error) {
  // while stopping, whatever was under way fails by design
  if (!stopping) {
    explain(error);
    await stopAll(1);
  }
}
