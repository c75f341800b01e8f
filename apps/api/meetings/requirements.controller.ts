/** What meetings require of units: listed, altered, reported on, closed. */
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import { REQUIREMENT_STATES } from '#domain/meeting/meeting.js';
import type { RequirementView } from '#domain/views/meeting-view.js';
import { CurrentActor, Needs } from '#platform/access.js';
import { day, unitCode, uuid, words } from '../params.js';
import { revisionOf } from '../returns/revision.js';

export const requirement = z
  .strictObject({ text: words(500).pipe(z.string().min(1, '请写明要求')), unit: unitCode, dueOn: day })
  .meta({ id: 'Requirement' });
const progress = z
  .strictObject({ text: words(500).pipe(z.string().min(1, '请写明办理情况')), done: z.boolean() })
  .meta({ id: 'RequirementProgress' });
const closing = z.strictObject({ open: z.boolean().default(false) }).meta({ id: 'RequirementClosing' });
const params = z.strictObject({ id: uuid });
const listQuery = z.strictObject({
  unit: unitCode.optional(),
  state: z.enum(Object.keys(REQUIREMENT_STATES) as (keyof typeof REQUIREMENT_STATES)[]).optional(),
});

@Controller('requirements')
export class RequirementsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('figures.read')
  list(@CurrentActor() actor: Actor, @Query({ schema: listQuery }) query: z.infer<typeof listQuery>): Promise<RequirementView[]> {
    return this.use.listRequirements.run({ actor, ...query });
  }

  @Put(':id')
  @Needs('briefings.manage')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The quoted `revision` of the requirement as last seen' })
  alter(
    @CurrentActor() actor: Actor,
    @Param({ schema: params }) { id }: z.infer<typeof params>,
    @Body({ schema: requirement }) body: z.infer<typeof requirement>,
    @Headers('if-match') ifMatch?: string,
  ): Promise<RequirementView> {
    return this.use.saveRequirement.alter({ actor, id, ...body, seen: revisionOf(ifMatch) });
  }

  @Post(':id/progress')
  @Needs('returns.file')
  @HttpCode(200)
  report(
    @CurrentActor() actor: Actor,
    @Param({ schema: params }) { id }: z.infer<typeof params>,
    @Body({ schema: progress }) body: z.infer<typeof progress>,
  ): Promise<RequirementView> {
    return this.use.reportRequirement.run({ actor, id, ...body });
  }

  /** `open`: it is not done after all. */
  @Post(':id/close')
  @Needs('briefings.manage')
  @HttpCode(200)
  close(
    @CurrentActor() actor: Actor,
    @Param({ schema: params }) { id }: z.infer<typeof params>,
    @Body({ schema: closing }) body: z.infer<typeof closing>,
  ): Promise<RequirementView> {
    return this.use.closeRequirement.run({ actor, id, ...body });
  }
}
