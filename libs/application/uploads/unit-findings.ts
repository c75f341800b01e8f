/** What can be wrong with one return of an upload, besides its figures; and findings that say of which unit they speak. */
import type { DomainError } from '#domain/errors.js';
import type { Finding } from '#domain/validation/finding.js';

/** Where a return stands in the file: the entry of an archive, the cell of its unit code, or nothing more than the file itself. */
export interface FiledPlace {
  entry: string | null;
  sheet: string | null;
  cell: string | null;
}

/** F13: it may not be changed now; the words are those of the refusal. */
export const notNow = (error: DomainError): Finding => ({
  key: 'F13:*',
  severity: 'error',
  code: 'F13',
  element: null,
  sheet: null,
  cell: null,
  value: null,
  message: error.text,
  expected: null,
});

/** F13: filing is over for this unit. */
export const locked = (locksOn: string): Finding => ({
  key: 'F13:*',
  severity: 'error',
  code: 'F13',
  element: null,
  sheet: null,
  cell: null,
  value: locksOn,
  message: { zh: `填报已于 ${locksOn} 截止，未采用`, en: `Filing closed on ${locksOn}; it was not taken` },
  expected: { zh: '请联系党建办办理补报，开放后再上传', en: 'Ask the office to unlock it, then upload again' },
});

/** F22, a warning: figures in columns that are not this unit's to file. */
export const notExpected = (codes: string[]): Finding => ({
  key: 'F22:*',
  severity: 'warning',
  code: 'F22',
  element: null,
  sheet: null,
  cell: null,
  value: codes.join(' ').slice(0, 200),
  message: {
    zh: `本单位不填报 ${codes.slice(0, 5).join('、')}${codes.length > 5 ? `等 ${codes.length} 项` : ''}，所填数字未采用`,
    en: `This unit does not file ${codes.slice(0, 5).join(', ')}${codes.length > 5 ? ` and ${codes.length - 5} more` : ''}; the figures were not taken`,
  },
  expected: { zh: '请核对是否填错了行或列', en: 'Check whether a row or column was mixed up' },
});

/** F25, a warning: figures the sender may not see are not his to file. */
export const leftToUnit = (codes: string[]): Finding => ({
  key: 'F25:*',
  severity: 'warning',
  code: 'F25',
  element: null,
  sheet: null,
  cell: null,
  value: codes.join(' ').slice(0, 200),
  message: {
    zh: `${codes.join('、')} 只显示全局合计，由本单位填报员填写；文件中的数字未采用，原有数字保留`,
    en: `${codes.join(', ')} are shown as bureau totals only and filled in by a clerk of the unit; the figures of the file were not taken, those on file stay`,
  },
  expected: { zh: '请该单位填报员登录后填写', en: 'A clerk of the unit signs in and fills them in' },
});

/** F23: said first where a file was to be taken whole or not at all. */
export const nothingTaken = (returns: number, faulty: number): Finding => ({
  key: 'F23:*',
  severity: 'error',
  code: 'F23',
  element: null,
  sheet: null,
  cell: null,
  value: null,
  message: {
    zh: `您选择了“全部无误才存入”：文件中填写了 ${returns} 份季报，${faulty > 0 ? `其中 ${faulty} 份有错误` : '另有未能读取的部分'}，一份也没有存入`,
    en: `You chose “All of them or none”: of ${returns} returns filled in ${faulty > 0 ? `${faulty} have errors` : 'none has an error, but parts could not be read'}; none was stored`,
  },
  expected: {
    zh: '请改正后重新上传，或改选“没有错误的先存入”',
    en: 'Correct them and upload again, or choose “Store those without errors”',
  },
});

/** Of a file with several returns: the unit in front of the words, unique in the list, at the unit's own cell where it has none of its own. */
export function ofUnit(unit: { code: string; name: string | null }, finding: Finding, place: FiledPlace): Finding {
  const { code, name } = unit;
  const entry = place.entry === null ? null : { zh: `${place.entry}，`, en: `${place.entry}, ` };
  return {
    ...finding,
    key: `${code}/${finding.key}`,
    sheet: finding.sheet ?? place.sheet,
    cell: finding.cell ?? place.cell,
    message: {
      zh: `${entry?.zh ?? ''}${name === null ? code : `${name}（${code}）`}：${finding.message.zh}`,
      en: `${entry?.en ?? ''}${name === null ? code : `${name} (${code})`}: ${finding.message.en}`,
    },
  };
}
