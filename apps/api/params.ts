/** Request schemas several controllers share. */
import { z } from 'zod';
import { shownText } from '#domain/shown-text.js';
import { parsePeriod } from '#domain/period/period.js';

export const period = z
  .string()
  .regex(/^20\d{2}Q[1-4]$/, '报告期应写成 2026Q3 这样的形式')
  .transform(parsePeriod)
  .meta({ id: 'Period', example: '2026Q3' });
/** Without blanks around it: a database compares text as if they were not there. */
export const unitCode = z.string().trim().min(1).max(32);
export const uuid = z.uuid('编号的写法不对');
export const day = z.iso.date('日期应写成 2026-10-20 这样的形式').refine((date) => date.startsWith('20'), '日期应在 2000 年至 2099 年之间');
/** What people write, as it may be shown: nothing in it steers, hides, or turns the reading direction. */
export const words = (most: number) => z.string().max(most, `不超过 ${most} 字`).transform(shownText);
export const reason = words(500).pipe(z.string().min(1, '请写明原因'));

export const returnParams = z.strictObject({ unit: unitCode, period });
export const periodQuery = z.strictObject({ period });
