/** Request schemas several controllers share. */
import { z } from 'zod';
import { parsePeriod } from '#domain/period/period.js';

export const period = z
  .string()
  .regex(/^\d{4}Q[1-4]$/, '报告期应写成 2026Q3 这样的形式')
  .transform(parsePeriod)
  .meta({ id: 'Period', example: '2026Q3' });
export const unitCode = z.string().min(1).max(32);
export const uuid = z.uuid('编号的写法不对');
export const day = z.iso.date('日期应写成 2026-10-20 这样的形式');

export const returnParams = z.strictObject({ unit: unitCode, period });
export const periodQuery = z.strictObject({ period });
