/** The running clock of an agenda: from when to when each item is, as far as the hour of the meeting and the minutes before it are known. */
import type { AgendaItem } from '#domain/meeting/meeting.js';

export interface ItemTime {
  from: string;
  to: string;
}

const DAY = 24 * 60;

/** Without an hour to start from the times run from 0:00: they then say how far into the meeting an item is. */
export function timesOf(items: readonly Pick<AgendaItem, 'minutes'>[], startsAt: string | undefined): ItemTime[] {
  let at = startsAt === undefined ? 0 : minutesOf(startsAt);
  return items.map(({ minutes }) => {
    const from = at;
    at += minutes;
    return { from: clock(from, startsAt !== undefined), to: clock(at, startsAt !== undefined) };
  });
}

export const sumOf = (items: readonly Pick<AgendaItem, 'minutes'>[]): number => items.reduce((sum, { minutes }) => sum + minutes, 0);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function clock(minutes: number, isOfDay: boolean): string {
  const hours = Math.floor((isOfDay ? minutes % DAY : minutes) / 60);
  return `${isOfDay ? String(hours).padStart(2, '0') : hours}:${String(minutes % 60).padStart(2, '0')}`;
}
