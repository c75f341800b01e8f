/** The running clock of an agenda: from when to when each item is, by the hour of the meeting and the minutes before it. */
import type { AgendaItem } from '#domain/meeting/meeting.js';

export interface ItemTime {
  from: string;
  to: string;
}

const DAY = 24 * 60;

export function timesOf(items: readonly Pick<AgendaItem, 'minutes'>[], startsAt: string): ItemTime[] {
  let at = minutesOf(startsAt);
  return items.map(({ minutes }) => {
    const from = at;
    at += minutes;
    return { from: clock(from), to: clock(at) };
  });
}

export const sumOf = (items: readonly Pick<AgendaItem, 'minutes'>[]): number => items.reduce((sum, { minutes }) => sum + minutes, 0);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const two = (count: number): string => String(count).padStart(2, '0');
const clock = (minutes: number): string => `${two(Math.floor((minutes % DAY) / 60))}:${two(minutes % 60)}`;
