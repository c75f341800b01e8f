/** The briefing as PDF with the packaged fonts: the same bytes every time, the geometry of the official format, names as text, no blanks for glyphs. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Briefing } from '#domain/briefing/briefing.js';
import { DomainError } from '#domain/errors.js';
import { findFonts } from '#render/font-set.js';
import { PdfRenderer } from '#render/pdf-renderer.js';
import { block, fullPages, HOSTILE, sampleBriefing, sampleTable } from './sample-briefing.js';

const folder = mkdtempSync(join(tmpdir(), 'jibao-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));
const renderer = new PdfRenderer(findFonts({ fonts: 'builtin', dataDir: null }));

interface Word {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const save = (name: string, briefing: Briefing): string => {
  const path = join(folder, name);
  writeFileSync(path, renderer.render(briefing).bytes);
  return path;
};
const tool = (name: string, ...args: string[]): string =>
  execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const textOf = (path: string): string => tool('pdftotext', '-raw', path, '-');
const pagesOf = (path: string): Word[][] =>
  tool('pdftotext', '-bbox', path, '-')
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
        ([, left, top, right, bottom, text = '']) => ({
          text,
          left: Number(left),
          right: Number(right),
          top: Number(top),
          bottom: Number(bottom),
        }),
      ),
    );
const mm = (points: number): number => (points / 72) * 25.4;
const isPageNumber = (word: Word): boolean => mm(word.top) > 262;

describe('a briefing with everything in it', () => {
  const path = save('sample.pdf', sampleBriefing);
  const text = textOf(path).replaceAll(/\s/g, '');

  it('has the same bytes when set again', () => {
    const [first, second] = [renderer.render(sampleBriefing), renderer.render(sampleBriefing)];
    expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(second.bytes))).toBe(0);
    expect([first.pages, first.renderedWith]).toEqual([9, second.renderedWith]);
  });

  it('is told from one with another figure', () => {
    const other = structuredClone(sampleBriefing);
    other.issue = '〔2026〕第4期';
    expect(Buffer.compare(Buffer.from(renderer.render(sampleBriefing).bytes), Buffer.from(renderer.render(other).bytes))).not.toBe(0);
  });

  it('reads in order', () => {
    const order = [
      '党建工作简报',
      '〔2026〕第3期',
      '局党委党建工作办公室2026年10月20日',
      '局属各单位党组织：',
      '一、总体情况',
      '（一）组织生活',
      '1.三会一课',
      '培训覆盖率连续三季上升',
      '各单位组织生活主要指标',
      '附件：1.未报、迟报单位名单',
      '附件1',
      '附件2',
      '排版字体：NotoSerifSC',
      '报：市直机关工委，驻局纪检监察组。',
      '（共印60份）',
      '2026年10月20日印发',
    ];
    const places = order.map((part) => ({ part, at: text.indexOf(part) }));
    expect(places.filter(({ at }) => at < 0)).toEqual([]);
    expect(places.map(({ part }) => part)).toEqual(places.toSorted((a, b) => a.at - b.at).map(({ part }) => part));
  });

  it.each(HOSTILE)('prints %s as it is written', (name) => expect(text).toContain(name.replaceAll(/\s/g, '')));

  it('embeds subsets of the packaged fonts and nothing else', () => {
    const fonts = tool('pdffonts', path).trim().split('\n').slice(2);
    expect(fonts.map((line) => line.split(/\s+/)[0]?.replace(/^[A-Z]{6}\+/, '') ?? '').toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'NotoSansSC-Bold',
      'NotoSansSC-Medium',
      'NotoSansSC-Regular',
      'NotoSerifSC-Black',
      'NotoSerifSC-Bold',
      'NotoSerifSC-Regular',
      'NotoSerifSC-SemiBold',
    ]);
    expect(fonts.filter((line) => !/ yes yes yes /.test(line))).toEqual([]);
  });

  it('is tagged, PDF/A-2a, dated by its issue, with bookmarks', () => {
    const info = tool('pdfinfo', path);
    expect(info).toMatch(/Title: +关于2026年第三季度党建工作主要指标完成情况的通报/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(tool('pdfinfo', '-isodates', path)).toMatch(/CreationDate: +2026-10-20/);
    expect(tool('pdfinfo', '-meta', path)).toMatch(/pdfaid:part>2<.*pdfaid:conformance>A</s);
    const outline = tool('pdftohtml', '-xml', '-i', '-stdout', path).split(/<outline>(.*)/s)[1] ?? '';
    expect([...outline.matchAll(/<item[^>]*>([^<]*)</g)].map((match) => match[1])).toEqual([
      '一、总体情况',
      '二、主要指标',
      '（一）组织生活',
      '1. 三会一课',
      '未报、迟报单位名单',
      '指标口径说明',
    ]);
  });

  it('keeps everything inside the type area', () => {
    pagesOf(path).forEach((words, i) => {
      const left = i % 2 === 0 ? 28 : 26;
      // Punctuation lets its empty half hang out at either end of a line.
      const width = (word: Word) => (/[。，；：）]$/.test(word.text) ? 159 : 156.6);
      const outside = words.filter(
        (word) =>
          mm(word.left) < left - (/^[“（《〔]/.test(word.text) ? 3 : 0.3) ||
          mm(word.right) > left + width(word) ||
          mm(word.top) < 36.5 ||
          (mm(word.bottom) > 262.5 && !isPageNumber(word)),
      );
      expect(outside).toEqual([]);
    });
  });

  it('leaves no caption alone at the foot of a page, and repeats the head of a table', () => {
    const pages = pagesOf(path).map((words) => words.filter((word) => !isPageNumber(word)));
    for (const words of pages) expect(words.at(-1)?.text).not.toMatch(/^(单位：|27\/30|主要指标|各单位)/);
    expect(
      pages.filter((words) => words.some((word) => word.text === '单位') && words.some((word) => word.text.startsWith('出席率'))).length,
    ).toBeGreaterThanOrEqual(3);
  });

  it('has the imprint at the foot of the last page', () => {
    const last = pagesOf(path)
      .at(-1)
      ?.find((word) => word.text.endsWith('日印发'));
    expect(mm(last?.bottom ?? 0)).toBeGreaterThan(258);
    expect(mm(last?.bottom ?? 0)).toBeLessThan(262);
  });
});

describe('the page', () => {
  const pages = pagesOf(save('full.pdf', fullPages));
  const body = (pages[1] ?? []).filter((word) => !isPageNumber(word));

  it('holds 22 lines of 28 characters', () => {
    expect(body.map((word) => word.text.length).slice(0, 17)).toEqual(Array(17).fill(28));
    expect(body).toHaveLength(22);
  });

  it('has the margins of the format: 37 top, 28 inside, 26 outside, 35 bottom', () => {
    expect(mm(body[0]?.top ?? 0)).toBeCloseTo(37, 0);
    expect(mm(Math.min(...body.map((word) => word.left)))).toBeCloseTo(26, 1);
    expect(210 - mm(Math.max(...body.map((word) => word.right)))).toBeCloseTo(28, 0);
    const odd = (pages[2] ?? []).filter((word) => !isPageNumber(word));
    expect(mm(Math.min(...odd.map((word) => word.left)))).toBeCloseTo(28, 1);
    expect(297 - mm(body.at(-1)?.bottom ?? 0)).toBeGreaterThan(35);
    expect((body[1]?.top ?? 0) - (body[0]?.top ?? 0)).toBeCloseTo(28.99, 2);
  });

  it('is numbered — 1 — at the right on odd pages and at the left on even ones, below the type area', () => {
    const numbers = pages.map((words) => words.filter(isPageNumber));
    expect(numbers.map((words) => words.map((word) => word.text).join(' '))).toEqual(pages.map((_, i) => `— ${i + 1} —`));
    numbers.forEach((words, i) => {
      const middle = mm(((words[0]?.top ?? 0) + (words[0]?.bottom ?? 0)) / 2);
      expect(middle).toBeGreaterThan(268);
      expect(middle).toBeLessThan(270);
      if (i % 2 === 0) expect(210 - 26 - mm(words.at(-1)?.right ?? 0)).toBeCloseTo(mm(14), 0);
      else expect(mm(words[0]?.left ?? 0) - 26).toBeCloseTo(mm(14), 0);
    });
  });
});

describe('what cannot be drawn', () => {
  const refused = (briefing: Briefing): DomainError => {
    try {
      renderer.render(briefing);
    } catch (error) {
      return error as DomainError;
    }
    throw new Error('it was drawn');
  };

  it.each([
    ['in text', { ...fullPages, title: '通报𓀀' }],
    ['in a table', { ...fullPages, body: [block({ ...sampleTable(2), title: '表𓀀' })] }],
    [
      'in a chart',
      {
        ...fullPages,
        body: sampleBriefing.body.map((node) =>
          node.type === 'block' && node.block.kind === 'bar'
            ? { ...node, block: { ...node.block, bars: node.block.bars.map((bar) => ({ ...bar, name: '𓀀' })) } }
            : node,
        ),
      },
    ],
  ])('a character no font has is named, never left blank: %s', (_where, briefing) => {
    const error = refused(briefing);
    expect(error).toBeInstanceOf(DomainError);
    expect([error.code, error.text.zh]).toEqual(['conflict', expect.stringContaining('“𓀀”')]);
  });

  it('the renderer goes on after a refusal', () => {
    refused({ ...fullPages, title: '𓀀' });
    expect(renderer.render(fullPages).pages).toBe(7);
  });

  it('very long names are broken, not cut', () => {
    const name = 'Supercalifragilisticexpialidocious'.repeat(6);
    const table = sampleTable(1);
    table.rows[0]!.cells[0]!.display = name;
    const path = save('long.pdf', { ...fullPages, body: [block(table)] });
    expect(textOf(path).replaceAll(/\s/g, '')).toContain(name.slice(0, 20));
    expect(
      pagesOf(path)
        .flat()
        .filter((word) => mm(word.right) > 184.6),
    ).toEqual([]);
  });
});
