/** Office Open XML workbooks, and zips that turn out to be none. */
import { bookCollector } from '../raw-book.js';
import { readXlsx } from '../xlsx/read-xlsx.js';
import type { WorkbookFormat } from './workbook-format.js';

export const xlsxFormat: WorkbookFormat = {
  name: 'xlsx',
  detect: (head) => head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04,
  async read(source, choose) {
    let collector = bookCollector();
    const outline = await readXlsx(source, (found) => {
      collector = bookCollector(choose?.(found));
      return collector.visitor;
    });
    return collector.book(outline.names);
  },
};
