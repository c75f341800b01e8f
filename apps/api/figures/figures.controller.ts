/** Figures: indicators, rolled-up elements and whole dashboards. */
import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { DASHBOARD_NAMES } from '#application/dashboards/dashboards.js';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { period } from '../params.js';
import { figuresQuery, fileWish, indicatorCode } from './figures-query.js';
import { sendFigureFile, sendFigures, sendReady } from './send-figures.js';

const codes = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').filter(Boolean))
  .optional();
const by = z.enum(['total', 'children', 'sector', 'period']).default('total');
const elementsQuery = z.strictObject({ ...figuresQuery, period, codes, by });
const indicatorsQuery = elementsQuery.extend({ span: z.enum(['quarter', 'cumulative']).optional() });
const dashboardParams = z.strictObject({ name: z.enum(DASHBOARD_NAMES) });
const quota = z.enum(['none', '1', '2', '3']).optional();
const dashboardQuery = z.strictObject({ ...figuresQuery, quota, code: indicatorCode.optional() });
const fileQuery = dashboardQuery.extend(fileWish);

@Controller()
export class FiguresController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get('indicators')
  @Needs('figures.read')
  async indicators(
    @CurrentActor() actor: Actor,
    @Query({ schema: indicatorsQuery }) query: z.infer<typeof indicatorsQuery>,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { figures, ...stamp } = await this.use.readIndicators.run({ actor, ...query });
    await sendFigures(reply, known, figures, stamp);
  }

  @Get('elements')
  @Needs('figures.read')
  async elements(
    @CurrentActor() actor: Actor,
    @Query({ schema: elementsQuery }) query: z.infer<typeof elementsQuery>,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { figures, ...stamp } = await this.use.readElements.run({ actor, ...query });
    await sendFigures(reply, known, figures, stamp);
  }

  @Get('dashboards/:name')
  @Needs('figures.read')
  async dashboard(
    @CurrentActor() actor: Actor,
    @Param({ schema: dashboardParams }) params: z.infer<typeof dashboardParams>,
    @Query({ schema: dashboardQuery }) query: z.infer<typeof dashboardQuery>,
    @ReaderLanguage() language: Language,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendReady(reply, known, await this.use.readDashboard.run({ actor, ...params, ...query, language }));
  }

  @Get('dashboards/:name/file')
  @Needs('figures.read')
  async dashboardFile(
    @CurrentActor() actor: Actor,
    @Param({ schema: dashboardParams }) params: z.infer<typeof dashboardParams>,
    @Query({ schema: fileQuery }) query: z.infer<typeof fileQuery>,
    @ReaderLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFigureFile(reply, query.format, await this.use.exportDashboard.run({ actor, ...params, ...query, language }));
  }
}
