/** Periods, the tree a period has, and the catalogue in force. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { FilingTally, PeriodProposal } from '#domain/views/administration-view.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { UnitNode } from '#domain/views/figure-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { day, period, periodQuery, reason, unitCode, words } from '../params.js';

const periodParams = z.strictObject({ period });
const opening = z.strictObject({ opensOn: day, dueOn: day, locksOn: day }).meta({ id: 'PeriodOpening' });
const reopening = z.strictObject({ reason }).meta({ id: 'PeriodReopening' });
const searchQuery = z
  .strictObject({
    period,
    at: z.string().trim().max(32).exactOptional(),
    parent: unitCode.exactOptional(),
    q: words(100).exactOptional(),
  })
  .refine((query) => Object.keys(query).length === 2, '请在 at（走到某单位）、parent（其下级单位）、q（按名称或编码查找）中给出一项');

@Controller()
export class PeriodsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get('periods')
  @Needs('figures.read')
  list(@ReaderLanguage() language: Language): Promise<PeriodView[]> {
    return this.use.listPeriods.run({ language });
  }

  @Post('periods/:period/open')
  @Needs('periods.manage')
  @HttpCode(204)
  open(
    @CurrentActor() actor: Actor,
    @Param({ schema: periodParams }) params: z.infer<typeof periodParams>,
    @Body({ schema: opening }) body: z.infer<typeof opening>,
  ): Promise<void> {
    return this.use.openPeriod.run({ actor, ...params, ...body });
  }

  @Get('periods/:period/proposal')
  @Needs('periods.manage')
  propose(@Param({ schema: periodParams }) params: z.infer<typeof periodParams>): Promise<PeriodProposal> {
    return this.use.proposePeriod.run(params);
  }

  @Put('periods/:period/dates')
  @Needs('periods.manage')
  @HttpCode(204)
  setDates(
    @CurrentActor() actor: Actor,
    @Param({ schema: periodParams }) params: z.infer<typeof periodParams>,
    @Body({ schema: opening }) body: z.infer<typeof opening>,
  ): Promise<void> {
    return this.use.setPeriodDates.run({ actor, ...params, ...body });
  }

  @Post('periods/:period/close')
  @Needs('periods.manage')
  @HttpCode(200)
  close(@CurrentActor() actor: Actor, @Param({ schema: periodParams }) params: z.infer<typeof periodParams>): Promise<FilingTally> {
    return this.use.closePeriod.run({ actor, ...params });
  }

  @Post('periods/:period/reopen')
  @Needs('periods.manage')
  @HttpCode(204)
  reopen(
    @CurrentActor() actor: Actor,
    @Param({ schema: periodParams }) params: z.infer<typeof periodParams>,
    @Body({ schema: reopening }) body: z.infer<typeof reopening>,
  ): Promise<void> {
    return this.use.reopenPeriod.run({ actor, ...params, ...body });
  }

  @Get('units')
  @Needs('figures.read')
  units(@CurrentActor() actor: Actor, @Query({ schema: periodQuery }) query: z.infer<typeof periodQuery>): Promise<PeriodUnit[]> {
    return this.use.listPeriods.units({ actor, ...query });
  }

  @Get('units/search')
  @Needs('figures.read')
  find(@CurrentActor() actor: Actor, @Query({ schema: searchQuery }) query: z.infer<typeof searchQuery>): Promise<UnitNode[]> {
    const { period, ...quest } = query;
    return this.use.findUnits.run({ actor, period, quest });
  }

  @Get('catalogue')
  @Needs('figures.read')
  catalogue(
    @Query({ schema: periodQuery }) query: z.infer<typeof periodQuery>,
    @ReaderLanguage() language: Language,
  ): Promise<CatalogueView> {
    return this.use.readCatalogue.run({ ...query, language });
  }
}
