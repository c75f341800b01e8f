/** Type and page of the editable document: named styles a reader can change in one place, official font names, the grid of the format. */
import { AlignmentType, DocumentGridType, type IParagraphStyleOptions, type ISectionOptions, LineRuleType, PageOrientation } from 'docx';
import type { BriefingLayout } from '#domain/briefing/briefing.js';
import type { Language } from '#domain/errors.js';
import type { FontRole } from '../font-set.js';

export type FontNames = Record<Exclude<FontRole, 'chart'>, string>;
/** What the reader's own program is asked for; most offices have these. */
export const OFFICIAL_FONTS: FontNames = {
  banner: '方正小标宋简体',
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  song: '宋体',
};
/** What stands in where a name is not installed. */
export const ALTERNATIVES: Record<string, string> = {
  方正小标宋简体: '华文中宋',
  仿宋_GB2312: '仿宋',
  楷体_GB2312: '楷体',
  黑体: 'SimHei',
  宋体: 'SimSun',
};

export const RED = 'C8161D';
export const INK = '2B2622';
export const GREY = '6F665C';
export const RULE = 'CFC6BA';

export const twips = (points: number): number => Math.round(points * 20);
const mm = (value: number): number => Math.round((value / 25.4) * 1440);
export const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

interface Type {
  /** Points. */
  size: number;
  line: number;
  indent: number;
  /** Twentieths of a point between characters: 28 of 16 pt on 156 mm. A grid of characters would do it too, but not in every program. */
  tracking: number;
}
const OFFICIAL: Type = { size: 16, line: 28.99, indent: 32, tracking: -5 };
const TYPE: Record<BriefingLayout, Type> = {
  official: OFFICIAL,
  bulletin: OFFICIAL,
  notice: OFFICIAL,
  sheet: { size: 10, line: 14.5, indent: 20, tracking: 0 },
  deck: { size: 20, line: 32, indent: 0, tracking: 0 },
};

/** Points. */
export const TITLE_SIZE: Record<BriefingLayout, number> = { official: 22, bulletin: 22, notice: 22, sheet: 15, deck: 32 };

export function styles(layout: BriefingLayout, names: FontNames, language: Language) {
  const { size, line, indent, tracking } = TYPE[layout];
  const exact = { line: twips(line), lineRule: LineRuleType.EXACT, before: 0, after: 0 };
  const isDeck = layout === 'deck';
  const title = TITLE_SIZE[layout];
  const heading = (role: keyof FontNames, large: boolean) => ({
    run: { font: font(names[role]), size: twips(isDeck && large ? 28 : size) / 10, color: '000000', characterSpacing: tracking },
    paragraph: {
      spacing: isDeck && large ? { line: twips(40), lineRule: LineRuleType.AT_LEAST, after: twips(8) } : exact,
      indent: { firstLine: twips(indent) },
      keepNext: true,
    },
  });
  const small = (
    id: string,
    name: string,
    more: Partial<IParagraphStyleOptions> & { points: number; role: keyof FontNames; colour?: string },
  ) => ({
    id,
    name,
    basedOn: 'Normal',
    ...more,
    run: { font: font(names[more.role]), size: more.points * 2, color: more.colour ?? '000000', ...more.run },
    paragraph: {
      spacing: { line: twips(more.points * 1.3), lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
      alignment: AlignmentType.LEFT,
      ...more.paragraph,
    },
  });
  return {
    default: {
      document: {
        run: {
          font: font(names.body),
          size: size * 2,
          language: { value: language === 'zh' ? 'en-US' : 'en-GB', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: exact },
      },
      title: {
        run: { font: font(names.title), size: title * 2, color: '000000' },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { line: twips(title * 1.45), lineRule: LineRuleType.AT_LEAST, before: 0, after: twips(isDeck ? 12 : line) },
        },
      },
      heading1: heading('hei', true),
      heading2: heading('kai', false),
      heading3: heading('body', false),
    },
    paragraphStyles: [
      // Han characters and numerals stand close, as in print.
      { id: 'Normal', name: 'Normal', quickFormat: true, paragraph: { autoSpaceEastAsianText: false } },
      {
        id: 'BodyText',
        name: 'Body Text',
        basedOn: 'Normal',
        quickFormat: true,
        run: { characterSpacing: tracking },
        paragraph: { indent: { firstLine: twips(indent) }, alignment: AlignmentType.BOTH, spacing: exact },
      },
      small('BlockTitle', 'Block Title', {
        points: isDeck ? 20 : 12,
        role: 'hei',
        paragraph: {
          keepNext: true,
          spacing: { line: twips(isDeck ? 26 : 17), lineRule: LineRuleType.AT_LEAST, before: twips(12), after: twips(3) },
        },
      }),
      small('BlockSubtitle', 'Block Subtitle', {
        points: isDeck ? 13 : 9,
        role: 'song',
        colour: GREY,
        paragraph: {
          keepNext: true,
          spacing: { line: twips(isDeck ? 18 : 13), lineRule: LineRuleType.AT_LEAST, before: 0, after: twips(4) },
        },
      }),
      small('BlockNote', 'Block Note', { points: isDeck ? 12 : 9, role: 'song', colour: GREY }),
      small('Colophon', 'Colophon', { points: 9, role: 'song', colour: GREY }),
      small('Imprint', 'Imprint', {
        points: 14,
        role: 'body',
        paragraph: { spacing: { line: twips(22), lineRule: LineRuleType.AT_LEAST } },
      }),
      small('TableText', 'Table Text', { points: 10.5, role: 'song', colour: INK }),
      small('TableHead', 'Table Head', { points: 10.5, role: 'hei', colour: INK, paragraph: { keepNext: true } }),
      small('AnnexLabel', 'Annex Label', { points: size, role: 'hei' }),
      small('AnnexTitle', 'Annex Title', {
        points: 18,
        role: 'title',
        paragraph: {
          alignment: AlignmentType.CENTER,
          outlineLevel: 0,
          keepNext: true,
          spacing: { line: twips(26), lineRule: LineRuleType.AT_LEAST, before: twips(line), after: twips(line) },
        },
      }),
      small('PageNumber', 'Page Number', { points: 14, role: 'song' }),
      small('RedHead', 'Red Head', {
        points: 60,
        role: 'banner',
        colour: RED,
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { line: 240, lineRule: LineRuleType.AUTO, before: twips(12), after: twips(18) },
        },
      }),
    ],
  };
}

/** 22 lines of 28 characters, bound at the left; slides lie. */
export function page(layout: BriefingLayout): NonNullable<ISectionOptions['properties']> {
  const [width, height] = [mm(210), mm(297)];
  if (layout === 'deck')
    return {
      page: {
        size: { width, height, orientation: PageOrientation.LANDSCAPE },
        margin: { top: mm(18), bottom: mm(18), left: mm(18), right: mm(18), header: mm(8), footer: mm(8) },
      },
    };
  if (layout === 'sheet')
    return {
      page: { size: { width, height }, margin: { top: mm(18), bottom: mm(16), left: mm(18), right: mm(18), header: mm(8), footer: mm(8) } },
    };
  return {
    page: {
      size: { width, height },
      margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(25.5) },
    },
    grid: { type: DocumentGridType.LINES, linePitch: twips(28.99) },
  };
}
