/** The working calendar: public holidays and make-up working days, and what the office says besides. */
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { CalendarView } from '#domain/views/administration-view.js';
import { CurrentActor, Needs } from '#platform/access.js';
import { day, words } from '../params.js';

const yearQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) });
const dayParams = z.strictObject({ day });
const calendarDay = z
  .strictObject({ kind: z.enum(['holiday', 'workday']), name: words(40).pipe(z.string().min(1, '请写明名称')) })
  .meta({ id: 'CalendarDay' });

@Controller('calendar')
export class CalendarController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('figures.read')
  list(@Query({ schema: yearQuery }) query: z.infer<typeof yearQuery>): Promise<CalendarView> {
    return this.use.listCalendar.run(query);
  }

  @Put(':day')
  @Needs('periods.manage')
  @HttpCode(204)
  set(
    @CurrentActor() actor: Actor,
    @Param({ schema: dayParams }) params: z.infer<typeof dayParams>,
    @Body({ schema: calendarDay }) body: z.infer<typeof calendarDay>,
  ): Promise<void> {
    return this.use.setCalendarDay.run({ actor, ...params, ...body });
  }

  @Delete(':day')
  @Needs('periods.manage')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param({ schema: dayParams }) params: z.infer<typeof dayParams>): Promise<void> {
    return this.use.setCalendarDay.remove({ actor, ...params });
  }
}
