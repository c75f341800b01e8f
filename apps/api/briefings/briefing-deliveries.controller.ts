/** Who got a released briefing, and once more to those it did not reach. */
import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { BriefingDeliveries } from '#domain/views/briefing-delivery-view.js';
import { CurrentActor, Needs } from '#platform/access.js';
import { type BriefingParams, briefingParams } from './briefings.controller.js';

@Controller('briefings/:id')
export class BriefingDeliveriesController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get('deliveries')
  @Needs('briefings.manage')
  deliveries(@CurrentActor() actor: Actor, @Param({ schema: briefingParams }) at: BriefingParams): Promise<BriefingDeliveries> {
    return this.use.deliverBriefing.read({ actor, ...at });
  }

  /** Only to those who were not served. */
  @Post('deliver')
  @Needs('briefings.manage')
  @HttpCode(202)
  deliver(@CurrentActor() actor: Actor, @Param({ schema: briefingParams }) at: BriefingParams): Promise<BriefingDeliveries> {
    return this.use.deliverBriefing.run({ actor, ...at });
  }
}
