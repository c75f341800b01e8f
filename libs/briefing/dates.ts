/** Days and times as a document says them, by the office's clock. */
import type { Language } from '#domain/errors.js';

/** `YYYY-MM-DD` as a reader says it. */
export function dateText(date: string, language: Language): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${day}日` : date.slice(0, 10);
}

/** The same without its year, for lists of one quarter: 10月12日. */
export const dayText = (date: string, language: Language): string =>
  language === 'zh' ? dateText(date, 'zh').replace(/^\d+年/, '') : date.slice(5, 10);

/** `2026-10-20 09:30` by the office's clock, UTC+8 all year. */
export const shanghaiTime = (iso: string): string => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
