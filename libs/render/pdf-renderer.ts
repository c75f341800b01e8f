/** Briefing → PDF with Typst, in this process: one compiler for its whole life, data only through JSON, every warning an error. */
import { join } from 'node:path';
import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Briefing } from '#domain/briefing/briefing.js';
import { DomainError } from '#domain/errors.js';
import type { RenderedFile } from '#domain/ports/renderer.port.js';
import { layOut, type LaidOut } from './briefing-data.js';
import type { Face, FontSet } from './font-set.js';
import { PAGES } from './pages.js';
import { qrDrawing } from './qr-drawing.js';

/** Changes whenever a document may come out different from the same data. */
export const RENDERER_VERSION = 'jibao-pdf 6 · typst 0.14.2 · echarts 6.1.0';
const TEMPLATES = join(import.meta.dirname, 'typst');
const MAIN = join(TEMPLATES, 'briefing.typ');
/** Stands for a character no font has, as in proofs. */
const GETA = '〓';
const AS_IT_IS = { tight: false, carry: false };
/** Tried in this order where the imprint would stand alone. */
const FITS = [
  { tight: true, carry: false },
  { tight: false, carry: true },
];

/** What every packaged font has is not looked up. */
const RARE = /[^\p{Cc}\x20-\x7e\u3000-\u3002\u4e00-\u9fa5\uff01-\uff5e]/u;
const PROBE = join(TEMPLATES, 'probe.typ');
const probeOf = (character: string, faces: readonly Face[]): string =>
  [
    '#set document(title: "probe")',
    ...faces.map(
      ({ families }) =>
        `#text(font: ${JSON.stringify(families).replace('[', '(').replace(']', ',)')}, fallback: false, ${JSON.stringify(character)})`,
    ),
  ].join('\n');

interface End {
  page: number;
  /** Points from the top of the page. */
  y: number;
  /** Of a chart. */
  file: string | null;
}
/** The type area of an official page from the top of the paper, and what is left free above a block, in points. */
const [TOP, BOTTOM, BETWEEN] = [104.9, 742.7, 24];
/** Charts are made smaller by a quarter at most. */
const SMALLEST = 0.75;

export class PdfRenderer {
  private readonly compiler: NodeCompiler;

  constructor(private readonly fonts: FontSet) {
    this.compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: fonts.folders }] });
  }

  /** A draft is set without the characters no font has: whoever writes it sees where they stand. */
  render(briefing: Briefing): RenderedFile {
    if (briefing.mark === undefined) return this.set(briefing);
    try {
      return this.set(briefing);
    } catch (error) {
      const missing = this.lacking(JSON.stringify(briefing));
      if (missing.length === 0) throw error;
      const drawn: Briefing = JSON.parse(missing.reduce((text, character) => text.replaceAll(character, GETA), JSON.stringify(briefing)));
      const why = briefing.language === 'zh' ? `；${GETA}为字体中没有的字，不能发布` : `; no font has ${GETA}, it cannot be released so`;
      return this.set({ ...drawn, mark: `${briefing.mark}${why}` });
    }
  }

  /** Of every face, for a character in a heading is set in another font than one in the text. */
  lacking(text: string): string[] {
    const rare = [...new Set(text)].filter((character) => RARE.test(character));
    return rare.filter((character) => {
      try {
        this.compiler.mapShadow(PROBE, Buffer.from(probeOf(character, Object.values(this.fonts.faces))));
        const compiled = this.compiler.compile({ mainFilePath: PROBE });
        if (!compiled.result) return true;
        this.compiler.pdf(compiled.result, { pdfStandard: 'a-2a' });
        return false;
      } catch {
        return true;
      } finally {
        this.compiler.resetShadow();
      }
    });
  }

  private set(briefing: Briefing): RenderedFile {
    const { data, drawings } = layOut(briefing);
    const fonts = this.fonts.describe(briefing.language);
    const shared = { ...data, colophon: [...data.colophon, fonts], faces: this.fonts.faces };
    const scanned = data.words.verification?.url;
    if (scanned) drawings.set('verification.svg', qrDrawing(scanned));
    try {
      for (const [name, svg] of drawings) this.compiler.mapShadow(join(TEMPLATES, name), Buffer.from(svg));
      const document = this.bestOf(shared);
      const bytes = this.compiler.pdf(document, { pdfStandard: 'a-2a' });
      return { bytes, pages: document.numOfPages, renderedWith: `${RENDERER_VERSION} · fonts ${this.fonts.hash.slice(0, 16)}`, fonts };
    } catch (error) {
      throw error instanceof DomainError ? error : refusal(error instanceof Error ? error.message : String(error), error);
    } finally {
      this.compiler.resetShadow();
      // Without this every document stays in memory for ever, failed ones too; what the last one used speeds up the next.
      this.compiler.evictCache(1);
    }
  }

  /** The imprint should not have a page to itself: set closer, or with the last piece of text beside it. */
  private bestOf(data: LaidOut): NodeTypstDocument {
    const { document: first, scales } = this.withFittedCharts(data);
    if (!this.standsAlone(first)) return first;
    for (const fit of FITS) {
      const document = this.compile({ ...data, ...fit, scales });
      if (!this.standsAlone(document)) return document;
    }
    return first;
  }

  /** Charts that would leave much of a page blank by going over to the next are made to fit what is left of it, as far as they can still be read. */
  private withFittedCharts(data: LaidOut): { document: NodeTypstDocument; scales: Record<string, number> } {
    const scales: Record<string, number> = {};
    let document = this.compile({ ...data, ...AS_IT_IS, scales });
    if (data.layout === 'sheet' || data.layout === 'deck') return { document, scales };
    const heights = new Map(
      [...data.body, ...data.annexes.flatMap(({ body }) => body)].flatMap((node) =>
        node.type === 'chart' ? [[node.file, (node.height * PAGES[data.layout].area) / node.width]] : [],
      ),
    );
    // One at a time, for each moves all that follow.
    for (let left = heights.size; left > 0; left--) {
      const ends = (this.compiler.query(document, { selector: '<ended>' }) as { value: End }[]).map(({ value }) => value);
      const found = ends.flatMap(({ page, y, file }, i) => {
        const before = ends[i - 1];
        const height = heights.get(file ?? '');
        if (!file || !height || !before || before.page !== page - 1 || scales[file]) return [];
        const scale = 1 - (y - TOP + BETWEEN - (BOTTOM - before.y)) / height;
        return scale >= SMALLEST ? [[file, Math.floor(scale * 100) / 100] as const] : [];
      })[0];
      if (!found) break;
      scales[found[0]] = found[1];
      document = this.compile({ ...data, ...AS_IT_IS, scales });
    }
    return { document, scales };
  }

  private compile(data: object): NodeTypstDocument {
    this.compiler.mapShadow(join(TEMPLATES, 'data.json'), Buffer.from(JSON.stringify(data)));
    const compiled = this.compiler.compile({ mainFilePath: MAIN });
    if (compiled.hasError()) throw this.failure(compiled.takeError());
    const warnings = compiled.takeWarnings();
    if (warnings) throw this.failure(warnings);
    if (!compiled.result) throw this.failure(null);
    return compiled.result;
  }

  private standsAlone(document: NodeTypstDocument): boolean {
    const pageOf = (label: string): number | undefined =>
      (this.compiler.query(document, { selector: label }) as { value: number }[]).at(0)?.value;
    const [text, imprint] = [pageOf('<text-end>'), pageOf('<imprint>')];
    return text !== undefined && imprint !== undefined && imprint > text;
  }

  private failure(problem: NodeError | null): DomainError {
    const found = problem ? (this.compiler.fetchDiagnostics(problem) as { message?: string }[]) : [];
    return refusal(found.map((one) => one.message ?? '').join('; ') || 'the typesetter gave no document', problem);
  }
}

/** PDF/A refuses a character that no font has: whoever wrote it is told which, and setting it again would not help. */
function refusal(detail: string, cause: unknown): DomainError {
  const characters = [...new Set([...detail.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g)].map((match) => match[1]))];
  if (characters.length > 0)
    return new DomainError(
      'conflict',
      {
        zh: `字体里没有文档用到的字“${characters.join('、')}”，请改正文字或名称，或把含有此字的字体放入字体文件夹后重试`,
        en: `No font has "${characters.join(', ')}", which the document uses; correct the words or the name, or add a font that does, and try again`,
      },
      { cause },
    );
  return new DomainError('internal', { zh: `文档没有排成：${detail}`, en: `The document could not be set: ${detail}` }, { cause });
}
