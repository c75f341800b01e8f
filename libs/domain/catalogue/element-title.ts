/** The name of an element where it stands by itself, away from its sheet: a part (其中：按期完成) names its whole. */
import type { Text } from '../errors.js';
import type { Catalogue, Element } from './catalogue.js';

const PART = '其中：';
const isPart = ({ name }: Element): boolean => name.zh.startsWith(PART);

export function elementTitle({ elements }: Pick<Catalogue, 'elements'>, element: Element): Text {
  if (!isPart(element)) return element.name;
  const whole = elements
    .filter((one) => one.sheet === element.sheet && one.row < element.row && !isPart(one))
    .toSorted((a, b) => b.row - a.row)[0];
  if (!whole) return { zh: element.name.zh.slice(PART.length), en: element.name.en };
  return { zh: `${whole.name.zh}，其中${element.name.zh.slice(PART.length)}`, en: `${whole.name.en}, ${element.name.en}` };
}
