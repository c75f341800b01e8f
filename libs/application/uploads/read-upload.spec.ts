import { trueReturn } from '#catalogue/testing/true-returns.js';
import { catalogueOfVersion, CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import { MAX_UPLOAD_FINDINGS } from '#domain/ports/upload-store.port.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { ReadUploadStatus } from './read-upload-status.js';
import { actorAt, BRANCHES, branchValues, CODES, filed, filingHouse, FORM, PERIOD, tableOf, workbookOf } from './testing/filing-house.js';

const OFFICE = actorAt('office', 'J');
const CLERK = actorAt('clerk', 'B1');
const GOOD = branchValues();
const BAD = branchValues({ M09: 25 });

async function house(now?: string) {
  const database = new MemoryDatabase();
  const filing = await filingHouse(database, now);
  const stored = async () => (await database.returns.ofPeriod(PERIOD)).map(({ unit, version, status }) => [unit, version, status]);
  const latest = async (unit: string) => database.returns.version(PERIOD, unit, (await database.returns.get(PERIOD, unit))!.version);
  return { ...filing, database, stored, latest };
}
const codesOf = (view: { findings: { code: string }[] }) => view.findings.map(({ code }) => code);

describe('a file with one return', () => {
  it('is stored as a draft with its findings, errors and all', async () => {
    const { upload, stored, latest } = await house();
    const view = await upload(CLERK, filed({ returns: [workbookOf('B1', BAD)] }));
    expect(view).toMatchObject({
      status: 'done',
      progress: 100,
      returnCount: 1,
      returns: [{ unit: 'B1', unitName: '单位B1', errors: expect.any(Number) }],
    });
    expect(view.findingCount).toBe(view.findings.length);
    expect(view.findings.find(({ element }) => element === 'M09')).toMatchObject({
      severity: 'error',
      sheet: '表',
      cell: expect.stringMatching(/^E\d+$/),
    });
    expect(await stored()).toEqual([['B1', 1, 'draft']]);
    expect(await latest('B1')).toMatchObject({ origin: 'upload', onBehalf: false, reason: null, cells: { M09: { sheet: '表' } } });
  });

  it('written as a table of one row is no different', async () => {
    const { upload, latest } = await house();
    const view = await upload(CLERK, filed({ tables: [tableOf([['B1', BAD]])] }));
    expect(view).toMatchObject({ status: 'done', returnCount: 1 });
    expect(view.findings.find(({ element }) => element === 'M09')).toMatchObject({
      sheet: '汇总填报',
      cell: expect.stringMatching(/^[A-Z]+5$/),
    });
    expect((await latest('B1'))!.cells.M09).toEqual({ sheet: '汇总填报', cell: expect.stringMatching(/^[A-Z]+5$/) });
  });

  it('says cell by cell what differs from the version before', async () => {
    const { upload } = await house();
    const first = await upload(CLERK, filed({ returns: [workbookOf('B1', { ...GOOD, T01: null })] }));
    expect(first.changes).toMatchObject({ created: Object.keys(GOOD).length - 1, changed: 0, cleared: 0 });
    const second = await upload(CLERK, filed({ returns: [workbookOf('B1', { ...GOOD, M12: 3, M13: null })] }));
    expect(second.changes).toEqual({ created: 1, changed: 1, cleared: 1, unchanged: Object.keys(GOOD).length - 3 });
  });

  it.each([
    ['F08', CLERK, workbookOf('B2', GOOD)],
    ['F09', CLERK, workbookOf('B1', GOOD, null, { period: '2026Q1' })],
    ['F10', CLERK, workbookOf('B1', GOOD, null, { form: '2019.1' })],
  ])('is refused by %s when it is not its sender’s to file, and nothing is stored', async (code, actor, workbook) => {
    const { upload, stored } = await house();
    const view = await upload(actor, filed({ returns: [workbook] }));
    expect([view.status, codesOf(view)]).toEqual(['failed', [code]]);
    expect(await stored()).toEqual([]);
  });

  it('is refused in the words of the state machine when it may not be changed now', async () => {
    const { upload, setStatus, stored } = await house();
    await upload(CLERK, filed({ returns: [workbookOf('B1', GOOD)] }));
    await setStatus('B1', 'submitted');
    const view = await upload(CLERK, filed({ returns: [workbookOf('B1', BAD)] }));
    expect([view.status, codesOf(view), view.findings[0]!.message]).toEqual(['failed', ['F13'], expect.stringContaining('已报送')]);
    expect(await stored()).toEqual([['B1', 1, 'submitted']]);
  });

  it('is refused after the lock day, unless the office gave the unit days of its own', async () => {
    const { upload, database } = await house('2026-10-21T02:00:00Z');
    const late = await upload(CLERK, filed({ returns: [workbookOf('B1', GOOD)] }));
    expect([late.status, codesOf(late)]).toEqual(['failed', ['F13']]);
    await database.periods.saveException({
      ...{
        period: PERIOD,
        unit: 'B1',
        dueOn: '2026-10-25',
        locksOn: '2026-10-30',
        reason: '停电',
        grantedBy: 'office',
        grantedAt: '2026-10-20T00:00:00Z',
      },
    });
    const granted = await upload(CLERK, filed({ returns: [workbookOf('B1', GOOD)] }));
    expect(granted.status).toBe('done');
    expect(codesOf(granted)).not.toContain('W15');
  });
});

describe('a correction', () => {
  async function acceptedHouse() {
    const made = await house();
    await made.upload(CLERK, filed({ returns: [workbookOf('B1', GOOD)] }));
    await made.setStatus('B1', 'accepted');
    return made;
  }

  it('needs a reason, and is a new draft beside the accepted version', async () => {
    const { upload, latest, database } = await acceptedHouse();
    const without = await upload(CLERK, filed({ returns: [workbookOf('B1', GOOD)] }));
    expect([without.status, codesOf(without)]).toEqual(['failed', ['F13']]);
    const view = await upload(CLERK, filed({ returns: [workbookOf('B1', { ...GOOD, M12: 3 })] }), { reason: '漏填一人' });
    expect(view).toMatchObject({ status: 'done', reason: '漏填一人', returns: [{ version: 2, status: 'draft' }] });
    expect(await latest('B1')).toMatchObject({ version: 2, reason: '漏填一人', onBehalf: false });
    expect(await database.returns.get(PERIOD, 'B1')).toMatchObject({ acceptedVersion: 1, status: 'draft', reviewLevel: 0 });
  });

  it('stays one in its next draft, and the office’s hand is told', async () => {
    const { upload, latest } = await acceptedHouse();
    await upload(OFFICE, filed({ returns: [workbookOf('B1', GOOD)] }), { reason: '漏填一人' });
    expect(await latest('B1')).toMatchObject({ onBehalf: true, reason: '漏填一人' });
    await upload(CLERK, filed({ returns: [workbookOf('B1', GOOD)] }));
    expect(await latest('B1')).toMatchObject({ version: 3, onBehalf: false, reason: '漏填一人' });
  });

  it('is told only of what it corrects: a first draft has no reason', async () => {
    const { upload, latest } = await house();
    await upload(OFFICE, filed({ returns: [workbookOf('B1', GOOD)] }), { reason: '统一补报' });
    expect(await latest('B1')).toMatchObject({ version: 1, reason: null, onBehalf: true });
  });
});

describe('a file with several returns', () => {
  const rows = tableOf([
    ['B1', GOOD],
    ['B2', BAD],
    ['B3', GOOD],
  ]);

  it('stores those without an error, and names unit, sheet and cell of what is wrong with the others', async () => {
    const { upload, stored } = await house();
    const view = await upload(OFFICE, filed({ tables: [rows] }));
    expect(view).toMatchObject({ status: 'done', returnCount: 2, changes: null });
    expect(await stored()).toEqual([
      ['B1', 1, 'draft'],
      ['B3', 1, 'draft'],
    ]);
    const error = view.findings.find(({ element }) => element === 'M09')!;
    expect(error).toMatchObject({ key: expect.stringMatching(/^B2\//), sheet: '汇总填报', cell: expect.stringMatching(/^[A-Z]+6$/) });
    expect(error.message).toMatch(/^单位B2（B2）：/);
  });

  it('stores all or none when that was asked for', async () => {
    const { upload, stored } = await house();
    const refused = await upload(OFFICE, filed({ tables: [rows] }), { take: 'all' });
    expect([refused.status, refused.returnCount, refused.findings[0]!.code]).toEqual(['failed', 0, 'F23']);
    expect(await stored()).toEqual([]);
    const withBlank = await upload(OFFICE, filed({ tables: [rows] }), { take: 'all' });
    expect(withBlank.findings[0]!.message).toContain('“全部无误才存入”：文件中填写了 3 份季报');
    const good = tableOf([
      ['B1', GOOD],
      ['B2', GOOD],
    ]);
    expect(await upload(OFFICE, filed({ tables: [good] }), { take: 'all' })).toMatchObject({ status: 'done', returnCount: 2 });
    const again = await upload(OFFICE, filed({ tables: [good] }));
    expect(again.returns.map(({ unit, version, replaced }) => [unit, version, replaced])).toEqual([
      ['B1', 2, 1],
      ['B2', 2, 1],
    ]);
  });

  it('stores none either when a part could not be read, all being asked for', async () => {
    const { upload, stored } = await house();
    const unread = { key: 'F18:x', severity: 'error' as const, code: 'F18', element: null, sheet: '汇总填报', cell: 'A9', value: null };
    const result = filed({
      tables: [tableOf([['B1', GOOD]])],
      refused: [{ ...unread, message: { zh: '无编码', en: 'no code' }, expected: null }],
    });
    expect(await upload(OFFICE, result, { take: 'all' })).toMatchObject({ status: 'failed', returnCount: 0 });
    expect(await stored()).toEqual([]);
    expect(await upload(OFFICE, result)).toMatchObject({ status: 'done', returnCount: 1, findingCount: 1 });
  });

  it('takes workbooks of an archive and rows of a table alike', async () => {
    const { upload, stored } = await house();
    await upload(
      OFFICE,
      filed({ returns: [workbookOf('B1', GOOD, 'B1.xlsx'), workbookOf('B2', BAD, 'B2.xlsx')], tables: [tableOf([['B3', GOOD]])] }),
    );
    expect((await stored()).map(([unit]) => unit)).toEqual(['B1', 'B3']);
  });

  it('takes neither of two returns of one unit', async () => {
    const { upload, stored } = await house();
    const view = await upload(
      OFFICE,
      filed({ returns: [workbookOf('B1', GOOD, 'a.xlsx'), workbookOf('B1', BAD, 'b.xlsx'), workbookOf('B2', GOOD, 'c.xlsx')] }),
    );
    expect(codesOf(view)).toEqual(['F16']);
    expect(view.findings[0]!.message).toContain('a.xlsx');
    expect((await stored()).map(([unit]) => unit)).toEqual(['B2']);
  });

  it('stores only what its sender may file, and reads a unit out of scope as one that does not exist', async () => {
    const { upload, stored } = await house();
    const view = await upload(
      CLERK,
      filed({
        tables: [
          tableOf([
            ['B1', GOOD],
            ['B2', GOOD],
            ['NOWHERE', GOOD],
          ]),
        ],
      }),
    );
    expect((await stored()).map(([unit]) => unit)).toEqual(['B1']);
    const [known, unknown] = view.findings.filter(({ code }) => code === 'F08');
    expect(known!.message.replaceAll('B2', 'X')).toBe(unknown!.message.replaceAll('NOWHERE', 'X'));
    expect([known!.cell, unknown!.cell]).toEqual(['A6', 'A7']);
  });

  it('leaves alone what is submitted or accepted, each told at its row; a reason corrects the accepted ones', async () => {
    const { upload, setStatus, stored, latest } = await house();
    const all = tableOf(BRANCHES.map((code) => [code, GOOD]));
    await upload(OFFICE, filed({ tables: [all] }));
    await setStatus('B1', 'submitted');
    await setStatus('B2', 'accepted');
    await setStatus('B3', 'returned');
    const again = await upload(OFFICE, filed({ tables: [all] }));
    expect(again.findings.map(({ key, cell }) => [key, cell])).toEqual([
      ['B1/F13:*', 'A5'],
      ['B2/F13:*', 'A6'],
    ]);
    const corrected = await upload(OFFICE, filed({ tables: [all] }), { reason: '口径调整' });
    expect(corrected).toMatchObject({ returnCount: 3, findings: [{ key: 'B1/F13:*' }] });
    expect(await stored()).toEqual([
      ['B1', 1, 'submitted'],
      ['B2', 2, 'draft'],
      ['B3', 3, 'draft'],
      ['B4', 3, 'draft'],
    ]);
    expect([(await latest('B2'))!.reason, (await latest('B3'))!.reason]).toEqual(['口径调整', null]);
  });

  it('fills in what nobody types where the table has no column for it', async () => {
    const { upload, accepted, latest } = await house();
    await accepted('B1', trueReturn(catalogueOfVersion(FORM), 'branch').previous!);
    const codes = CODES.filter((code) => !['O01', 'O02', 'O03', 'O04', 'O05', 'M01', 'R10'].includes(code));
    const view = await upload(OFFICE, filed({ tables: [tableOf([['B1', GOOD]], codes)] }));
    expect(view.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect((await latest('B1'))!.values).toMatchObject({ O03: 1, M01: GOOD.M01, R10: 0, R13: 0 });
  });

  it('passes over rows in which nothing was filled in but what we had filled in', async () => {
    const { upload, stored } = await house();
    const table = tableOf([
      ['B1', GOOD],
      ['B2', { O01: 0, O02: 0, O03: 1, O04: 0, O05: 0 }],
      ['B3', {}],
    ]);
    const view = await upload(OFFICE, filed({ tables: [table] }), { take: 'all' });
    expect(view).toMatchObject({ status: 'done', returnCount: 1, findings: [{ code: 'F19', severity: 'warning', cell: 'A6' }] });
    expect((await stored()).map(([unit]) => unit)).toEqual(['B1']);
  });

  it('warns of figures in columns that are not the unit’s to file, and does not take them', async () => {
    const { upload, latest } = await house();
    const table = tableOf(
      [
        ['B1', { ...GOOD, L16: 3, L17: 0 }],
        ['B2', GOOD],
      ],
      [...CODES, 'L16', 'L17'],
    );
    const view = await upload(OFFICE, filed({ tables: [table] }));
    expect(view.findings.map(({ code, severity, value }) => [code, severity, value])).toEqual([['F22', 'warning', 'L16']]);
    expect((await latest('B1'))!.values).not.toHaveProperty('L16');
  });

  it('keeps a bounded list of findings and the true count', async () => {
    const { upload, database } = await house();
    const empty: Parameters<typeof tableOf>[0] = Array.from({ length: 400 }, (_, i) => [`X${i}`, {}]);
    const broken = Object.fromEntries(CODES.map((code) => [code, { raw: '?', value: null }]));
    const view = await upload(
      OFFICE,
      filed({ tables: [tableOf([...empty, ...BRANCHES.map((code): [string, typeof broken] => [code, broken])])] }),
    );
    expect(view.findingCount).toBeGreaterThan(600);
    expect(view.findings).toHaveLength(500);
    expect((await database.uploads.get(view.id))!.findings.length).toBeLessThanOrEqual(MAX_UPLOAD_FINDINGS);
  });

  it('takes what changed under its hands as it is: filed meanwhile is a next version, submitted meanwhile is told', async () => {
    const { upload, database, setStatus, stored } = await house();
    const transaction = database.transaction.bind(database);
    const once = (work: () => Promise<unknown>) => {
      database.transaction = async (run) => {
        database.transaction = transaction;
        await work();
        return transaction(run);
      };
    };
    const meanwhile = async () => {
      // After judging, before storing.
      once(async () => {
        await upload(
          OFFICE,
          filed({
            tables: [
              tableOf([
                ['B1', GOOD],
                ['B2', GOOD],
              ]),
            ],
          }),
        );
        await setStatus('B2', 'submitted');
      });
    };
    const view = await upload(
      OFFICE,
      filed({
        tables: [
          tableOf([
            ['B1', GOOD],
            ['B2', GOOD],
            ['B3', GOOD],
          ]),
        ],
      }),
      { meanwhile },
    );
    expect(view).toMatchObject({ status: 'done', returnCount: 2, findings: [{ key: 'B2/F13:*' }] });
    expect(await stored()).toEqual([
      ['B1', 2, 'draft'],
      ['B2', 1, 'submitted'],
      ['B3', 1, 'draft'],
    ]);
  });

  it('is one act: one audit row with counts, and nothing the second time', async () => {
    const { upload, database, readAgain, stored } = await house();
    const view = await upload(OFFICE, filed({ tables: [rows] }));
    const acts = (await database.audit.list(10)).filter(({ action }) => action === 'upload.store');
    expect(acts).toMatchObject([{ object: view.id, detail: { stored: 2, refused: 1 } }]);
    await readAgain(view.id);
    expect((await stored()).map(([, version]) => version)).toEqual([1, 1]);
  });

  it('is judged by what is open now', async () => {
    const { upload, asked } = await house();
    await upload(OFFICE, filed({ tables: [rows] }));
    expect(asked).toEqual([{ open: [{ period: PERIOD, catalogueVersion: FORM }], catalogues: [] }]);
  });
});

describe('a quarter before that was brought in from an older table', () => {
  const before = { ...trueReturn(catalogueOfVersion(FORM), 'branch').previous!, M09: 99, R13: 5 };

  it.each([
    ['upload', ['M01', 'R10']],
    ['history', []],
  ] as const)('of origin %s demands that its stocks are carried over: %j', async (origin, elements) => {
    const { upload, accepted } = await house();
    await accepted('B1', before, origin);
    const view = await upload(CLERK, filed({ returns: [workbookOf('B1', GOOD)] }));
    expect(view.findings.filter(({ code }) => code === 'H02').map(({ element }) => element)).toEqual(elements);
  });

  it('is still compared with, and carries nothing into a table', async () => {
    const { upload, accepted, latest } = await house();
    await accepted('B1', before, 'history');
    const codes = CODES.filter((code) => code !== 'M01');
    const view = await upload(SYSTEM, filed({ tables: [tableOf([['B1', GOOD]], codes)] }));
    expect(view.findings.find(({ element }) => element === 'M01')).toMatchObject({ code: 'H19' });
    expect((await latest('B1'))!.values.M01).toBeNull();
  });
});

describe('what its sender may not see', () => {
  const committee = trueReturn(catalogueOfVersion(FORM), 'committee').values;
  const clerk = actorAt('clerk', 'J');
  const codes = catalogueOfVersion(FORM)
    .elementsFor('committee')
    .filter((element) => element.prefill?.by !== 'formula')
    .map((element) => element.code);

  it('stays as it is where his file says nothing of it', async () => {
    const { upload, database, latest } = await house();
    await database.users.create({ ...(await database.users.byId(OFFICE.userId))!, id: clerk.userId, username: 'j' }, clerk.grants);
    await upload(clerk, filed({ returns: [workbookOf('J', { ...committee, S13: 4 })] }));
    const { S13: _kept, ...visible } = committee;
    await upload(OFFICE, filed({ tables: [tableOf([['J', { ...visible, R20: 9 }]], codes)] }));
    expect((await latest('J'))!.values).toMatchObject({ S13: 4, R20: 9 });
  });

  it('is not his to file: what his file says of it is not taken, and said to be so', async () => {
    const { upload, latest } = await house();
    const view = await upload(OFFICE, filed({ tables: [tableOf([['J', { ...committee, S13: 7 }]], codes)] }));
    expect((await latest('J'))!.values).toMatchObject({ S13: null, S16: null });
    const [unheard, ...others] = view.findings;
    expect(unheard).toMatchObject({ code: 'F25', severity: 'warning', value: expect.stringMatching(/^S13/) });
    expect(others.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: 'F24', element: null }]);
    expect(view.returns[0]!.errors).toBe(1);
  });

  it('keeps nothing else of a file from being stored, and is left to its unit', async () => {
    const { upload, stored } = await house();
    const { S13: _1, S14: _2, S15: _3, S16: _4, ...visible } = committee;
    const rows: Parameters<typeof tableOf>[0] = [
      ['J', visible],
      ['B1', GOOD],
    ];
    for (const take of ['valid', 'all'] as const) {
      const view = await upload(OFFICE, filed({ tables: [tableOf(rows, [...new Set([...codes, ...CODES])])] }), { take });
      expect([view.status, view.returnCount]).toEqual(['done', 2]);
      expect(view.findings.filter(({ code }) => code === 'F24')).toMatchObject([
        { severity: 'warning', message: expect.stringMatching(/（J）：.*须由.*填报员填写/) },
      ]);
    }
    expect(await stored()).toHaveLength(2);
  });

  it('is named without its figure in what was found, and counted in no comparison', async () => {
    const { upload, database } = await house();
    await database.users.create({ ...(await database.users.byId(OFFICE.userId))!, id: clerk.userId, username: 'j' }, clerk.grants);
    const secret = 4_141_417;
    await upload(clerk, filed({ returns: [workbookOf('J', { ...committee, S13: secret })] }));
    const { S13: _kept, ...visible } = committee;
    const again = tableOf([['J', visible]], codes);
    const single = await upload(OFFICE, filed({ tables: [again] }));
    expect(JSON.stringify(single)).not.toContain(String(secret));
    const changed = await upload(OFFICE, filed({ tables: [tableOf([['J', { ...visible, S13: 5 }]], codes)] }));
    expect(changed.changes).toMatchObject({ created: 0, changed: 0, cleared: 0 });
    const rows: Parameters<typeof tableOf>[0] = [
      ['J', visible],
      ['B1', GOOD],
    ];
    await upload(clerk, filed({ returns: [workbookOf('J', { ...committee, S13: secret })] }));
    const several = await upload(OFFICE, filed({ tables: [tableOf(rows, [...new Set([...codes, ...CODES])])] }));
    expect(several.findings.find(({ code }) => code === 'F24')).toMatchObject({ value: null, element: null });
    expect(JSON.stringify(several)).not.toContain(String(secret));
  });

  it('is also a unit that is his no longer', async () => {
    const { upload, database } = await house();
    const view = await upload(OFFICE, filed({ returns: [workbookOf('B1', GOOD)] }));
    expect(view.returns).toHaveLength(1);
    const moved = { ...OFFICE, grants: actorAt('clerk', 'B2').grants };
    const status = new ReadUploadStatus({ database, catalogues: CATALOGUES });
    for (const seen of [
      await status.run({ actor: moved, id: view.id, language: 'zh' }),
      (await status.list({ actor: moved, language: 'zh' }))[0]!,
    ])
      expect(seen).toMatchObject({ returns: [], returnCount: 0, findings: [], changes: null });
  });

  it('does not matter once his account is closed: nothing is filed for him', async () => {
    const { upload, database, stored } = await house();
    const view = await upload(CLERK, filed({ returns: [workbookOf('B1', GOOD)] }), {
      meanwhile: () => database.users.update(CLERK.userId, { pending: true }),
    });
    expect([view.status, codesOf(view)]).toEqual(['failed', ['F08']]);
    expect(await stored()).toEqual([]);
  });
});
