/** The office's one page. */
import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { OfficeView } from '#domain/views/office-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { periodQuery } from '../params.js';

@Controller('office')
export class OfficeController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('periods.manage')
  read(
    @CurrentActor() actor: Actor,
    @Query({ schema: periodQuery }) query: z.infer<typeof periodQuery>,
    @ReaderLanguage() language: Language,
  ): Promise<OfficeView> {
    return this.use.readOffice.run({ actor, ...query, language });
  }
}
