/** PDF, Word and Excel of every kind of briefing say the same, read back from their bytes; a digit that differs is found and named. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBriefing, KINDS } from '#briefing/build-briefing.js';
import { smallInput } from '#briefing/testing/small-input.js';
import type { Briefing, BriefingKind, BriefingNode } from '#domain/briefing/briefing.js';
import { contentOf, differences, squeezed } from '#domain/briefing/content.js';
import { mapNodes, sentencesOf } from '#domain/briefing/walk.js';
import { textOf } from '#domain/briefing/sentence.js';
import { unzip } from '#render/zip.js';
import { RenderHost } from '#render/child/render-host.js';
import { writeBriefingAnnex } from '#workbook/exports/briefing-annex.js';
import { annexDifferences, readBriefingAnnex } from '#workbook/exports/read-annex.js';
import { isLong } from '../support/long.js';
import { HOSTILE, sampleBriefing } from './sample-briefing.js';

const folder = mkdtempSync(join(tmpdir(), 'jibao-formats-'));
const host = new RenderHost({ fonts: 'builtin', dataDir: null, timeoutMs: 60_000 });
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

const kinds = Object.keys(KINDS) as BriefingKind[];
const released = (briefing: Briefing): Briefing => ({
  ...briefing,
  sealSpace: true,
  verification: { code: 'K7Q2-9XM4', url: 'http://jibao.example/verify/K7Q29XM4' },
});
const documents: [string, Briefing][] = [
  ['every kind of block, hostile names', released(sampleBriefing)],
  ...(['zh', 'en'] as const).flatMap((language) =>
    kinds.map((kind): [string, Briefing] => [`${kind}, ${language}`, released(buildBriefing(smallInput({ language }), kind))]),
  ),
];
/** The characters of a drawing, in no order: where one label ends and the next begins is not told alike. */
const letters = (labels: string[]): string => [...squeezed(labels.join(''))].toSorted((a, b) => (a < b ? -1 : 1)).join('');

describe.each(documents)('%s', (_name, briefing) => {
  it('PDF', async () => {
    const { bytes, fonts } = await host.pdf(briefing);
    const found = await host.read('pdf', bytes);
    expect(differences(contentOf(briefing), found)).toEqual([]);
    expect(squeezed(found.texts.join(''))).toContain(squeezed(fonts));
    const drawings = await host.drawings(briefing);
    expect(found.drawings.map(({ labels }) => letters(labels))).toEqual(
      drawings.map(({ labels }) => letters(labels.map(({ text }) => text))),
    );
    expect(drawings.flatMap(({ cut }) => cut)).toEqual([]);
  });
  it('Word', async () => {
    const [first, second] = [await host.docx(briefing), await host.docx(briefing)];
    expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(second.bytes))).toBe(0);
    const found = await host.read('docx', first.bytes);
    expect(differences(contentOf(briefing), found)).toEqual([]);
    expect(squeezed(found.texts.join(''))).toContain(squeezed(first.fonts));
  });
  it('Excel', async () => {
    const [first, second] = [await writeBriefingAnnex(briefing, { fonts: '' }), await writeBriefingAnnex(briefing, { fonts: '' })];
    expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
    expect(annexDifferences(briefing, readBriefingAnnex(first))).toEqual([]);
  });
});

describe('where the system has no address of its own', () => {
  const briefing: Briefing = { ...buildBriefing(smallInput(), 'quarterly'), verification: { code: 'K7Q2-9XM4', url: null } };
  const said = ['核验码：K7Q2-9XM4', '在系统内核验：'];

  it.each(['pdf', 'docx'] as const)('%s says the code and how to check it in the system, and nothing is to be scanned', async (format) => {
    const { bytes } = await host[format](briefing);
    const { texts } = await host.read(format, bytes);
    for (const words of said) expect(squeezed(texts.join(''))).toContain(words);
    expect(squeezed(texts.join(''))).not.toContain('扫码');
  });
  it('Excel says the same', async () => {
    const { about } = readBriefingAnnex(await writeBriefingAnnex(briefing, { fonts: '' }));
    expect(about.at(-1)).toEqual(['核验码', 'K7Q2-9XM4 （在系统内核验）']);
  });
});

describe('what differs', () => {
  const briefing = buildBriefing(smallInput(), 'quarterly');
  const wrong = (change: (node: BriefingNode) => BriefingNode | null): Briefing => {
    let isDone = false;
    const changed = mapNodes(briefing, (node) => {
      const other = isDone ? null : change(node);
      isDone ||= other !== null;
      return [other ?? node];
    });
    if (!isDone) throw new Error('nothing was changed');
    return changed;
  };
  /** 1 for 7, 2 for 8 …: the last digit of what is printed. */
  const miscopied = (text: string): string => text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 4) % 10));
  const inText = wrong((node) =>
    node.type === 'paragraph' && /\d/.test(textOf(node.sentence)) ? { ...node, sentence: [miscopied(textOf(node.sentence))] } : null,
  );
  const inTable = wrong((node) => {
    if (node.type !== 'block' || node.block.kind !== 'table') return null;
    const rows = structuredClone(node.block.rows);
    const cell = rows.at(-1)?.cells.findLast(({ display }) => /\d/.test(display));
    if (!cell) return null;
    cell.display = miscopied(cell.display);
    return { ...node, block: { ...node.block, rows } };
  });
  const inFigures = wrong((node) =>
    node.type === 'block' && node.block.kind === 'kpi'
      ? {
          ...node,
          block: {
            ...node.block,
            items: node.block.items.map((item, i) =>
              i === 0
                ? { ...item, figure: { ...item.figure, display: miscopied(item.figure.display), value: item.figure.value! + 0.4 } }
                : item,
            ),
          },
        }
      : null,
  );

  it.each([
    ['text', inText],
    ['table', inTable],
    ['headline figures', inFigures],
  ])('one digit of the %s', async (_place, other) => {
    const expected = contentOf(briefing);
    for (const [format, file] of [
      ['pdf', await host.pdf(other)],
      ['docx', await host.docx(other)],
    ] as const) {
      const found = differences(expected, await host.read(format, file.bytes));
      expect([format, found.length]).toEqual([format, 1]);
    }
    expect(annexDifferences(briefing, readBriefingAnnex(await writeBriefingAnnex(other, { fonts: '' }))).length).toBeGreaterThan(0);
  });
});

describe('the Word file', () => {
  it('keeps the n/d below its value, in a line of its own', async () => {
    const { bytes } = await host.docx(buildBriefing(smallInput(), 'quarterly'));
    const text = unzip(bytes).get('word/document.xml')!.toString('utf8');
    expect(text).toMatch(/<w:br\/><w:t[^>]*>\d+\/\d+</);
    expect(text).not.toMatch(/<w:t[^>]*>[^<]*\n/);
  });

  it('keeps the list of annexes together and with what stands before it, and figures on one line in any font', async () => {
    const xml = unzip((await host.docx(sampleBriefing)).bytes)
      .get('word/document.xml')!
      .toString('utf8');
    const paragraphs = xml.match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)!;
    const first = paragraphs.findIndex((text) => text.includes('附件：'));
    expect(paragraphs.slice(first - 2, first + 1).map((text) => text.includes('<w:keepNext/>'))).toEqual([true, true, true]);
    const grid = /<w:tblGrid>(?:(?!<w:tblGrid>).)*第4直属单位党支部|<w:tblGrid>((?:<w:gridCol w:w="\d+"\/>){6})/s.exec(xml)![1]!;
    const widths = [...grid.matchAll(/w:w="(\d+)"/g)].map((match) => Number(match[1]) / 20);
    // Six figures as wide as those of the widest stand-in.
    expect(Math.min(...widths)).toBeGreaterThan(6 * 0.65 * 8.5);
  });

  it('prints hostile names as they are written', async () => {
    const { tables } = await host.read('docx', (await host.docx(sampleBriefing)).bytes);
    const cells = new Set(tables.flat(2));
    expect(HOSTILE.filter((name) => !cells.has(name))).toEqual([]);
  });

  if (isLong)
    it('is opened by LibreOffice, which prints the same sentences', async () => {
      const path = join(folder, 'quarterly.docx');
      const briefing = buildBriefing(smallInput(), 'quarterly');
      writeFileSync(path, (await host.docx(briefing)).bytes);
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      execFileSync('lowriter', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], {
        stdio: 'ignore',
        timeout: 120_000,
      });
      const printed = join(folder, 'quarterly.pdf');
      const text = squeezed(execFileSync('pdftotext', ['-raw', printed, '-'], { encoding: 'utf8' }).replaceAll(/—\s*\d+\s*—/g, ''));
      expect(sentencesOf(briefing).filter(({ sentence }) => !text.includes(squeezed(textOf(sentence))))).toEqual([]);
    }, 180_000);
});
