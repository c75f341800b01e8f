/** What a cell accepts while it is typed: type, range, step, 不适用, and the words of the refusal. */
import type { DataValidation } from 'hucre';
import type { Element } from '#domain/catalogue/catalogue.js';
import { NOT_APPLICABLE } from '#domain/return/values.js';

const plain = (value: number): string => (Number.isInteger(value) ? String(value) : String(Number(value.toFixed(4))));

export const numberFormat = (element: Element): string => (element.scale === 0 ? '#,##0' : `#,##0.${'0'.repeat(element.scale)}`);

/** 0 至 9999 的整数，不适用时填“不适用” */
export function rangeInWords(element: Element): string {
  const range = `${plain(element.min)} 至 ${plain(element.max)}`;
  const kind = element.type === 'integer' ? '的整数' : `、小数不超过 ${element.scale} 位的数`;
  const step = element.step && element.step !== 1 ? `，须为 ${plain(element.step)} 的倍数` : '';
  return `${range} ${kind}${step}${element.allowsNotApplicable ? `；不适用时填“${NOT_APPLICABLE}”` : ''}`
    .replace(' 、', '、')
    .replace(' 的', ' 的');
}

/** Refuses at the cell what the server would refuse later. */
export function checkOf(element: Element, cell: string): DataValidation {
  const [min, max] = [plain(element.min), plain(element.max)];
  const words = {
    range: cell,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop' as const,
    errorTitle: `${element.code} 填写有误`,
    errorMessage: `${element.name.zh}应填 ${rangeInWords(element)}。`.slice(0, 220),
  };
  const stepped = element.step !== undefined && element.step !== 1;
  if (!element.allowsNotApplicable && !stepped && element.type === 'integer')
    return { ...words, type: 'whole', operator: 'between', formula1: min, formula2: max };
  const whole = element.type === 'integer' ? `,INT(${cell})=${cell}` : `,ROUND(${cell},${element.scale})=${cell}`;
  const step = stepped ? `,ROUND(${cell}/${element.step},6)=INT(ROUND(${cell}/${element.step},6))` : '';
  const number = `IF(ISNUMBER(${cell}),AND(${cell}>=${min},${cell}<=${max}${whole}${step}),FALSE)`;
  return {
    ...words,
    type: 'custom',
    formula1: element.allowsNotApplicable ? `OR(${cell}="${NOT_APPLICABLE}",${number})` : number,
  };
}
