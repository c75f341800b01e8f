/** Units of a period with days of their own. */
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { ExceptionView } from '#domain/views/administration-view.js';
import { CurrentActor, Needs } from '#platform/access.js';
import { day, period, reason, returnParams } from '../params.js';

const periodParams = z.strictObject({ period });
const ownDays = z.strictObject({ dueOn: day, locksOn: day, reason }).meta({ id: 'OwnDays' });

@Controller('periods/:period/exceptions')
export class ExceptionsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('periods.manage')
  list(@CurrentActor() actor: Actor, @Param({ schema: periodParams }) params: z.infer<typeof periodParams>): Promise<ExceptionView[]> {
    return this.use.listExceptions.run({ actor, ...params });
  }

  @Put(':unit')
  @Needs('periods.manage')
  @HttpCode(204)
  grant(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) params: z.infer<typeof returnParams>,
    @Body({ schema: ownDays }) body: z.infer<typeof ownDays>,
  ): Promise<void> {
    return this.use.grantException.run({ actor, ...params, ...body });
  }

  @Delete(':unit')
  @Needs('periods.manage')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param({ schema: returnParams }) params: z.infer<typeof returnParams>): Promise<void> {
    return this.use.grantException.remove({ actor, ...params });
  }
}
