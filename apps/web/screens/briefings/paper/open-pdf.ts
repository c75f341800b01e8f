/** Opens a PDF with the reader that comes with the page: loaded when the first one is looked at. */
import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface OpenPdf {
  document: PDFDocumentProxy;
  /** Width and height of every page in points. */
  sizes: { width: number; height: number }[];
  close: () => void;
}

/** One for all files; it outlives each of them. */
let worker: PDFWorker | undefined;

export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const { getDocument, PDFWorker: Reader } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Its own types know of no port.
  worker ??= new Reader({ port: new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' }) as unknown as null });
  const task = getDocument({ data: bytes, worker, isEvalSupported: false });
  const document = await task.promise;
  const sizes = await Promise.all(
    Array.from({ length: document.numPages }, async (_, i) => {
      const { width, height } = (await document.getPage(i + 1)).getViewport({ scale: 1 });
      return { width, height };
    }),
  );
  return { document, sizes, close: () => void task.destroy() };
}
