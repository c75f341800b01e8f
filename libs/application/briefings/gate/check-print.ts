/** Checks of the finished print: the formats say the same, every character has a font, nothing is cut off, nothing is empty or open, the data are the newest. */
import type { BriefingNode } from '#domain/briefing/briefing.js';
import { contentOf, differences, squeezed, type Difference } from '#domain/briefing/content.js';
import type { GateCheck } from '#domain/briefing/gate.js';
import { problem, WHOLE } from '#domain/briefing/gate/places.js';
import type { PrintedContent } from '#domain/briefing/printed.js';
import { sentencesOf, walk } from '#domain/briefing/walk.js';
import { blockTable } from '#domain/dashboard/block-table.js';
import type { Text } from '#domain/errors.js';
import { placeholdersOf } from '#briefing/placeholders.js';
import { annexDifferences } from '#workbook/exports/read-annex.js';
import { checked, type Look } from './look.js';

export function checkFormats({ document, pdf, docx, annex }: Look): GateCheck {
  const expected = contentOf(document);
  const of = (file: string, found: Difference[]) =>
    found.map(({ where, said }) => ({ where: { zh: `${file}：${where.zh}`, en: `${file}: ${where.en}` }, said }));
  const problems = [
    ...of('PDF', differences(expected, pdf)),
    ...of('Word', differences(expected, docx)),
    ...of('Excel', annexDifferences(document, annex)),
  ];
  const cells = expected.tables.reduce((sum, rows) => sum + rows.flat().length, 0);
  return checked('formats', { looked: expected.texts.length + cells + expected.drawings.length, problems });
}

/** What a file without a glyph says instead: nothing at all, the replacement sign, or a private code that means nothing elsewhere. */
const NO_GLYPH = /[\uFFFD\uE000-\uF8FF\u25A1]/u;

/** A character that cannot be set stops the renderer; here it is looked whether each can be read back. */
export function checkGlyphs({ document, pdf, files }: Look): GateCheck {
  const printed = allOf(pdf);
  const there = new Set(printed.join(''));
  const expected = contentOf(document);
  const missing = [...new Set(squeezed([...expected.texts, ...expected.tables.flat(2)].join('')))].filter((letter) => !there.has(letter));
  const problems = [
    ...printed
      .filter((text) => NO_GLYPH.test(text))
      .map((text) => problem(WHOLE, `“${text}”中有缺字`, `"${text}" has a character without a glyph`)),
    ...(missing.length > 0
      ? [problem(WHOLE, `读不出这些字：${missing.join('')}`, `these characters cannot be read back: ${missing.join('')}`)]
      : []),
    ...(files.pdf.fonts === '' ? [problem(WHOLE, '没有说明所用字体', 'the fonts are not said')] : []),
  ];
  return checked('glyphs', { looked: there.size, problems });
}
const allOf = ({ texts, tables, drawings }: PrintedContent): string[] => [
  ...texts,
  ...tables.flat(2),
  ...drawings.flatMap(({ labels }) => labels),
];

export function checkClipping({ drawings, places }: Look): GateCheck {
  const placeOf = (id: string): Text => places.blocks.find(({ block }) => block.id === id)?.place ?? WHOLE;
  const problems = drawings.flatMap(({ block, cut }) =>
    cut.map((label) => problem(placeOf(block), `“${label}”超出图面`, `"${label}" leaves the drawing`)),
  );
  return checked('clipping', { looked: drawings.reduce((sum, { labels }) => sum + labels.length, 0), problems }, drawings.length > 0);
}

export function checkSections({ document, places }: Look): GateCheck {
  const bodies = [document.body, ...document.annexes.map((annex) => annex.body)];
  const problems = [
    ...bodies.flatMap((body) =>
      body.filter((node, i) => isLonelyHeading(node, body.slice(i + 1))).map((node) => empty(placeOfHeading(node))),
    ),
    ...document.annexes.filter(({ body }) => body.length === 0).map(({ title }) => empty({ zh: title, en: title })),
    ...(document.body.length === 0 ? [empty(WHOLE)] : []),
    ...places.blocks.filter(({ block }) => blockTable(block, document.language).rows.length === 0).map(({ place }) => empty(place)),
    ...sentencesOf(document)
      .filter(({ sentence }) => sentence.length === 0)
      .map(({ node }) => empty(places.of(node))),
  ];
  return checked('sections', { looked: [...walk(document)].length, problems });
}

/** Followed by nothing, or by a heading that is not below it. */
function isLonelyHeading(node: BriefingNode, after: BriefingNode[]): boolean {
  if (node.type !== 'heading') return false;
  const next = after.find(({ type }) => type !== 'page_break');
  return !next || (next.type === 'heading' && next.level <= node.level);
}
const placeOfHeading = (node: BriefingNode): Text => (node.type === 'heading' ? { zh: node.text, en: node.text } : WHOLE);
const empty = (where: Text) =>
  problem(
    where,
    '没有内容，也没有说明原因；请补写，或在文风版式中去掉这一部分',
    'is empty without saying why; write something, or leave the section out in the style',
  );

export function checkPlaceholders({ document, places }: Look): GateCheck {
  const open = placeholdersOf(document).map(({ node, text }) =>
    problem(places.of(node), `“${text}”还没有写好`, `"${text}" is still to be written`),
  );
  return checked('placeholders', { looked: sentencesOf(document).length, problems: open });
}

/** A return that was accepted and is not summed yet makes them old as well. */
export async function checkFreshness({ ports: { database }, record, document }: Look): Promise<GateCheck> {
  const newest = (await database.periods.get(record.period))?.dataVersion ?? 0;
  const isWaiting = (await database.facts.dirtyPeriods()).includes(record.period);
  const own = document.dataVersion;
  const problems = [
    ...(own === newest
      ? []
      : [
          problem(
            WHOLE,
            `数据版本是 ${own}，最新为 ${newest}；请退回后按最新数据重新起草`,
            `Its figures are of data version ${own}, the newest is ${newest}; send it back and draft it anew`,
          ),
        ]),
    ...(isWaiting
      ? [problem(WHOLE, '有新审核的季报正在汇总，请稍后再发布', 'A return was just accepted and is being summed; release it in a moment')]
      : []),
  ];
  return checked('freshness', { looked: 1, problems });
}
