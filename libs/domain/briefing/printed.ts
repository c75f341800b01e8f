/** What a finished file says: words, tables and drawings, each in reading order; read back from bytes, or expected of a document. */

export interface PrintedContent {
  /** Headings, sentences, list items, captions and notes; of the page's frame (red head, imprint) too. */
  texts: string[];
  /** Rows of cells, the head first. A block of headline figures has a row for each figure: name, figure, basis and target, changes. */
  tables: string[][][];
  drawings: PrintedDrawing[];
}

export interface PrintedDrawing {
  /** What is read aloud in its place. */
  alt: string;
  /** Words drawn in it; none where the file holds a picture. */
  labels: string[];
}

/** A chart of a document, as it is drawn. */
export interface Drawing {
  /** Id of its block. */
  block: string;
  width: number;
  height: number;
  labels: DrawnLabel[];
  /** Labels that leave the drawing, or end in an ellipsis. */
  cut: string[];
}

export interface DrawnLabel {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}
