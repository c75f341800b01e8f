/** The release gate on the sample bureau with real files: an untouched briefing passes, and one wrong digit, wherever it stands, is found and named. */
import { checkRelease } from '#application/briefings/check-release.js';
import { type BriefingFiles, finalDocument, setFiles } from '#application/briefings/briefing-files.js';
import { FreshFigures } from '#application/briefings/fresh-figures.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { PLACEHOLDER } from '#briefing/section.js';
import type { Block } from '#domain/dashboard/block.js';
import type { Briefing, BriefingKind, BriefingNode, BriefingRecord } from '#domain/briefing/briefing.js';
import type { GateCheckCode, GateReport } from '#domain/briefing/gate.js';
import { mapNodes } from '#domain/briefing/walk.js';
import type { Sentence } from '#domain/briefing/sentence.js';
import { slotLayoutOf } from '#domain/rollup/slot-layout.js';
import { RenderHost } from '#render/child/render-host.js';
import { writeBriefingAnnex } from '#workbook/exports/briefing-annex.js';
import { measured } from '../support/measured.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';

const QUARTERS = 5;
const NOW = new Date('2026-11-21T09:00:00+08:00');
const clock = { now: () => NOW };

let jibao: RunningJibao;
let renderer: RenderHost;
let record: BriefingRecord;
let document: Briefing;
let files: BriefingFiles;
/** How long making the files takes on this machine. */
let setMs: number;

const ports = () => ({ database: jibao.database.database, catalogues: CATALOGUES, clock, renderer });
const check = (draft: { document: Briefing; files: BriefingFiles }) => checkRelease(ports())({ record, ...draft });

async function recordOf(kind: BriefingKind, unit: string): Promise<BriefingRecord> {
  const { database } = jibao.database;
  const [period] = await database.periods.all();
  const id = `gate-${kind}-${unit}`;
  await database.briefings.create({
    ...{
      id,
      period: period!.period,
      unit,
      kind,
      meetingId: null,
      origin: 'request',
      createdAt: NOW.toISOString(),
      runKey: id,
    },
  });
  return {
    ...(await database.briefings.get(id))!,
    issueNumber: 3,
    release: { by: 'u', byName: '某某', at: NOW.toISOString() },
    verificationCode: 'AB23-CD4E-FGH5',
  };
}

/** As people would have written it: without a number of their own. */
const written = (sentence: Sentence): Sentence =>
  sentence.map((part) => (typeof part === 'string' ? part.replaceAll(PLACEHOLDER.zh, '请各单位对照检查') : part));
const inSentences = (node: BriefingNode, change: (sentence: Sentence) => Sentence): BriefingNode =>
  node.type === 'paragraph'
    ? { ...node, sentence: change(node.sentence) }
    : node.type === 'list'
      ? { ...node, items: node.items.map((item) => ({ ...item, sentence: change(item.sentence) })) }
      : node;
const filledIn = (briefing: Briefing): Briefing => mapNodes(briefing, (node) => [inSentences(node, written)]);
const drafted = async (of: BriefingRecord): Promise<Briefing> =>
  finalDocument(filledIn((await new FreshFigures(ports()).draft(of)).document), [], of, 'https://jibao.example.cn');

beforeAll(async () => {
  jibao = await startJibao({ quarters: QUARTERS, workers: 0 });
  renderer = new RenderHost({ fonts: 'builtin', dataDir: jibao.env.JIBAO_DATA! });
  const root = (await jibao.database.database.units.validOn('2026-11-21')).find((unit) => unit.parent === null)!;
  record = await recordOf('quarterly', root.code);
  document = await drafted(record);
  const began = performance.now();
  files = await setFiles(ports(), document);
  setMs = performance.now() - began;
}, 240_000);
afterAll(async () => {
  await renderer?.close();
  await jibao?.stop();
});

const failed = ({ checks }: GateReport): GateCheckCode[] => checks.filter(({ ok }) => !ok).map(({ code }) => code);
const saidOf = (report: GateReport, code: GateCheckCode): string =>
  report.checks
    .find((one) => one.code === code)!
    .problems.map(({ where, said }) => `${where.zh} ${said.zh}`)
    .join('\n');

/** The last digit one further. */
const nudged = (display: string): string => display.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
const inBlock = (of: Briefing, id: string, change: (block: Block) => Block): Briefing =>
  mapNodes(of, (node) => [node.type === 'block' && node.block.id === id ? { ...node, block: change(node.block) } : node]);
const nudgedCell = (of: Briefing, id: string, rowKey: (key: string) => boolean, column: number): Briefing =>
  inBlock(of, id, (block) => {
    if (block.kind !== 'table') throw new Error(`${id} is no table`);
    const at = block.rows.findIndex(({ key, cells }) => rowKey(key) && /\d/.test(cells[column]!.display));
    const cells = block.rows[at]!.cells.map((cell, c) => (c === column ? { ...cell, display: nudged(cell.display) } : cell));
    return { ...block, rows: block.rows.map((row, r) => (r === at ? { ...row, cells } : row)) };
  });
const nudgedSentence = (): Briefing =>
  mapNodes(document, (node) => [
    node.id === 'situation.headlines'
      ? inSentences(node, (sentence) =>
          sentence.map((part, i) => (i === 1 && typeof part !== 'string' ? { ...part, display: nudged(part.display) } : part)),
        )
      : node,
  ]);
const nudgedLabel = (of: Briefing): Briefing =>
  inBlock(of, 'trend-LIF07', (block) => {
    if (block.kind !== 'trend') throw new Error('no trend');
    const [first, ...rest] = block.series;
    const figures = first!.figures.map((figure, i, all) =>
      i === all.length - 1 ? { ...figure, display: nudged(figure.display) } : figure,
    );
    return { ...block, series: [{ ...first!, figures }, ...rest] };
  });

describe('the release gate', () => {
  it('lets an untouched quarterly pass, having looked at something in every check, within ten seconds', async () => {
    const began = Date.now();
    const report = await check({ document, files });
    const took = Date.now() - began;
    measured('release gate of the quarterly', { ms: took });
    expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
    expect(report.ok).toBe(true);
    for (const { looked } of report.checks) expect(looked).toBeGreaterThan(0);
    expect(took).toBeLessThan(Math.max(10_000, 5 * setMs));
  });

  it('lets the sheet of one unit pass, and the pages of the meeting', async () => {
    const { database } = jibao.database;
    const [unit] = await database.periods.children(record.period, record.unit);
    for (const [kind, code] of [
      ['unit_sheet', unit!.code],
      ['deck', record.unit],
    ] as const) {
      const other = await recordOf(kind, code);
      const drawn = await drafted(other);
      const report = await checkRelease(ports())({ record: other, document: drawn, files: await setFiles(ports(), drawn) });
      expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
    }
  });

  it('finds one wrong digit of a sentence, in all three files alike', async () => {
    const wrong = nudgedSentence();
    const report = await check({ document: wrong, files: await setFiles(ports(), wrong) });
    expect(failed(report)).toEqual(['figures']);
    expect(saidOf(report, 'figures')).toMatch(/^二、总体情况，第\d+段 应为“[^”]+”，实为“[^”]+”$/);
  });

  it('finds one wrong digit of a table, and of a total', async () => {
    const cell = nudgedCell(document, 'table-life', () => true, 1);
    const wrong = nudgedCell(cell, 'details-coverage', (key) => key === record.unit, 1);
    const report = await check({ document: wrong, files: await setFiles(ports(), wrong) });
    expect(failed(report)).toEqual(['figures', 'totals']);
    expect(saidOf(report, 'figures')).toMatch(/^三、主要指标，表\d+“组织生活指标”，“[^”]+”行“本期” 应为/m);
    expect(saidOf(report, 'figures')).toMatch(/^附件1 各单位主要指标明细表，表\d+“.+”，“合计”行“.+” 应为/m);
    expect(saidOf(report, 'totals')).toMatch(/附件1 各单位主要指标明细表，表\d+“.+”，“.+”分母 各行相加为[\d,]+，合计印作[\d,]+/);
  });

  it('finds one wrong digit in a single file, and says in which', async () => {
    const [inText, inCell] = [nudgedLabel(nudgedSentence()), nudgedCell(document, 'table-life', () => true, 1)];
    const xlsx = await writeBriefingAnnex(inCell, { fonts: files.pdf.fonts });
    const wrong = {
      ...{ pdf: await renderer.pdf(inText), docx: await renderer.docx(inCell), xlsx: { ...files.xlsx, bytes: xlsx } },
    };
    const report = await check({ document, files: wrong });
    expect(failed(report)).toEqual(['figures', 'formats']);
    const said = saidOf(report, 'figures');
    expect(said).toMatch(/^PDF：“.+ 数字“.+”没有来源/m);
    expect(said).toMatch(/^PDF：五、有形与有效、经常与突击，图\d+“.+” 数字“.+”没有来源/m);
    expect(said).toMatch(/^Word：三、主要指标，表\d+“组织生活指标” 数字“.+”没有来源/m);
    expect(said).toMatch(/^Excel：“.*组织生活指标.*”第\d+行第\d+列 应为/m);
    expect(saidOf(report, 'formats')).toMatch(/^PDF：.+\nWord：.+\nExcel：/);
  });

  it('counts again what stands in the database: a wrong sum does not pass', async () => {
    const { database } = jibao.database;
    const units = (await database.periods.units(record.period)).map(({ code }) => code);
    const stored = [
      ...(await database.rollups.of([record.period], units, null)),
      ...(await database.rollups.of([record.period], units, 'each')),
    ];
    const computedAt = (await database.rollups.computedAt(record.period))!;
    const catalogue = CATALOGUES.ofVersion(document.catalogueVersion);
    const slot = slotLayoutOf(catalogue).numeratorSlot('COV03')!;
    const wrong = stored.map((rollup) => {
      if (rollup.unit !== record.unit || rollup.sector !== null) return rollup;
      const sums = rollup.sums.slice();
      sums[slot] = sums[slot]! - 10_000n;
      return { ...rollup, sums };
    });
    await database.rollups.replaceAll(record.period, wrong, computedAt);
    try {
      const fromWrong = await drafted(record);
      const report = await check({ document: fromWrong, files: await setFiles(ports(), fromWrong) });
      expect(failed(report)).toContain('figures');
      expect(failed(report)).toContain('totals');
      expect(saidOf(report, 'figures')).toMatch(/二、总体情况，第\d+段 应为“[\d,]+\/[\d,]+”，实为/);
    } finally {
      await database.rollups.replaceAll(record.period, stored, computedAt);
    }
  });

  it('refuses what is open, empty, or older than the newest returns', async () => {
    const { database } = jibao.database;
    const blank = { ...(await new FreshFigures(ports()).draft(record)).document, verification: document.verification };
    const emptied = { ...blank, body: blank.body.filter(({ id, type }) => type === 'heading' || !id.startsWith('problems.')) };
    await database.periods.bumpDataVersion(record.period);
    const report = await check({ document: emptied, files: await setFiles(ports(), emptied) });
    expect(failed(report)).toEqual(expect.arrayContaining(['sections', 'placeholders', 'freshness']));
    expect(saidOf(report, 'sections')).toContain('存在问题');
    expect(saidOf(report, 'placeholders')).toContain('还没有写好');
    expect(saidOf(report, 'freshness')).toContain('最新为');
  });
});
