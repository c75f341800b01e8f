/** Pages of every layout as pictures that are kept and compared, and what each must keep to: one page, one chart a page, room for the seal. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { CHARTS } from '#charts/charts.js';
import type { Briefing, BriefingNode } from '#domain/briefing/briefing.js';
import type { Block } from '#domain/dashboard/block.js';
import { findFonts } from '#render/font-set.js';
import { PdfRenderer } from '#render/pdf-renderer.js';
import { block, sampleBriefing, sampleTable } from './sample-briefing.js';

const KEPT = join(import.meta.dirname, 'pages');
const folder = mkdtempSync(join(tmpdir(), 'jibao-layouts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const renderer = new PdfRenderer(findFonts({ fonts: 'builtin', dataDir: null }));

const heading = (text: string): BriefingNode => ({ id: `h.${text}`, type: 'heading', level: 1, text, section: 'sample' });
const paragraph = (text: string): BriefingNode => ({ id: `p.${text}`, type: 'paragraph', sentence: [text] });
const kpi = sampleBriefing.body.find((node) => node.type === 'block' && node.block.kind === 'kpi')!;
const charts = CHARTS.map((chart) => chart.sample as Block);
const verification = { code: 'K7Q2-9XM4', url: 'http://jibao.example/verify/K7Q29XM4' };
const FACTS = '党员大会达标率为97.2%（454/467），比上季度上升1.2个百分点，低于100%的目标2.8个百分点。';
const short = [heading('总体情况'), paragraph(FACTS), kpi, heading('存在问题'), paragraph(FACTS)];

const DOCUMENTS: Record<Briefing['layout'], Briefing> = {
  official: { ...sampleBriefing, sealSpace: true, verification },
  bulletin: { ...sampleBriefing, layout: 'bulletin', issue: '第3期', addressees: null, body: short, annexes: [], verification },
  notice: {
    ...sampleBriefing,
    layout: 'notice',
    masthead: '',
    issue: '',
    title: '关于报送2026年第三季度党建工作季报的通知',
    body: [paragraph(FACTS), block(sampleTable(6))],
    annexes: [],
    sealSpace: true,
  },
  sheet: {
    ...sampleBriefing,
    layout: 'sheet',
    masthead: '',
    issue: '',
    title: '港航事业发展中心党总支2026年第三季度党建工作情况单',
    body: [...short, block(sampleTable(8)), block(charts[0]!)],
    annexes: [],
    verification,
  },
  deck: {
    ...sampleBriefing,
    layout: 'deck',
    masthead: '',
    issue: '',
    body: charts.flatMap((chart) => [heading(chart.title), block({ ...chart, title: '' })]),
    annexes: [],
    verification,
  },
};

const save = (name: string, briefing: Briefing): string => {
  const path = join(folder, `${name}.pdf`);
  writeFileSync(path, renderer.render(briefing).bytes);
  return path;
};
const tool = (name: string, ...args: string[]): string =>
  execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const pagesOf = (path: string): string[] => tool('pdftotext', '-layout', path, '-').split('\f').slice(0, -1);
interface Box {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const boxesOf = (path: string, page: number): Box[] =>
  [
    ...tool('pdftotext', '-bbox', '-f', String(page), '-l', String(page), path, '-').matchAll(
      /xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g,
    ),
  ].map(([, left, top, right, bottom, text = '']) => ({
    text,
    left: Number(left),
    right: Number(right),
    top: Number(top),
    bottom: Number(bottom),
  }));
const mm = (points: number): number => (points / 72) * 25.4;

/** Grey, small: enough to see that something moved, not so fine that another version of the drawing program matters. */
async function pictureOf(path: string, page: number): Promise<Buffer> {
  const out = join(folder, 'page');
  execFileSync('pdftoppm', ['-r', '40', '-gray', '-png', '-singlefile', '-f', String(page), '-l', String(page), path, out]);
  return sharp(`${out}.png`).greyscale().blur(0.8).png({ compressionLevel: 9 }).toBuffer();
}
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((picture) => sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true })));
  if (a!.info.width !== b!.info.width || a!.info.height !== b!.info.height) return 255;
  return a!.data.reduce((sum, value, i) => sum + Math.abs(value - b!.data[i]!), 0) / a!.data.length;
}
/** Mean of the differences of all points, of 255: one word more or less on a page is about 0.1. */
const ALIKE = 0.08;

describe.each(Object.entries(DOCUMENTS))('%s', (layout, briefing) => {
  const path = save(layout, briefing);
  const pages = pagesOf(path);

  it.each([...new Set([1, pages.length])])('looks as it was left: page %i', async (page) => {
    const kept = join(KEPT, `${layout}-${page}.png`);
    const picture = await pictureOf(path, page);
    if (process.env.UPDATE_GOLDENS) {
      mkdirSync(KEPT, { recursive: true });
      writeFileSync(kept, picture);
    }
    if (!existsSync(kept)) throw new Error(`no picture of ${layout}, page ${page}: look at it and run again with UPDATE_GOLDENS=1`);
    expect(await difference(picture, readFileSync(kept))).toBeLessThan(ALIKE);
  });

  it('is PDF/A-2a, tagged, and nothing leaves the page', () => {
    expect(tool('pdfinfo', path)).toMatch(/Tagged: +yes/);
    expect(tool('pdfinfo', '-meta', path)).toMatch(/pdfaid:part>2<.*pdfaid:conformance>A</s);
    const [width, height] = layout === 'deck' ? [297, 210] : [210, 297];
    for (let page = 1; page <= pages.length; page++)
      expect(
        boxesOf(path, page).filter(
          ({ left, right, top, bottom }) => mm(left) < 12 || mm(right) > width - 12 || mm(top) < 8 || mm(bottom) > height - 6,
        ),
      ).toEqual([]);
  });
});

describe('a sheet', () => {
  it.each([
    ['as it is', DOCUMENTS.sheet],
    ['with half as much again', { ...DOCUMENTS.sheet, body: [...DOCUMENTS.sheet.body, ...short.slice(3), paragraph(FACTS.repeat(8))] }],
  ])('is one page, %s', (name, briefing) => {
    const path = save(`sheet ${name}`, briefing);
    expect(pagesOf(path)).toHaveLength(1);
    const text = tool('pdftotext', '-raw', path, '-').replaceAll(/\s/g, '');
    expect(text).toContain('K7Q2-9XM4');
    expect(text.split('比上季度上升1.2个百分点').length - 1).toBe(name === 'as it is' ? 2 : 11);
  });
  it('that nobody could read is refused', () =>
    expect(() => renderer.render({ ...DOCUMENTS.sheet, body: [paragraph(FACTS.repeat(200))] })).toThrow(/one page/));
});

describe('slides', () => {
  const path = join(folder, 'deck.pdf');
  it('have a cover and one chart a page, each with its finding and its number', () => {
    const pages = pagesOf(path);
    expect(pages).toHaveLength(1 + charts.length);
    pages.slice(1).forEach((page, i) => {
      expect(page.replaceAll(/\s/g, '')).toContain(charts[i]!.title.replaceAll(/\s/g, '').slice(0, 10));
      expect(page).toMatch(new RegExp(`${i + 2} / ${pages.length}`));
    });
    expect(tool('pdfinfo', path)).toMatch(/Page size: +841\.89 x 595\.2/);
  });
});

describe('a document to be sealed', () => {
  const path = join(folder, 'notice.pdf');
  const boxes = pagesOf(path)
    .map((_, i) => boxesOf(path, i + 1))
    .find((page) => page.some(({ text }) => text === '2026年10月20日'))!;
  const date = boxes.find(({ text }) => text === '2026年10月20日')!;
  const name = boxes.find(({ text, bottom }) => text === sampleBriefing.issuingOffice && bottom < date.top + 4)!;

  it('has its date four characters in, its name centred on it, and two lines left blank above', () => {
    expect(210 - 26 - mm(date.right)).toBeGreaterThan(mm(16 * 3.5));
    expect(Math.abs((name.left + name.right) / 2 - (date.left + date.right) / 2)).toBeLessThan(2);
    const above = boxes.filter(({ bottom }) => bottom < name.top).map(({ bottom }) => bottom);
    expect(name.top - Math.max(...above)).toBeGreaterThan(2 * 28);
  });
  it('without a seal has its name under the text, two characters in', () => {
    const plain = save('plain', { ...DOCUMENTS.notice, sealSpace: false });
    const [page, found] = pagesOf(plain)
      .map((_, i) => [i + 1, boxesOf(plain, i + 1)] as const)
      .find(([, words]) => words.some(({ text }) => text === sampleBriefing.issuingOffice))!;
    const [office, signed] = [sampleBriefing.issuingOffice, '2026年10月20日'].map((wanted) => found.find(({ text }) => text === wanted)!);
    expect(signed!.left - office!.left).toBeCloseTo(2 * 15.8, 0);
    expect(210 - (page % 2 === 1 ? 26 : 28) - mm(Math.max(office!.right, signed!.right))).toBeCloseTo(mm(2 * 15.8), 0);
  });
});

describe('the imprint', () => {
  it.each(Array.from({ length: 14 }, (_, i) => 18 + i))('never stands alone: %i paragraphs', (count) => {
    const body = Array.from({ length: count }, () => paragraph(FACTS));
    const last = pagesOf(save('imprint', { ...sampleBriefing, body, annexes: [] })).at(-1)!;
    expect(last.replaceAll(/\s/g, '')).toContain('印发');
    expect(last).toMatch(/百分点/);
  });
});

describe('pages are filled', () => {
  it.each(Array.from({ length: 6 }, (_, i) => 19 + i))('the list of annexes never stands alone: %i paragraphs', (count) => {
    const body = Array.from({ length: count }, () => paragraph(FACTS));
    const page = pagesOf(save('list', { ...sampleBriefing, body })).find((text) => text.includes('附件：'))!;
    expect(page).toMatch(/百分点[^]*附件：/);
  });
  it('a chart is made a little smaller where it would go over to the next page', () => {
    const trend = charts.find(({ kind }) => kind === 'trend')!;
    // From its title to its last letters, on the page where it begins; its notes left out.
    const heights = Array.from({ length: 6 }, (_, i) => {
      const body = [...Array.from({ length: 8 + i }, () => paragraph('上文。')), block({ ...trend, notes: [] }), paragraph('下文。')];
      const boxes = boxesOf(save('chart', { ...sampleBriefing, masthead: '', issue: '', body, annexes: [] }), 1);
      const title = boxes.find(({ text }) => trend.title.startsWith(text))?.top;
      return title === undefined
        ? null
        : Math.round(Math.max(...boxes.filter(({ bottom }) => mm(bottom) < 262).map(({ bottom }) => bottom)) - title);
    });
    const [most, least] = [Math.max(...heights.map((height) => height ?? 0)), Math.min(...heights.map((height) => height ?? Infinity))];
    expect(least).toBeLessThan(most);
    expect(least).toBeGreaterThan(0.7 * most);
  });
  it('a line may end between a rate and its fraction', () => {
    const body = [paragraph(`${'字'.repeat(22)}为75.5%（1,534/2,031），达到目标。`)];
    const lines = tool('pdftotext', '-layout', save('tail', { ...sampleBriefing, body, annexes: [] }), '-').split('\n');
    expect(lines.map((line) => line.trim())).toContain(`${'字'.repeat(22)}为75.5%`);
  });
});

describe('a draft', () => {
  const mark = '草稿（第3稿），未经发布';

  it.each(Object.keys(DOCUMENTS) as Briefing['layout'][])('%s says so on every page, and what is released on none', (layout) => {
    const pages = pagesOf(save(`draft-${layout}`, { ...DOCUMENTS[layout], mark }));
    expect(pages.filter((page) => !page.includes(mark))).toEqual([]);
    expect(pagesOf(save(`final-${layout}`, DOCUMENTS[layout])).filter((page) => page.includes('草稿'))).toEqual([]);
  });

  it('draws the rest where no font has a character, which is drawn as 〓 and keeps it from being released', () => {
    const body = [heading('𠮷村'), paragraph('由𠮷同志负责落实。')];
    const written = { ...DOCUMENTS.notice, body };
    const [page] = pagesOf(save('draft-rare', { ...written, mark }));
    expect(page).toContain('由〓同志负责落实。');
    expect(page).toContain('〓为字体中没有的字，不能发布');
    expect(() => renderer.render(written)).toThrow('𠮷');
    expect(renderer.lacking('由𠮷同志“—㎡·”①；1%')).toEqual(['𠮷']);
  });
});
