/** What a schema complains of, in plain words: the library's own speak of types and patterns, which tells a reader nothing. */
import type { z } from 'zod';
import type { Text } from '#domain/errors.js';

type Issue = z.core.$ZodIssue | z.core.$ZodRawIssue;

export const REQUIRED: Text = { zh: '必须填写', en: 'Required' };
const MALFORMED: Text = { zh: '格式不对', en: 'Not in the form expected' };

const KINDS: Record<string, Text> = {
  string: { zh: '应为文字', en: 'Must be text' },
  number: { zh: '应为数字', en: 'Must be a number' },
  int: { zh: '应为整数', en: 'Must be a whole number' },
  boolean: { zh: '应为 true 或 false', en: 'Must be true or false' },
  array: { zh: '应为列表', en: 'Must be a list' },
  object: { zh: '应为一组数据项', en: 'Must be an object' },
  record: { zh: '应为一组数据项', en: 'Must be an object' },
  date: { zh: '应为日期', en: 'Must be a date' },
};

export function issueWords(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return 'input' in issue && issue.input === undefined ? REQUIRED : (KINDS[String(issue.expected)] ?? MALFORMED);
    case 'unrecognized_keys':
      return { zh: `没有这一项：${issue.keys.join('、')}`, en: `There is no such field: ${issue.keys.join(', ')}` };
    case 'invalid_value': {
      const values = issue.values.map(String);
      return { zh: `只能是：${values.join('、')}`, en: `Must be one of: ${values.join(', ')}` };
    }
    case 'too_small':
      if (issue.inclusive === false) return { zh: `应大于${issue.minimum}`, en: `Must be more than ${issue.minimum}` };
      return limit(String(issue.origin), Number(issue.minimum), 'least');
    case 'too_big':
      if (issue.inclusive === false) return { zh: `应小于${issue.maximum}`, en: `Must be less than ${issue.maximum}` };
      return limit(String(issue.origin), Number(issue.maximum), 'most');
    case 'not_multiple_of':
      return { zh: `应为${issue.divisor}的倍数`, en: `Must be a multiple of ${issue.divisor}` };
    default:
      return MALFORMED;
  }
}

/** Of a text or a list how long, of a number how large. */
function limit(origin: string, bound: number, side: 'least' | 'most'): Text {
  const isLeast = side === 'least';
  if (origin === 'string')
    return isLeast && bound === 1 ? REQUIRED : { zh: `${isLeast ? '至少' : '最多'}${bound}个字`, en: `At ${side} ${bound} characters` };
  if (origin === 'array' || origin === 'set' || origin === 'map')
    return { zh: `${isLeast ? '至少' : '最多'}${bound}项`, en: `At ${side} ${bound} ${bound === 1 ? 'item' : 'items'}` };
  return { zh: `不能${isLeast ? '小于' : '大于'}${bound}`, en: `Must not be ${isLeast ? 'less' : 'more'} than ${bound}` };
}
