/** The page's frame in the editable document: red head, signature, imprint, page numbers. */
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  PageBreak,
  PageNumber,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { textWidth } from '#charts/measure-text.js';
import type { LaidOut } from '../briefing-data.js';
import { PAGES } from '../pages.js';
import { RED, TITLE_SIZE, twips } from './look.js';

const CHARACTER = 16;

/** Fitted to the width like the printed one, at most 60 pt. */
export function redHead(data: LaidOut): Paragraph[] {
  if (data.masthead === '' || data.layout === 'sheet' || data.layout === 'deck') return [];
  const area = PAGES[data.layout].area;
  const size = Math.min(60, Math.floor((area / [...data.masthead].length) * 0.94));
  return [
    new Paragraph({ style: 'RedHead', children: [new TextRun({ text: data.masthead, size: size * 2 })] }),
    ...(data.issue ? [new Paragraph({ alignment: AlignmentType.CENTER, text: data.issue })] : []),
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: twips(area - CHARACTER) }],
      indent: { left: twips(CHARACTER) },
      children: [new TextRun(data.issuingOffice), new TextRun({ text: `\t${data.issuedOn}` })],
      border: { bottom: { style: BorderStyle.SINGLE, size: 13, color: RED, space: 8 } },
    }),
    new Paragraph({ text: '' }),
    new Paragraph({ text: '' }),
  ];
}

/** Fewest lines, evenly long, as in print: never a single character on the last. */
export function documentTitle({ title, layout }: LaidOut): Paragraph {
  const { area } = PAGES[layout];
  const size = TITLE_SIZE[layout];
  const width = textWidth(title, size);
  const lines = Math.ceil(width / area);
  const inset = lines === 1 ? 0 : twips(Math.max(0, (area - width / lines) / 2 - size));
  return new Paragraph({ heading: HeadingLevel.TITLE, text: title, indent: { left: inset, right: inset } });
}

/** Sealed: the date four characters in, the name centred on it, with room above for the seal, which is pressed by hand; else under the text. */
export function signature(data: LaidOut): Paragraph[] {
  const { signature: signed } = data.words;
  if (!signed) return [];
  const [name, day] = [textWidth(signed.office, CHARACTER), textWidth(signed.date, CHARACTER)];
  // Without a seal the date begins two characters after the name, and the longer of them ends two characters in.
  const [ofName, ofDate] = data.sealSpace
    ? [4 * CHARACTER - (name - day) / 2, 4 * CHARACTER]
    : [2 * CHARACTER + Math.max(0, day + 2 * CHARACTER - name), 2 * CHARACTER + Math.max(0, name - day - 2 * CHARACTER)];
  const line = (text: string, right: number, keepNext: boolean) =>
    new Paragraph({ text, alignment: AlignmentType.RIGHT, indent: { right: twips(Math.max(0, right)) }, keepNext });
  return [
    ...Array.from({ length: data.sealSpace ? 3 : 1 }, () => line('', 0, true)),
    line(signed.office, ofName, true),
    line(signed.date, ofDate, false),
  ];
}

const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' });
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** 报 送 发, office and date between rules of 0.35 and 0.25 mm; set at the foot of the last page. */
export function imprint(data: LaidOut): (Paragraph | Table)[] {
  const { groups, copies, issued } = data.words;
  if (data.layout === 'deck' || data.layout === 'sheet' || issued === '') return [];
  const area = twips(PAGES[data.layout].area);
  const inset = { left: twips(14), right: twips(14) };
  const cell = (children: Paragraph[], top: number, bottom: number) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: area, type: WidthType.DXA },
          borders: { left: none, right: none, top: top ? rule(top) : none, bottom: bottom ? rule(bottom) : none },
          children,
        }),
      ],
    });
  const right = { type: TabStopType.RIGHT, position: area - twips(14) };
  const recipients = [
    ...groups.map(
      ({ lead, names }) =>
        new Paragraph({ style: 'Imprint', indent: { left: twips(42), hanging: twips(28), right: twips(14) }, text: lead + names }),
    ),
    ...(copies ? [new Paragraph({ style: 'Imprint', indent: inset, alignment: AlignmentType.RIGHT, text: copies })] : []),
  ];
  const last = new Paragraph({
    style: 'Imprint',
    indent: { left: twips(14) },
    tabStops: [right],
    text: `${data.issuingOffice}\t${issued}`,
  });
  return [
    new Table({
      width: { size: area, type: WidthType.DXA },
      columnWidths: [area],
      // At the foot of the page on which the text ends, whatever room there is above.
      float: {
        verticalAnchor: TableAnchorType.MARGIN,
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
        horizontalAnchor: TableAnchorType.MARGIN,
        relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
      },
      borders: { top: rule(8), bottom: rule(8), left: none, right: none, insideHorizontal: rule(6), insideVertical: none },
      rows: [...(recipients.length > 0 ? [cell(recipients, 8, 6)] : []), cell([last], recipients.length > 0 ? 6 : 8, 8)],
    }),
    new Paragraph({ style: 'Colophon', text: '' }),
  ];
}

/** How the figures came about, in what it is set, and how it can be checked. */
export function colophon(data: LaidOut, code: Buffer | null): (Paragraph | Table)[] {
  const { verification } = data.words;
  const said = (text: string) => new Paragraph({ style: 'Colophon', text, keepNext: true });
  const lines = [said(''), ...data.colophon.map(said)];
  if (!verification) return lines;
  if (!code) return [...lines, ...verification.lines.map(said)];
  const picture = new ImageRun({
    type: 'png',
    data: code,
    transformation: { width: 72, height: 72 },
    altText: { name: verification.code, title: verification.code, description: verification.lines.at(-1)! },
  });
  const area = twips(PAGES[data.layout].area);
  const widths = [twips(66), area - twips(66)];
  const cell = (i: number, children: Paragraph[]) =>
    new TableCell({ width: { size: widths[i] ?? 0, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, children });
  const image = new Paragraph({ style: 'Colophon', keepNext: true, children: [picture] });
  return [
    ...lines,
    new Table({
      width: { size: area, type: WidthType.DXA },
      columnWidths: widths,
      borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
      rows: [new TableRow({ cantSplit: true, children: [cell(0, [image]), cell(1, verification.lines.map(said))] })],
    }),
    said(''),
  ];
}

/** The first slide: title, office and date on a page of their own. */
export function cover(data: LaidOut): Paragraph[] {
  const centred = (text: string) => new Paragraph({ alignment: AlignmentType.CENTER, text });
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: data.title, spacing: { before: twips(150), after: twips(40) } }),
    ...[data.masthead, data.issuingOffice, data.issuedOn].filter(Boolean).map(centred),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

/** At the top of every page until it is released. */
export function headers({ mark }: LaidOut) {
  if (mark === '') return {};
  const header = new Header({
    children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ text: mark, color: RED, size: 21 })] })],
  });
  return { default: header, even: header };
}

/** — 1 —, at the right of odd pages and at the left of even ones; slides and sheets have theirs in the middle. */
export function footers(data: LaidOut) {
  const number = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
    new Footer({
      children: [
        new Paragraph({
          style: 'PageNumber',
          alignment,
          indent: { left: twips(14), right: twips(14) },
          children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
        }),
      ],
    });
  if (data.layout === 'sheet') return {};
  if (data.layout === 'deck') return { default: number(AlignmentType.RIGHT), even: number(AlignmentType.RIGHT) };
  return { default: number(AlignmentType.RIGHT), even: number(AlignmentType.LEFT) };
}
