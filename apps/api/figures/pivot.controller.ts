/** The pivot: figures of two dimensions set against each other. */
import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import { DIMENSIONS, MEASURES, PIVOT_LIMITS, PIVOT_PERIODS } from '#domain/dashboard/pivot.js';
import type { Language } from '#domain/errors.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { unitCode } from '../params.js';
import { figuresQuery, fileWish, indicatorCode } from './figures-query.js';
import { sendFigureFile, sendFigures } from './send-figures.js';

/** `A,B,C` → its parts, each in order, at most so many. */
const listOf = (each: z.ZodType<string, string>, most: number, tooMany: string) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(each).max(most, tooMany))
    .optional();
const dimension = z.enum(DIMENSIONS, '维度只能是 units、sectors、indicators 或 periods');
const pivotQuery = z.strictObject({
  ...figuresQuery,
  rows: dimension.default('units'),
  columns: dimension.default('indicators'),
  codes: listOf(indicatorCode, PIVOT_LIMITS.codes, `一次最多对比 ${PIVOT_LIMITS.codes} 项指标`),
  units: listOf(unitCode, PIVOT_LIMITS.units, `一次最多对比 ${PIVOT_LIMITS.units} 个单位`),
  measure: z.enum(MEASURES, '只能是 value、quarter_change、year_change 或 attainment').default('value'),
  periods: z.coerce.number().int().min(1).max(PIVOT_LIMITS.periods, `一次最多对比 ${PIVOT_LIMITS.periods} 个季度`).default(PIVOT_PERIODS),
});
const fileQuery = pivotQuery.extend(fileWish);

@Controller('pivot')
export class PivotController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('figures.read')
  async read(
    @CurrentActor() actor: Actor,
    @Query({ schema: pivotQuery }) query: z.infer<typeof pivotQuery>,
    @ReaderLanguage() language: Language,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const dashboard = await this.use.buildPivot.run({ actor, ...query, language });
    await sendFigures(reply, known, dashboard, dashboard);
  }

  @Get('file')
  @Needs('figures.read')
  async file(
    @CurrentActor() actor: Actor,
    @Query({ schema: fileQuery }) query: z.infer<typeof fileQuery>,
    @ReaderLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFigureFile(reply, query.format, await this.use.exportPivot.run({ actor, ...query, language }));
  }
}
