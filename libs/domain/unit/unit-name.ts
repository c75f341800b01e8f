/** What a unit may be called: plain text a person can read, without characters that hide or turn what stands beside them. */
import { DomainError } from '../errors.js';

const CODE = /^[A-Za-z0-9_-]{1,32}$/;
/** Control characters, bidi marks, zero-width characters, line and paragraph separators, private use, lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

export const NAME_LENGTH = 100;
export const SHORT_NAME_LENGTH = 40;

export const isUnitCode = (code: string): boolean => CODE.test(code);

export function checkedCode(code: string): string {
  if (isUnitCode(code)) return code;
  throw new DomainError(
    'invalid',
    {
      zh: `单位编码“${visible(code)}”不对：只能用字母、数字、“-”和“_”，不超过32个`,
      en: `"${visible(code)}" is not a unit code: letters, digits, "-" and "_", at most 32`,
    },
    { errors: [{ field: 'code', message: '编码只能用字母、数字、“-”和“_”' }] },
  );
}

/** The name without spaces around it. */
export const checkedName = (name: string): string => checked(name, NAME_LENGTH, 'name', { zh: '单位名称', en: 'name' });
export const checkedShortName = (name: string): string =>
  checked(name, SHORT_NAME_LENGTH, 'shortName', { zh: '单位简称', en: 'short name' });

function checked(text: string, length: number, field: string, label: { zh: string; en: string }): string {
  const name = text.trim();
  const refuse = (zh: string, en: string) =>
    new DomainError(
      'invalid',
      { zh: `${label.zh}${zh}`, en: `The ${label.en} ${en}` },
      { errors: [{ field, message: `${label.zh}${zh}` }] },
    );
  if (name === '') throw refuse('不能为空', 'is empty');
  if (HIDDEN.test(name))
    throw refuse(
      `“${visible(name)}”含有看不见的控制字符，请重新键入`,
      `"${visible(name)}" holds invisible control characters; type it anew`,
    );
  if ([...name].length > length) throw refuse(`超过${length}个字`, `is longer than ${length} characters`);
  return name;
}

/** As it may be shown: what is hidden shows as �. */
const visible = (text: string): string => [...text.slice(0, 60)].map((c) => (HIDDEN.test(c) ? '�' : c)).join('');
