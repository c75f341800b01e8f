/** Numbers of headings: 一、 （一） 1. */
import type { Language } from '#domain/errors.js';

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 in Chinese: 十二. */
export function chineseNumber(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? DIGITS[ones] : ''}`;
}

/** First level: 一、总体情况; `index` from 0. */
export const chapter = (index: number, title: string, language: Language): string =>
  language === 'zh' ? `${chineseNumber(index + 1)}、${title}` : `${index + 1}. ${title}`;
/** Second level: （一）组织覆盖. */
export const ordinal = (index: number, title: string, language: Language): string =>
  language === 'zh' ? `（${chineseNumber(index + 1)}）${title}` : `(${index + 1}) ${title}`;
