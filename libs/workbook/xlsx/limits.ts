/** How much of a workbook is read at most; stated once, so that tests and operators see the same figures. */
export const LIMITS = {
  /** Bytes of the file itself. */
  file: 50 * 2 ** 20,
  /** Parts of one workbook. */
  entries: 200,
  /** Files in an archive of workbooks. */
  archiveEntries: 5_000,
  /** Bytes that all workbooks of an archive state to have, unpacked. */
  archiveTotal: 500 * 2 ** 20,
  /** Bytes of one entry and of all entries, unpacked. */
  entry: 100 * 2 ** 20,
  total: 200 * 2 ** 20,
  /** Unpacked ÷ packed, once an entry is bigger than `ratioFrom`. */
  ratio: 200,
  ratioFrom: 10 * 2 ** 20,
  /** Characters of one cell: the spreadsheets' own limit. */
  text: 32_767,
  /** One tag, or one text with what is left out of it. */
  token: 2 ** 20,
  attributes: 128,
  depth: 64,
  sharedStrings: 2_000_000,
  sharedCharacters: 64 * 2 ** 20,
  sheets: 64,
  names: 20_000,
  /** Rows of a table and its columns. */
  tableRows: 30_000,
  tableColumns: 300,
  tableCells: 3_000_000,
} as const;
