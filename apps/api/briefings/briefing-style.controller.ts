/** How an office's briefings look and read. */
import { Body, Controller, Get, Headers, Inject, Put, Query } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { BriefingStyleView, FontView } from '#domain/views/briefing-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { unitCode, words } from '../params.js';
import { revisionOf } from '../returns/revision.js';
import { BRIEFING_KINDS } from './briefings.controller.js';

const MOST_PARTS = 50;
const names = z.array(z.string().min(1).max(60)).max(MOST_PARTS).nullable();
const kind = z.strictObject({
  masthead: words(60),
  issue: words(60),
  title: words(100).pipe(z.string().min(1, '请填写标题')),
  sections: names,
  annexes: names,
  opening: words(500),
  closing: words(500),
});
const recipient = z.strictObject({
  group: z.enum(['report', 'send', 'issue']),
  name: words(200).pipe(z.string().min(1, '请填写名称')),
  usernames: z.array(z.string().min(1).max(64)).max(100),
  units: z.array(unitCode).max(500),
  emails: z.array(z.email('邮箱地址的写法不对').max(200)).max(50),
  sends: z.enum(['file', 'link']),
});
const style = z
  .strictObject({
    issuingOffice: words(100).pipe(z.string().min(1, '请填写印发机关')),
    addressees: words(200).nullable(),
    recipients: z.array(recipient).max(60),
    copies: z.int().min(1).max(100_000).nullable(),
    sealSpace: z.boolean(),
    sheets: z.boolean().optional(),
    kinds: z.partialRecord(z.enum(BRIEFING_KINDS), kind),
  })
  .meta({ id: 'BriefingStyle' });
const query = z.strictObject({ unit: unitCode.optional() });
type StyleQuery = z.infer<typeof query>;

@Controller('briefing-style')
export class BriefingStyleController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('briefings.manage')
  read(
    @CurrentActor() actor: Actor,
    @Query({ schema: query }) at: StyleQuery,
    @ReaderLanguage() language: Language,
  ): Promise<BriefingStyleView> {
    return this.use.keepStyle.read({ actor, ...at, language });
  }

  /** What briefings are set in: which of the office's own fonts are there. */
  @Get('fonts')
  @Needs('briefings.manage')
  fonts(@ReaderLanguage() language: Language): Promise<FontView[]> {
    return this.use.readFonts.run({ language });
  }

  @Put()
  @Needs('briefings.manage')
  @ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The quoted `revision` of the style as last seen; `"0"` where nobody saved one',
  })
  async save(
    @CurrentActor() actor: Actor,
    @Query({ schema: query }) at: StyleQuery,
    @Body({ schema: style }) body: z.infer<typeof style>,
    @ReaderLanguage() language: Language,
    @Headers('if-match') ifMatch?: string,
  ): Promise<BriefingStyleView> {
    await this.use.keepStyle.save({ actor, ...at, seen: revisionOf(ifMatch), style: body });
    return this.use.keepStyle.read({ actor, ...at, language });
  }
}
