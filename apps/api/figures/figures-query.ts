/** What every question about figures may name: quarter, unit, sector and basis. */
import { z } from 'zod';
import { FILE_FORMATS } from '#application/dashboards/dashboard-file.js';
import { BASES } from '#domain/indicators/basis.js';
import { SECTORS, type Sector } from '#domain/unit/unit.js';
import { period, unitCode } from '../params.js';

const sectors = Object.keys(SECTORS) as [Sector, ...Sector[]];

/** Without a quarter the newest with figures; without a unit the highest the reader may see. */
export const figuresQuery = {
  period: period.optional(),
  unit: unitCode.optional(),
  sector: z.enum(sectors, '没有这个领域').optional(),
  basis: z.enum(BASES, '口径只能是 as_was、as_is 或 comparable').optional(),
};

/** Letters, digits and the point of a series: SUP08.1. */
export const indicatorCode = z.string().regex(/^[A-Z]{3}\d{2}(\.[A-Za-z0-9]{1,10})?$/, '指标代码应写成 COV01 这样的形式');

/** Of every route that hands figures out as a file. */
export const fileWish = {
  format: z.enum(FILE_FORMATS, '格式应为 xlsx 或 csv').default('xlsx'),
  block: z
    .string()
    .regex(/^[\w.:-]{1,60}$/, '图块编号的写法不对')
    .optional(),
};
