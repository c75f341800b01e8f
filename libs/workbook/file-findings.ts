/** Everything that can be wrong with a file as a whole, each said once: what it is and what to do. */
import type { Text } from '#domain/errors.js';
import { periodName, type Period } from '#domain/period/period.js';
import { findingKey, type Finding } from '#domain/validation/finding.js';
import { LIMITS } from './xlsx/limits.js';

/** Codes are part of the contract: programs and help pages refer to them. */
export type FileCode = 'F01' | 'F02' | 'F03' | 'F04' | 'F05' | 'F06' | 'F07' | 'F08' | 'F09' | 'F10' | 'F11' | 'F12' | 'F15';

const finding = (code: FileCode, message: Text, expected: Text, value: string | null = null): Finding => ({
  key: findingKey(code, null),
  severity: 'error',
  code,
  element: null,
  sheet: null,
  cell: null,
  value,
  message,
  expected,
});

const DOWNLOAD_AGAIN: Text = {
  zh: '请在“填报”页重新下载本单位本季的工作簿，填好后上传',
  en: 'Download your workbook of this quarter again from “My returns”, fill it in and upload it',
};
export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;
const SAVE_AS_XLSX: Text = {
  zh: '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再上传；不能只改扩展名',
  en: 'Open it in Excel or WPS and save it as “Excel Workbook (*.xlsx)”; renaming the file is not enough',
};

/** F01. `looksLike`: what the bytes seem to be. */
export const notAWorkbook = (looksLike: Text | null = null): Finding =>
  finding(
    'F01',
    {
      zh: `这个文件不是工作簿${looksLike ? `（看上去是${looksLike.zh}）` : ''}，无法读取`,
      en: `This file is not a workbook${looksLike ? ` (it looks like ${looksLike.en})` : ''}`,
    },
    {
      zh: '请上传从本系统下载并填写的工作簿（.xlsx、.xls、.et）、汇总表（含 .csv），或装有工作簿的 .zip 压缩包',
      en: 'Upload a workbook you downloaded here and filled in (.xlsx, .xls, .et), a consolidated table (.csv as well), or a .zip of workbooks',
    },
  );

/** F01. An archive in which nothing can be a return. */
export const emptyArchive = (): Finding =>
  finding(
    'F01',
    { zh: '压缩包里没有文件', en: 'There are no files in the archive' },
    { zh: '请把填好的工作簿放进 .zip 压缩包后再上传', en: 'Put the workbooks you filled in into the .zip and upload it again' },
  );

/** F02. */
export const encrypted = (): Finding =>
  finding(
    'F02',
    { zh: '工作簿设有打开密码，系统无法读取', en: 'The workbook is protected by a password to open it' },
    {
      zh: '请用 Excel 或 WPS 打开，在“文件—信息—保护工作簿—用密码进行加密”中清空密码，保存后再上传',
      en: 'Open it in Excel or WPS, clear the password under File – Info – Protect Workbook, save and upload again',
    },
  );

/** F01. Where one table is wanted. */
export const archiveForTable = (): Finding =>
  finding(
    'F01',
    { zh: '这是一个压缩包，这里只能上传一张表', en: 'This is an archive; one table is wanted here' },
    { zh: '请解压后上传其中的表（.xlsx、.xls 或 .csv）', en: 'Unpack it and upload the table itself (.xlsx, .xls or .csv)' },
  );

/** F02. */
export const encryptedArchive = (): Finding =>
  finding(
    'F02',
    { zh: '压缩包设有密码，系统无法读取', en: 'The archive is protected by a password' },
    { zh: '请重新压缩，不设密码，再上传', en: 'Pack the files again without a password and upload that' },
  );

/** F03. */
export const hasMacros = (): Finding =>
  finding(
    'F03',
    { zh: '工作簿含有宏，系统不接收', en: 'The workbook contains macros and is not accepted' },
    {
      zh: '请另存为不含宏的“Excel 工作簿（*.xlsx）”后再上传；不要使用 .xlsm',
      en: 'Save it as a macro-free “Excel Workbook (*.xlsx)” and upload that; do not use .xlsm',
    },
  );

/** F04. `where`: the part of the file that cannot be read. */
export const damaged = (where: string | null = null): Finding =>
  finding(
    'F04',
    {
      zh: `文件已损坏或不完整${where ? `（${where}）` : ''}，无法读取`,
      en: `The file is damaged or incomplete${where ? ` (${where})` : ''}`,
    },
    {
      zh: '请用 Excel 或 WPS 打开原文件检查，重新保存后再上传；打不开的，请重新下载填写',
      en: 'Open the original in Excel or WPS, save it again and upload; if it will not open, download and fill in a new one',
    },
  );

/** F04. A table of text whose quotation marks do not close, so that nobody can tell where a cell ends. */
export const quotesAstray = (row: number): Finding =>
  finding(
    'F04',
    {
      zh: `文本表格第 ${row} 行的引号不成对，无法分清单元格`,
      en: `The quotation marks in line ${row} do not match; it cannot be told where cells end`,
    },
    { zh: '请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传', en: 'Open it in Excel or WPS, save it as .xlsx and upload that' },
  );

/** F05, from the sizes the file states or reveals while it is unpacked. */
export const tooBig = (what: Text): Finding =>
  finding(
    'F05',
    { zh: `文件过大：${what.zh}`, en: `The file is too big: ${what.en}` },
    {
      zh: '请删除与季报无关的内容和图片后再上传，或重新下载工作簿填写',
      en: 'Remove contents and pictures that do not belong to the return, or download a new workbook and fill it in',
    },
  );
export const tooManyColumns = (sheet: string): Finding =>
  tooBig({ zh: `“${sheet}”超过 ${LIMITS.tableColumns} 列`, en: `"${sheet}" has more than ${LIMITS.tableColumns} columns` });
export const tooManyRows = (sheet: string): Finding =>
  tooBig({ zh: `“${sheet}”超过 ${LIMITS.tableRows} 行`, en: `"${sheet}" has more than ${LIMITS.tableRows} rows` });
export const tooMuchContent = (): Finding => tooBig({ zh: '单元格或文字过多', en: 'too many cells or too much text' });

/** F06. `what`: the thing inside that is not accepted. */
export const hasForeignContent = (what: Text): Finding =>
  finding(
    'F06',
    { zh: `工作簿含有${what.zh}，系统不接收`, en: `The workbook contains ${what.en} and is not accepted` },
    {
      zh: '请在“数据—编辑链接”中断开链接、删除嵌入的对象，另存后再上传；或重新下载工作簿填写',
      en: 'Break links under Data – Edit Links, remove embedded objects and save again; or fill in a newly downloaded workbook',
    },
  );

/** F07. A workbook, but without the identity every template has. */
export const notOurTemplate = (): Finding =>
  finding('F07', { zh: '这个工作簿不是从本系统下载的季报', en: 'This workbook was not downloaded from this system' }, DOWNLOAD_AGAIN);

/** F07. Ours, but cells cannot be found any more. */
export function templateAltered(lost: { code: string; name: Text }[]): Finding {
  const list = (language: 'zh' | 'en', between: string): string =>
    lost
      .slice(0, 5)
      .map(({ code, name }) => `${code} ${name[language]}`)
      .join(between);
  return finding(
    'F07',
    {
      zh: `季报工作簿的结构已被改动，找不到：${list('zh', '、')}${lost.length > 5 ? `等 ${lost.length} 项` : ''}`,
      en: `The structure of the workbook was altered; not found: ${list('en', ', ')}${lost.length > 5 ? ` and ${lost.length - 5} more` : ''}`,
    },
    DOWNLOAD_AGAIN,
    lost
      .map(({ code }) => code)
      .join(' ')
      .slice(0, 200),
  );
}

/** F08. */
export const wrongUnit = (found: string, wanted: { code: string; name: string } | null): Finding =>
  finding(
    'F08',
    {
      zh: `这是单位 ${found} 的季报${wanted ? `，不是${wanted.name}（${wanted.code}）的` : '，不在您的填报范围内'}`,
      en: `This is the return of unit ${found}${wanted ? `, not of ${wanted.name} (${wanted.code})` : ', which is not yours to file'}`,
    },
    DOWNLOAD_AGAIN,
    found,
  );

/** F09. `open`: the period that may be filed now. */
export const wrongPeriod = (found: Period, open: Period | null): Finding =>
  finding(
    'F09',
    {
      zh: `这是${periodName(found).zh}的季报，${open ? `目前开放填报的是${periodName(open).zh}` : '该报告期目前不接收填报'}`,
      en: `This is a return of ${periodName(found).en}; ${open ? `${periodName(open).en} is open for filing` : 'that period is not open for filing'}`,
    },
    DOWNLOAD_AGAIN,
    found,
  );

/** F10. `current`: the version in force, where known. */
export const oldForm = (found: string, current: string | null): Finding =>
  finding(
    'F10',
    {
      zh: `工作簿的表式版本是 ${found}，${current ? `本期使用 ${current}` : '系统中没有这个版本'}`,
      en: `The workbook uses form version ${found}; ${current ? `this period uses ${current}` : 'there is no such version here'}`,
    },
    DOWNLOAD_AGAIN,
    found,
  );

/** F11. */
export const otherFormat = (name: Text): Finding =>
  finding(
    'F11',
    {
      zh: `这是${name.zh}格式的文件，系统接收 .xlsx、.xls、.et、.csv 和 .zip`,
      en: `This is a file in ${name.en} format; .xlsx, .xls, .et, .csv and .zip are accepted`,
    },
    SAVE_AS_XLSX,
  );

/** F12. */
export const readingStopped = (why: 'time' | 'memory' | 'crash'): Finding =>
  finding(
    'F12',
    {
      zh: { time: '读取文件用时过长，已停止', memory: '读取文件占用内存过多，已停止', crash: '读取文件时异常中断' }[why],
      en: {
        time: 'Reading the file took too long and was stopped',
        memory: 'Reading the file took too much memory and was stopped',
        crash: 'Reading the file broke off',
      }[why],
    },
    DOWNLOAD_AGAIN,
  );

const FILL_IN_CONSOLIDATED: Text = {
  zh: '请下载“汇总表”，在其中填写后上传：编码行写有 UNIT 和指标编码（如 M09），其下每个单位一行',
  en: 'Download the consolidated form and fill that in: one row holds UNIT and the element codes (such as M09), below it one row per unit',
};

/** F15. Figures, but no row that says what they are. */
export const noHeadRow = (): Finding =>
  finding(
    'F15',
    {
      zh: '没有找到编码行：表中没有哪一行同时写着 UNIT（单位编码列）和指标编码',
      en: 'No row of codes was found: no row holds both UNIT (the column of unit codes) and element codes',
    },
    FILL_IN_CONSOLIDATED,
  );

/** F15. Codes, and nothing below them. */
export const noRows = (): Finding =>
  finding(
    'F15',
    { zh: '编码行以下没有一行数据', en: 'There is not one row of figures below the row of codes' },
    { zh: '请在编码行以下每个单位填写一行后再上传', en: 'Fill in one row per unit below the row of codes and upload again' },
  );

/** F15. Which of the two would count nobody can tell. */
export const columnTwice = (code: string, sheet: string, cells: string[]): Finding => ({
  ...finding(
    'F15',
    {
      zh: `编码行里“${code}”出现了 ${cells.length} 次（${sheet}!${cells.join('、')}），无法判断用哪一列`,
      en: `"${code}" stands ${cells.length} times in the row of codes (${sheet}!${cells.join(', ')}); it cannot be told which column counts`,
    },
    { zh: '请只保留一列，删除其余的编码后再上传', en: 'Keep one of the columns, delete the codes of the others and upload again' },
    code,
  ),
  sheet,
  cell: cells[1] ?? cells[0] ?? null,
});

/** F15. A file of figures for no period that can be named. */
export const periodUntold = (openPeriods: number, sheet: string, cell: string): Finding => ({
  ...finding(
    'F15',
    openPeriods === 0
      ? { zh: '目前没有开放填报的报告期', en: 'No period is open for filing' }
      : {
          zh: '目前有几个报告期开放填报，表中没有写明是哪一期',
          en: 'Several periods are open for filing, and the table does not say which one it is of',
        },
    openPeriods === 0
      ? { zh: '请等管理员开放填报后再上传', en: 'Upload it when the office has opened the period' }
      : {
          zh: '请在编码行加一列 PERIOD，每行写明报告期（如 2026Q3）',
          en: 'Add a column PERIOD to the row of codes and write the period in every row (like 2026Q3)',
        },
  ),
  sheet,
  cell,
});
