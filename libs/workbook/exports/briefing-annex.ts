/** The workbook behind a briefing (数据附表): every table and chart as figures, the text with its bound figures, and what the data are. */
import type { Briefing } from '#domain/briefing/briefing.js';
import { type BoundFigure, figuresOf, textOf } from '#domain/briefing/sentence.js';
import { printedItems, sentencesOf, walk } from '#domain/briefing/walk.js';
import type { Language, Text } from '#domain/errors.js';
import { periodName } from '#domain/period/period.js';
import { SECTORS } from '#domain/unit/unit.js';
import { sheetNames } from './block-tables.js';
import { exportTable, numberFrom } from './export-table.js';
import { columnOf, valueOf } from './table-columns.js';
import { writeTables, type Table, type TableValue } from './table-workbook.js';

const WORDS = {
  text: { zh: '正文', en: 'Text' },
  textNote: { zh: '简报正文逐段列出，与 PDF、Word 一致。', en: 'Every paragraph of the briefing, as in PDF and Word.' },
  figures: { zh: '正文数字', en: 'Figures in the text' },
  figuresNote: { zh: '正文中每个数字的位置和来源。', en: 'Where every figure of the text stands, and what it is.' },
  about: { zh: '数据说明', en: 'About the data' },
  section: { zh: '部分', en: 'Section' },
  paragraph: { zh: '内容', en: 'Text' },
  place: { zh: '所在文字', en: 'Stands in' },
  figure: { zh: '数字', en: 'Figure' },
  code: { zh: '编码', en: 'Code' },
  ratio: { zh: '分子/分母', en: 'n/d' },
  unit: { zh: '单位', en: 'Unit' },
  sector: { zh: '领域', en: 'Sector' },
  span: { zh: '时段', en: 'Span' },
  printed: { zh: '印出', en: 'Printed' },
  value: { zh: '数值', en: 'Value' },
  quarter: { zh: '本季', en: 'quarter' },
  cumulative: { zh: '年内累计', en: 'year so far' },
  item: { zh: '项目', en: 'Item' },
  said: { zh: '说明', en: 'What it is' },
  title: { zh: '标题', en: 'Title' },
  issue: { zh: '期号', en: 'Issue' },
  issuedBy: { zh: '编发单位', en: 'Issued by' },
  issuedOn: { zh: '印发日期', en: 'Issued on' },
  period: { zh: '报告期', en: 'Period' },
  data: { zh: '数据', en: 'Data' },
  version: { zh: '数据版本', en: 'Data version' },
  catalogue: { zh: '指标目录版本', en: 'Catalogue version' },
  fonts: { zh: '排版字体', en: 'Fonts' },
  verification: { zh: '核验码', en: 'Verification code' },
  inSystem: { zh: '（在系统内核验）', en: '(to be checked in the system)' },
} as const satisfies Record<string, Text>;
type Say = (word: keyof typeof WORDS) => string;

/** What figures and units are called; null where nobody knows. */
export interface AnnexNames {
  figure(code: string): string | null;
  unit(code: string): string | null;
}
const NAMELESS: AnnexNames = { figure: () => null, unit: () => null };

/** `fonts`: what the printed document says of its fonts. Read back by readBriefingAnnex(). */
export function writeBriefingAnnex(
  briefing: Briefing,
  { fonts, names = NAMELESS }: { fonts: string; names?: AnnexNames },
): Promise<Uint8Array> {
  const { language } = briefing;
  const say: Say = (word) => WORDS[word][language];
  return writeTables(`${briefing.title} ${say('data')}`, [
    aboutSheet(briefing, fonts, say),
    textSheet(briefing, say),
    figureSheet(briefing, names, say),
    ...blockSheets(briefing, language),
  ]);
}

function aboutSheet(briefing: Briefing, fonts: string, say: Say): Table {
  const { title, issue, issuingOffice, issuedOn, unit, period, language, colophon, verification } = briefing;
  const rows: [keyof typeof WORDS, string][] = [
    ['title', title],
    ['issue', issue],
    ['issuedBy', issuingOffice],
    ['issuedOn', issuedOn],
    ['unit', `${unit.name} (${unit.code})`],
    ['period', periodName(period)[language]],
    ...colophon.map((line): ['data', string] => ['data', line]),
    ['version', String(briefing.dataVersion)],
    ['catalogue', briefing.catalogueVersion],
    ['fonts', fonts],
    ['verification', verification ? `${verification.code} ${verification.url ?? say('inSystem')}` : ''],
  ];
  return {
    sheet: say('about'),
    title: say('about'),
    columns: [
      { head: say('item'), width: 18 },
      { head: say('said'), width: 90 },
    ],
    rows: rows.filter(([, text]) => text !== '').map(([item, text]) => [say(item), text]),
  };
}

function textSheet(briefing: Briefing, say: Say): Table {
  const rows = [...walk(briefing)].flatMap(({ node, title }): [string, string][] => {
    if (node.type === 'heading' || node.type === 'note') return [[title, node.text]];
    if (node.type === 'paragraph') return [[title, textOf(node.sentence)]];
    return node.type === 'list' ? printedItems(node).map((item) => [title, item]) : [];
  });
  return {
    sheet: say('text'),
    title: briefing.title,
    notes: [say('textNote')],
    columns: [
      { head: say('section'), width: 24 },
      { head: say('paragraph'), width: 96 },
    ],
    rows,
  };
}

/** A rate as it is printed, with what it was divided by beside it. */
function figureSheet(briefing: Briefing, names: AnnexNames, say: Say): Table {
  const rows = sentencesOf(briefing).flatMap(({ title, sentence }) =>
    figuresOf(sentence).map((figure, i, all) => [
      title,
      textOf(sentence),
      names.figure(figure.code) ?? title,
      figure.unit === undefined || figure.unit === briefing.unit.code ? briefing.unit.name : (names.unit(figure.unit) ?? figure.unit),
      figure.sector ? SECTORS[figure.sector][briefing.language] : '',
      figure.span ? say(figure.span) : '',
      figure.display,
      ratioOf(figure, all.slice(i + 1)),
      printedValue(figure),
      figure.code,
    ]),
  );
  const head = (word: keyof typeof WORDS, width: number, as?: 'code' | 'number') => ({ head: say(word), width, ...(as ? { as } : {}) });
  return {
    sheet: say('figures'),
    title: say('figures'),
    notes: [say('figuresNote')],
    columns: [
      head('section', 16),
      head('place', 44),
      head('figure', 26),
      head('unit', 16),
      head('sector', 9),
      head('span', 9),
      head('printed', 11),
      head('ratio', 13, 'code'),
      head('value', 9, 'number'),
      head('code', 17, 'code'),
    ],
    rows,
  };
}

/** Of a rate: what stands in brackets after it. */
function ratioOf({ code, unit, sector, span }: BoundFigure, after: readonly BoundFigure[]): string | null {
  const isOf = (other: BoundFigure) =>
    other.code === `${code}.ratio` && other.unit === unit && other.sector === sector && other.span === span;
  return after.find(isOf)?.display ?? null;
}

/** The exact number, shown with the digits it is printed with. */
function printedValue({ display, value }: BoundFigure): TableValue {
  const printed = numberFrom(display);
  return value === null || !printed ? value : valueOf({ ...printed, unit: '', isChange: false, value });
}

/** In the order of the document; what a figure rests on stands to the right of it. */
function blockSheets(briefing: Briefing, language: Language): Table[] {
  const placed = [...walk(briefing)].flatMap(({ node, title }) => (node.type === 'block' ? [{ block: node.block, title }] : []));
  const names = sheetNames(
    placed.map(({ block }) => block),
    language,
  );
  return placed.map(({ block, title }, i) => {
    const table = exportTable(block, language);
    return {
      sheet: names[i]!,
      title: block.title,
      notes: [title, block.subtitle, ...block.notes].filter(Boolean),
      columns: table.columns.map((column, c) =>
        columnOf(
          column,
          table.rows.map((row) => row[c] ?? null),
        ),
      ),
      rows: table.rows.map((row) => row.map(valueOf)),
    };
  });
}
