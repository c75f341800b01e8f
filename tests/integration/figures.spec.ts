/** Figures over HTTP on the sample bureau: each proven from the returns, taken along as files, told on its card; to whom it may be. */
import { get, type IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import * as sheetjs from '@e965/xlsx';
import type { Dashboard } from '#domain/dashboard/block.js';
import { blockTable } from '#domain/dashboard/block-table.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { IndicatorCardView, TraceView } from '#domain/views/figure-view.js';
import { HttpClient } from '../support/http-client.js';
import { count } from '../support/long.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';

describe('figures of the sample bureau', () => {
  let jibao: RunningJibao;
  let committee: HttpClient;
  let clerk: HttpClient;
  let periods: string[];
  let codes: string[];

  beforeAll(async () => {
    jibao = await startJibao({ quarters: 5, workers: 0 });
    [committee, clerk] = (await Promise.all(['committee', 'clerk'].map((name) => HttpClient.signedIn(jibao.url, name)))) as [
      HttpClient,
      HttpClient,
    ];
    periods = (await committee.get<PeriodView[]>('/periods')).body.map(({ period }) => period);
    codes = (await committee.get<CatalogueView>(`/catalogue?period=${periods[0]}`)).body.indicators.map(({ code }) => code);
  }, 180_000);
  afterAll(() => jibao?.stop());

  it('go out packed for whoever takes gzip, as the same answer with another tag', async () => {
    const raw = (path: string, headers: Record<string, string>) =>
      new Promise<{ status: number; headers: IncomingHttpHeaders; bytes: Buffer }>((resolve, reject) => {
        const asked = get(`${jibao.url}/api/v1${path}`, { headers: { cookie: committee.cookie, ...headers } }, (answer) => {
          const { statusCode: status = 0, headers: told } = answer;
          answer.toArray().then((parts: Buffer[]) => resolve({ status, headers: told, bytes: Buffer.concat(parts) }), reject);
        });
        asked.on('error', reject);
      });
    for (const path of ['/dashboards/overview?unit=JT', `/pivot?unit=JT`, `/indicators?unit=JT&period=${periods[0]}`]) {
      const plain = await raw(path, {});
      expect([plain.status, plain.headers['content-encoding']]).toEqual([200, undefined]);
      for (const taken of ['gzip, deflate, br', 'br;q=1.0, gzip;q=0.8']) {
        const packed = await raw(path, { 'accept-encoding': taken });
        expect([packed.headers['content-encoding'], packed.headers.vary]).toEqual(['gzip', expect.stringContaining('accept-encoding')]);
        expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
        expect(packed.headers.etag).not.toBe(plain.headers.etag);
        for (const tag of [packed.headers.etag!, plain.headers.etag!]) {
          const again = await raw(path, { 'accept-encoding': taken, 'if-none-match': tag });
          expect([again.status, again.headers.etag, again.bytes.length]).toEqual([304, tag, 0]);
        }
      }
      for (const refused of ['identity', 'gzip;q=0', 'br'])
        expect((await raw(path, { 'accept-encoding': refused })).bytes.equals(plain.bytes)).toBe(true);
    }
  });

  it('asked for again and again are the same to the letter, new with the data version, and end with rights and session', async () => {
    const { database } = jibao.database;
    await database.ping();
    const { dataSource } = database;
    const reader = await HttpClient.signedIn(jibao.url, 'reviewer');
    const path = '/dashboards/overview';
    const ask = async (headers: Record<string, string> = {}) => {
      const { status, headers: told, body } = await reader.get<Dashboard>(path, headers);
      return { status, body, told: Object.fromEntries([...told].filter(([name]) => name !== 'x-request-id' && name !== 'date')) };
    };
    const first = await ask();
    const id = first.body.unit.code;
    const pairs = [[], ['accept-encoding', 'identity'], ['if-none-match', first.told['etag']!], ['accept-language', 'en']];
    for (const [name, value] of pairs) {
      const headers: Record<string, string> = name ? { [name]: value! } : {};
      const routed = await ask(headers);
      for (let i = 0; i < 5; i++) expect(await ask(headers)).toEqual(routed);
    }
    expect((await ask({ 'accept-language': 'en' })).body.title).not.toBe(first.body.title);
    const ids = await Promise.all([1, 2, 3, 4].map(async () => (await reader.get(path)).headers.get('x-request-id')));
    expect(new Set(ids).size).toBe(4);

    for (let i = 1; i <= 3; i++) {
      await dataSource.query('UPDATE periods SET data_version = data_version + 1 WHERE period = ?', [first.body.period]);
      expect((await ask()).body.dataVersion).toBe(first.body.dataVersion + i);
    }

    /** When the last question was asked that still got the old answer. */
    const lasts = async (outcome: () => Promise<boolean>): Promise<number> => {
      const since = performance.now();
      for (let old = 0; ;) {
        const askedAt = performance.now() - since;
        if (await outcome()) return old;
        if (askedAt > 5_000) return Infinity;
        old = askedAt;
      }
    };
    const grants = 'user_grants g JOIN users u ON u.id = g.user_id AND u.username = "reviewer"';
    await dataSource.query(`UPDATE ${grants} SET g.unit_code = ?`, [first.body.children[0]!.code]);
    expect(await lasts(async () => (await ask()).body.unit?.code === first.body.children[0]!.code)).toBeLessThan(1_500);
    await dataSource.query(`UPDATE ${grants} SET g.unit_code = ?`, [id]);
    expect(await lasts(async () => (await ask()).body.unit?.code === id)).toBeLessThan(1_500);

    const { cookie } = reader;
    await ask();
    await reader.delete('/session');
    expect((await reader.get(path, { cookie })).status).toBe(401);
    const other = await HttpClient.signedIn(jibao.url, 'reviewer');
    await other.get(path);
    await dataSource.query('UPDATE users SET disabled = 1 WHERE username = "reviewer"');
    expect(await lasts(async () => (await other.get(path)).status === 401)).toBeLessThan(1_500);
  });

  const trace = async (query: string, code: string): Promise<TraceView> => {
    const answer = await committee.get<TraceView>(`/indicators/${code}/trace?${query}`);
    expect([code, query, answer.status]).toEqual([code, query, 200]);
    return answer.body;
  };

  it.each([
    ['as_was', 'quarter'],
    ['as_was', 'cumulative'],
    ['as_is', 'cumulative'],
    ['comparable', 'quarter'],
  ])(
    'are what the accepted returns add up to, every one: %s, %s',
    async (basis, span) => {
      expect(codes.length).toBeGreaterThan(60);
      for (const period of periods.slice(0, count(1, 2)))
        for (const code of codes) {
          const { sum, numerator, denominator, rows, total } = await trace(
            `unit=JT&period=${period}&span=${span}&basis=${basis}&limit=200`,
            code,
          );
          expect([code, sum]).toEqual([code, { numerator, denominator, agrees: true }]);
          const counted = rows.filter((row) => row.numerator !== null);
          if (numerator === null || counted.length === 0 || total > rows.length) continue;
          const added = (part: 'numerator' | 'denominator') =>
            counted.reduce((all, row) => all + Math.round((row[part] ?? 0) * 10_000), 0) / 10_000;
          expect([code, added('numerator'), added('denominator')]).toEqual([code, numerator, denominator ?? 0]);
        }
    },
    240_000,
  );

  it('lead to the cell of the file they came in', async () => {
    const { rows } = await trace(`unit=JT&period=${periods[1]}&limit=200`, 'TRN01');
    const uploaded = rows.find((row) => row.file !== null && row.cells.every((cell) => cell.cell !== null))!;
    expect(uploaded).toMatchObject({ status: 'counted', version: expect.any(Number), mayOpen: false });
    expect(uploaded.cells.map((cell) => [cell.element, cell.value])).toEqual([
      ['T04', uploaded.numerator],
      ['M09', uploaded.denominator],
    ]);
    expect(uploaded.file).toMatch(/\.xlsx$/);
  });

  it('are shown to a clerk of his own unit alone, with the way into its return', async () => {
    const { body } = await clerk.get<TraceView>(`/indicators/TRN01/trace?period=${periods[1]}`);
    expect(new Set(body.rows.map((row) => row.unit))).toEqual(new Set([body.unit.code]));
    expect(body.rows.some((row) => row.mayOpen)).toBe(true);
    expect((await clerk.get(`/indicators/TRN01/trace?period=${periods[1]}&unit=JT`)).status).toBe(404);
    expect((await clerk.get(`/dashboards/overview/file?period=${periods[1]}&unit=JT`)).status).toBe(404);
  });

  it('of the four forms name nobody, and nothing below the bureau', async () => {
    for (const code of codes.filter((each) => each.startsWith('SUP08'))) {
      const whole = await trace(`unit=JT&period=${periods[1]}`, code);
      expect([whole.rows, whole.withheld === null, whole.sum.agrees]).toEqual([[], false, true]);
      for (const query of ['unit=GL', 'unit=JT&sector=soe']) {
        const part = await trace(`${query}&period=${periods[1]}`, code);
        expect([part.figure.value, part.numerator, part.sum.numerator, part.rows]).toEqual([null, null, null, []]);
      }
    }
  });

  it('refuse odd questions in words', async () => {
    for (const [path, status] of [
      ['/indicators/TRN01/trace?limit=201', 422],
      ['/indicators/TRN01/trace?offset=-1', 422],
      ['/indicators/TRN01/trace?span=year', 422],
      ['/indicators/XXX99/trace', 404],
      ['/indicators/XXX99/card', 404],
      ['/dashboards/overview/file?format=csv', 422],
      ['/dashboards/overview/file?block=none', 404],
      ['/dashboards/overview/file?format=pdf', 422],
    ] as const) {
      const answer = await committee.get(path);
      expect([path, answer.status, typeof answer.body.detail]).toEqual([path, status, 'string']);
    }
  });

  it('are taken along as a workbook with the very numbers of the screen', async () => {
    for (const name of ['overview', 'life', 'responsibility']) {
      const query = `period=${periods[1]}&unit=JT`;
      const { body, headers } = await committee.get<Dashboard>(`/dashboards/${name}?${query}`);
      const book = sheetjs.read(await committee.bytes(`/dashboards/${name}/file?${query}`));
      expect(book.SheetNames).toHaveLength(body.blocks.length);
      expect(headers.get('jibao-data-version')).toBe(String(body.dataVersion));
      body.blocks.forEach((block, i) => {
        const rows = sheetjs.utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[i]!]!, { header: 1, defval: null });
        const table = blockTable(block, 'zh');
        const body = rows.slice(rows.length - table.rows.length);
        const shown = table.rows.map((row) => row.cells.map((cell) => (typeof cell.value === 'number' ? cell.value : null)));
        const written = table.rows.map((row, r) => row.cells.map((cell, c) => (typeof cell.value === 'number' ? body[r]![c] : null)));
        expect([block.id, written]).toEqual([block.id, shown]);
      });
    }
  });

  it('are taken along as CSV under a Chinese name', async () => {
    const response = await fetch(`${jibao.url}/api/v1/dashboards/overview/file?format=csv&block=kpi&period=${periods[1]}`, {
      headers: { cookie: committee.cookie },
    });
    const disposition = response.headers.get('content-disposition')!;
    expect(decodeURIComponent(disposition.split("filename*=UTF-8''")[1]!)).toMatch(/^市交通运输局_20\d\dQ\d_总览_.+\.csv$/);
    expect(response.headers.get('jibao-as-of')).toMatch(/^20/);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString()).toContain('\r\n指标,数值');
  });

  it('are told on the card of their indicator: definition, elements, past, and where they are shown', async () => {
    const { body } = await committee.get<IndicatorCardView>('/indicators/COV06/card');
    expect(body.definitions[0]).toMatchObject({ expression: 'COV03 - COV05', span: 'quarter' });
    expect(body.elements.map(({ code }) => code)).toContain('O10');
    expect(body.history.points.at(-1)!.period).toBe(periods[0]);
    expect(body.shownOn.map(({ name }) => name)).toContain('coverage');
    const own = (await clerk.get<IndicatorCardView>('/indicators/SUP08.1/card')).body;
    expect(own.history.points.every(({ figure }) => figure.value === null)).toBe(true);
  });
});
