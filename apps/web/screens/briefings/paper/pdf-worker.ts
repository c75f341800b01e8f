/** Reads PDFs beside the page, so that it stays quick. */
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
