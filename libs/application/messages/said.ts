/** How messages say a unit, a quarter, a person, days and names. */
import type { Text } from '#domain/errors.js';
import { periodName, type Period } from '#domain/period/period.js';
import { plainLine } from './plain-line.js';

export interface MessageText {
  subject: Text;
  body: Text;
}
export interface About {
  period: Period;
  unitName: string;
}

/** What people wrote is shortened: the whole of it is in the system, behind the link. */
const QUOTE = 200;
const NAMES = 10;

export const zh = (f: { period: Period }): string => periodName(f.period).zh;
export const en = (f: { period: Period }): string => periodName(f.period).en;
export const unitOf = (f: About): string => plainLine(f.unitName, 80);
export const who = (name: string): string => plainLine(name, 40);
const quoted = (text: string): string => plainLine(text, QUOTE).replace(/[。.]+$/u, '');
/** Closed as a sentence, unless its writer did so. */
export function ended(text: string, stop: string): string {
  const said = quoted(text);
  return /[？！?!]$/u.test(said) ? said : `${said}${stop}`;
}
export const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** 材料定稿日由 2026-10-29 改为 2026-11-02. */
export const movedZh = (what: string, was: string, now: string): string =>
  was === now ? `${what}不变，仍为 ${now}` : `${what}由 ${was} 改为 ${now}`;
export const movedEn = (was: string, now: string): string => (was === now ? `${now} as before` : `${now} (was ${was})`);

export function leftZh(daysLeft: number): string {
  if (daysLeft < 0) return `已逾期${-daysLeft}天`;
  return daysLeft === 0 ? '今天截止' : `还有${daysLeft}天截止`;
}
export function leftEn(daysLeft: number): string {
  if (daysLeft < 0) return `is ${days(-daysLeft)} late`;
  return daysLeft === 0 ? 'is due today' : `is due in ${days(daysLeft)}`;
}

export function namesZh(names: string[]): string {
  const shown = names.slice(0, NAMES).map((name) => plainLine(name, 80));
  return `${shown.join('、')}${names.length > NAMES ? `等 ${names.length} 个单位` : ''}`;
}
export function namesEn(names: string[]): string {
  const shown = names.slice(0, NAMES).map((name) => plainLine(name, 80));
  return `${shown.join(', ')}${names.length > NAMES ? ` and ${names.length - NAMES} more` : ''}`;
}
