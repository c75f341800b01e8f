/** Briefing → PDF with Typst, in this process: one compiler for its whole life, data only through JSON, every warning an error. */
import { join } from 'node:path';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import type { Briefing } from '#domain/briefing/briefing.js';
import { DomainError } from '#domain/errors.js';
import type { RenderedFile } from '#domain/ports/renderer.port.js';
import { briefingData } from './briefing-data.js';
import type { FontSet } from './font-set.js';

/** Changes whenever a document may come out different from the same data. */
export const RENDERER_VERSION = 'jibao-pdf 1 · typst 0.14.2 · echarts 6.1.0';
const TEMPLATES = join(import.meta.dirname, 'typst');
const MAIN = join(TEMPLATES, 'briefing.typ');

export class PdfRenderer {
  private readonly compiler: NodeCompiler;

  constructor(private readonly fonts: FontSet) {
    this.compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: fonts.folders }] });
  }

  render(briefing: Briefing): RenderedFile {
    const { json, drawings } = briefingData(briefing, this.fonts);
    try {
      this.compiler.mapShadow(join(TEMPLATES, 'data.json'), Buffer.from(json));
      for (const [name, svg] of drawings) this.compiler.mapShadow(join(TEMPLATES, name), Buffer.from(svg));
      const compiled = this.compiler.compile({ mainFilePath: MAIN });
      if (compiled.hasError()) throw this.failure(compiled.takeError());
      const warnings = compiled.takeWarnings();
      if (warnings) throw this.failure(warnings);
      if (!compiled.result) throw this.failure(null);
      const bytes = this.compiler.pdf(compiled.result, { pdfStandard: 'a-2a' });
      return { bytes, pages: compiled.result.numOfPages, renderedWith: `${RENDERER_VERSION} · fonts ${this.fonts.hash.slice(0, 16)}` };
    } catch (error) {
      throw error instanceof DomainError ? error : refusal(error instanceof Error ? error.message : String(error), error);
    } finally {
      this.compiler.resetShadow();
      // Without this every document stays in memory for ever, failed ones too.
      this.compiler.evictCache(0);
    }
  }

  private failure(problem: NodeError | null): DomainError {
    const found = problem ? (this.compiler.fetchDiagnostics(problem) as { message?: string }[]) : [];
    return refusal(found.map((one) => one.message ?? '').join('; ') || 'the typesetter gave no document', problem);
  }
}

/** PDF/A refuses a character that no font has; the reader is told which. */
function refusal(detail: string, cause: unknown): DomainError {
  const characters = [...new Set([...detail.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g)].map((match) => match[1]))];
  if (characters.length > 0)
    return new DomainError(
      'internal',
      {
        zh: `字体里没有文档用到的字“${characters.join('、')}”，请把含有此字的字体放入字体文件夹，或改正单位名称后重试`,
        en: `No font has "${characters.join(', ')}", which the document uses; add a font that does, or correct the name, and try again`,
      },
      { cause },
    );
  return new DomainError('internal', { zh: `文档没有排成：${detail}`, en: `The document could not be set: ${detail}` }, { cause });
}
