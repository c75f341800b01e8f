/** Uploads that mean harm or are merely wrong, over HTTP: each gets one clear answer, none a 500, and the api keeps answering others. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UploadView } from '#domain/views/return-view.js';
import { FIXTURES } from '#workbook/testing/fixture-case.js';
import { NEEDS_CATALOGUE, REFUSED } from '#workbook/testing/refused-cases.js';
import { Random } from '../../apps/cli/sample/random.js';
import { startBareBureau, type BareBureau } from '../support/bare-bureau.js';
import { count } from '../support/long.js';
import { measured } from '../support/measured.js';
import { BOUNDARY, filePart, MULTIPART, multipart, sendRaw } from '../support/multipart.js';

const MB = 2 ** 20;
/** On a slow machine others wait for as many times what a bare server takes there. */
const OF_BARE = 5;

describe('hostile uploads', () => {
  let bureau: BareBureau;
  let good: Uint8Array;
  const slow: number[] = [];
  /** Of a server with nothing to do: what this machine takes at the least meanwhile. */
  const bareSlow: number[] = [];
  let bare: { child: ChildProcess; url: string };
  let pulse: NodeJS.Timeout;

  beforeAll(async () => {
    [bureau, bare] = await Promise.all([startBareBureau(), startBareServer()]);
    good = await bureau.workbook(0);
    pulse = setInterval(() => void beat(), 100);
  });
  afterAll(async () => {
    clearInterval(pulse);
    bare?.child.kill();
    await bureau?.jibao.stop();
  });

  /** Somebody else is served meanwhile. */
  async function beat() {
    const answered = async (url: string) => {
      const since = performance.now();
      const ok = await fetch(url).then(
        (answer) => answer.ok,
        () => false,
      );
      return ok ? performance.now() - since : Infinity;
    };
    const [own, idle] = await Promise.all([answered(`${bureau.jibao.url}/api/v1/health/live`), answered(bare.url)]);
    slow.push(own);
    bareSlow.push(idle);
  }

  const send = (body: Uint8Array, more: { type?: string; cutAfter?: number } = {}) =>
    sendRaw(`${bureau.jibao.url}/api/v1/uploads`, { cookie: bureau.office.cookie, body, ...more });

  const verdictOn = async (bytes: Uint8Array, fileName?: string): Promise<UploadView> => {
    const { status, body } = await send(multipart(filePart(bytes, fileName)));
    expect(status).toBe(202);
    return bureau.office.finished(body.id, 60_000);
  };

  const cases = REFUSED.filter((each) => each.file !== 'xlsx/empty.xlsx').map((each) => [each.file, each] as const);
  it.each(cases)(
    '%s is refused by one finding that says what to do',
    async (file, { make, volatile, expected }) => {
      const upload = await verdictOn(volatile && make ? await make() : readFileSync(join(FIXTURES, file)), file);
      const code = NEEDS_CATALOGUE.has(file) ? 'F10' : 'code' in expected ? expected.code : '';
      expect(upload).toMatchObject({ status: 'failed', returns: [], findings: [{ code, severity: 'error' }] });
      expect(upload.findings).toHaveLength(1);
      expect(upload.findings[0]!.message).toMatch(/\p{Script=Han}{4}/u);
    },
    60_000,
  );

  const field = { disposition: 'form-data; name="note"', bytes: Buffer.from('x') };
  it.each<[string, () => Parameters<typeof send>, number, string]>([
    ['an empty file', () => [multipart(filePart(new Uint8Array()))], 422, 'invalid'],
    ['no part at all', () => [multipart()], 422, 'invalid'],
    ['an empty body', () => [new Uint8Array()], 422, 'invalid'],
    ['a part of another name', () => [multipart(filePart(good, 'a.xlsx', 'datei'))], 422, 'invalid'],
    ['a field instead of a file', () => [multipart(field)], 422, 'invalid'],
    ['a field before the file', () => [multipart(field, filePart(good))], 422, 'invalid'],
    ['two files', () => [multipart(filePart(good), filePart(good))], 422, 'invalid'],
    ['a thousand fields', () => [multipart(...Array.from({ length: 1000 }, () => field))], 422, 'invalid'],
    ['a field called __proto__', () => [multipart(filePart(good, 'a.xlsx', '__proto__'))], 422, 'invalid'],
    ['a file of 21 MB', () => [multipart(filePart(Buffer.alloc(21 * MB, 7)))], 413, 'too_large'],
    ['a file of 64 MB', () => [multipart(filePart(Buffer.alloc(64 * MB, 7)))], 413, 'too_large'],
    ['a body that ends too soon', () => [multipart(filePart(good)).subarray(0, 5000)], 422, 'invalid'],
    ['no boundary', () => [multipart(filePart(good)), { type: 'multipart/form-data' }], 422, 'invalid'],
    ['another boundary', () => [multipart(filePart(good)), { type: MULTIPART.replace(BOUNDARY, 'other') }], 422, 'invalid'],
    ['JSON', () => [Buffer.from('{"file":"x"}'), { type: 'application/json' }], 415, 'unsupported'],
    ['the bare workbook', () => [good, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }], 415, 'unsupported'],
    ['text', () => [Buffer.from('file'), { type: 'text/plain' }], 415, 'unsupported'],
  ])('%s is a problem, told at once', async (_, request, status, code) => {
    const answer = await send(...request());
    expect(answer).toMatchObject({ status, body: { status, code, detail: expect.stringMatching(/\p{Script=Han}{4}/u) } });
    expect(answer.type).toMatch(/^application\/problem\+json/);
    expect(answer.ms).toBeLessThan(5_000);
  });

  it('a large file within the limit is taken whole and judged', async () => {
    const upload = await verdictOn(Buffer.alloc(19 * MB, 0x50));
    expect(upload).toMatchObject({ size: 19 * MB, findings: [{ code: 'F01' }] });
  });

  it('a client that hangs up in the middle leaves nothing behind', async () => {
    const before = (await bureau.office.get<UploadView[]>('/uploads')).body.length;
    await expect(send(multipart(filePart(good)), { cutAfter: 3000 })).rejects.toThrow();
    expect((await bureau.office.get<UploadView[]>('/uploads')).body).toHaveLength(before);
    expect((await verdictOn(good)).status).toBe('done');
    expect(readdirSync(join(bureau.jibao.env.JIBAO_DATA!, 'files', 'incoming'))).toEqual([]);
  });

  it.each([
    '../../../etc/passwd',
    'a%00b.xlsx',
    'CON',
    `${'长'.repeat(200)}.xlsx`,
    '<img src=x onerror=alert(1)>.xlsx',
    '\u202Excod.xlsx',
    '=cmd|calc.xlsx',
    '; DROP TABLE uploads',
    '',
  ])('the name %j is shown harmless and opens nothing', async (name) => {
    const { status, body } = await send(multipart(filePart(Buffer.from('x'), name)));
    expect([202, 422]).toContain(status);
    if (status !== 202) return;
    const shown = (await bureau.office.finished(body.id)).fileName;
    expect(shown).not.toMatch(/[\\/\p{Cc}\u202a-\u202e]/u);
    expect([...shown].length).toBeLessThanOrEqual(120);
  });

  it.each<[string, number, () => Uint8Array]>([
    ['.xlsx', count(25, 400), () => good],
    ['.xls', count(10, 400), () => readFileSync(join(FIXTURES, 'xls', 'filled.xls'))],
    ['.csv', count(10, 400), () => readFileSync(join(FIXTURES, 'csv', 'gb18030.csv'))],
    ['.zip', count(10, 400), () => readFileSync(join(FIXTURES, 'zip', 'two-returns.zip'))],
  ])(
    'files in %s with bytes changed at random each get a verdict',
    async (format, mutants, original) => {
      const random = new Random(`flipped bytes ${format}`);
      for (let i = 0; i < mutants; i++) {
        const bytes = Buffer.from(original());
        for (let n = random.whole(1, 40); n > 0; n--) bytes[random.whole(0, bytes.length - 1)] = random.whole(0, 255);
        const upload = await verdictOn(i % 5 === 0 ? bytes.subarray(0, random.whole(1, bytes.length)) : bytes);
        expect(upload.findings.length + upload.returns.length).toBeGreaterThan(0);
      }
    },
    600_000,
  );

  it('nobody else waited for any of it', () => {
    const at = (all: number[], share: number) => Math.round(all.toSorted((a, b) => a - b)[Math.floor((all.length - 1) * share)]!);
    const [p95Ms, mostMs, bareP95Ms, bareMostMs] = [at(slow, 0.95), at(slow, 1), at(bareSlow, 0.95), at(bareSlow, 1)];
    measured('somebody else meanwhile', { p95Ms, mostMs, bareP95Ms, bareMostMs });
    expect(mostMs).toBeLessThan(Math.max(3_000, OF_BARE * bareMostMs));
    expect(p95Ms).toBeLessThan(Math.max(500, OF_BARE * bareP95Ms));
  });
});

/** As small as a server gets, in a process of its own. */
async function startBareServer(): Promise<{ child: ChildProcess; url: string }> {
  const script = `require('http').createServer({ keepAliveTimeout: 0 }, (_, answer) => answer.end()).listen(0, '127.0.0.1', function () { console.log(this.address().port); })`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: `http://127.0.0.1:${String(port).trim()}` };
}
