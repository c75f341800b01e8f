/** Briefing → DOCX that Word, WPS and LibreOffice open: real styles, editable tables, sharp charts; the same bytes for the same document. */
import { AlignmentType, BookmarkEnd, BookmarkStart, Document, HeadingLevel, Packer, PageBreak, Paragraph, type Table, TextRun } from 'docx';
import type { Briefing } from '#domain/briefing/briefing.js';
import type { RenderedFile } from '#domain/ports/renderer.port.js';
import { type LaidOut, layOut, type NodeData } from '../briefing-data.js';
import type { FontSet } from '../font-set.js';
import { textWidth } from '#charts/measure-text.js';
import { qrDrawing } from '../qr-drawing.js';
import { blockNodes, type Pictures } from './blocks.js';
import { colophon, cover, documentTitle, footers, headers, imprint, redHead, signature } from './frame.js';
import { OFFICIAL_FONTS, page, styles, twips } from './look.js';
import { finished } from './package.js';
import { pictureOf } from './picture.js';

/** Changes whenever a document may come out different from the same data. */
export const DOCX_VERSION = 'jibao-docx 3 · docx 9.6.1 · sharp 0.35.5 · echarts 6.1.0';

/** Seen from afar: its number stands out, and room below it. */
const SLIDE_ITEM = { indent: { left: twips(26), hanging: twips(26) }, spacing: { after: twips(12) }, alignment: AlignmentType.LEFT };

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

export class DocxRenderer {
  constructor(private readonly fonts: FontSet) {}

  async render(briefing: Briefing): Promise<RenderedFile> {
    const { data, drawings } = layOut(briefing);
    const names = { ...OFFICIAL_FONTS, ...this.fonts.own };
    const fonts = describeFonts(Object.values(names), briefing.language);
    const pictures: Pictures = new Map(
      await Promise.all([...drawings].map(async ([file, svg]): Promise<[string, Buffer]> => [file, await pictureOf(svg)])),
    );
    const scanned = data.words.verification?.url;
    const code = scanned ? await pictureOf(qrDrawing(scanned)) : null;
    const document = new Document({
      title: data.title,
      creator: data.issuingOffice,
      lastModifiedBy: data.issuingOffice,
      keywords: [data.masthead, data.period, data.issue].filter(Boolean).join(', '),
      description: data.colophon.join(' '),
      evenAndOddHeaderAndFooters: true,
      styles: styles(data.layout, names, data.language),
      sections: [
        {
          properties: page(data.layout),
          headers: headers(data),
          footers: footers(data),
          children: content({ ...data, colophon: [...data.colophon, fonts] }, pictures, code),
        },
      ],
    });
    const bytes = finished(await Packer.toBuffer(document), data, names);
    return { bytes, pages: 0, renderedWith: `${DOCX_VERSION} · fonts ${this.fonts.hash.slice(0, 16)}`, fonts };
  }
}

function content(data: LaidOut, pictures: Pictures, code: Buffer | null): (Paragraph | Table)[] {
  const { words } = data;
  const mark = bookmarks();
  const nodes = (list: NodeData[], keepsEnd = false) =>
    list.flatMap((node, i) => nodeOf(node, data, pictures, mark, i > 0, keepsEnd && i === list.length - 1));
  const listed = words.annexLines.length;
  const isSigned = words.signature !== null;
  // All names begin below the first; the list is not torn apart, and stays with what is before it and with the signature.
  const annexLine = (text: string, i: number) =>
    new Paragraph({
      style: 'BodyText',
      text: i === 0 ? words.annexLead + text : text,
      indent: { left: twips(i === 0 ? 0 : textWidth(words.annexLead, 16)) },
      keepNext: isSigned || i < listed - 1,
    });
  return [
    ...(data.layout === 'deck' ? cover(data) : [...redHead(data), documentTitle(data)]),
    ...(words.addressees ? [new Paragraph({ text: words.addressees })] : []),
    ...nodes(data.body, listed > 0 || isSigned),
    ...(listed > 0 ? [new Paragraph({ text: '', keepNext: true })] : []),
    ...words.annexLines.map(annexLine),
    ...signature(data),
    ...data.annexes.flatMap((annex, i) => [
      new Paragraph({ pageBreakBefore: true, text: annex.label, style: 'AnnexLabel' }),
      new Paragraph({ style: 'AnnexTitle', children: mark(annex.title, `annex_${i + 1}`) }),
      ...nodes(annex.body),
    ]),
    ...colophon(data, code),
    ...imprint(data),
  ];
}

type Mark = (text: string, id: string) => (BookmarkStart | TextRun | BookmarkEnd)[];

/** Headings can be jumped to. Names are letters, digits and underscores, at most forty. */
function bookmarks(): Mark {
  let last = 0;
  return (text, id) => {
    const at = ++last;
    const name = `b${at}_${id.replaceAll(/[^A-Za-z0-9]+/g, '_')}`.slice(0, 40);
    return [new BookmarkStart(name, at), new TextRun(text), new BookmarkEnd(at)];
  };
}

function nodeOf(node: NodeData, data: LaidOut, pictures: Pictures, mark: Mark, isLater: boolean, keepNext: boolean): (Paragraph | Table)[] {
  switch (node.type) {
    case 'heading':
      return [
        new Paragraph({
          heading: HEADINGS[node.level],
          children: mark(node.text, node.id),
          // Every finding of a slide show has a page of its own.
          pageBreakBefore: data.layout === 'deck' && node.level === 1 && isLater,
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ style: 'BodyText', text: node.text, keepNext })];
    case 'list':
      return node.items.map(
        (text, i) =>
          new Paragraph({
            ...{ style: 'BodyText', text, keepNext: keepNext && i === node.items.length - 1 },
            ...(data.layout === 'deck' && SLIDE_ITEM),
          }),
      );
    case 'note':
      return [new Paragraph({ style: 'BlockNote', text: node.text, keepNext })];
    case 'page_break':
      return [new Paragraph({ children: [new PageBreak()] })];
    default:
      return blockNodes(node, data.layout, pictures);
  }
}

function describeFonts(names: string[], language: Briefing['language']): string {
  const listed = [...new Set(names)];
  return language === 'zh'
    ? `本文档使用字体：${listed.join('、')}；电脑上没有的，由文字处理软件以相近字体代替。`
    : `Fonts of this document: ${listed.join(', ')}; where one is not installed, the word processor takes its like.`;
}
