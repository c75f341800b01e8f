/** Returns as those who file see them: the list, one of them, its template, saving, explaining, submitting, withdrawing. */
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { ReturnListItem, ReturnView } from '#domain/views/return-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { sendFile } from '../send-file.js';
import { revisionOf } from './revision.js';
import { seen } from './seen-version.js';
import { period, periodQuery, returnParams, unitCode, words } from '../params.js';

const findingParams = returnParams.extend({ finding: z.string().min(1).max(64) });
const note = z.strictObject({ note: words(200) }).meta({ id: 'Explanation' });
/** Far beyond any figure asked for, and well within what is kept exactly. */
const MOST = 1e11;
const storedValue = z.union([z.number().min(-MOST).max(MOST), z.null(), z.strictObject({ raw: words(200), value: z.null() })]);
const form = z.strictObject({ values: z.record(z.string().max(16), storedValue), reason: words(500).nullish() }).meta({ id: 'ReturnForm' });
const templateParams = z.strictObject({ code: unitCode });
const templateQuery = z.strictObject({ period });

@Controller()
export class ReturnsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get('returns')
  @Needs('returns.read')
  list(@CurrentActor() actor: Actor, @Query({ schema: periodQuery }) query: z.infer<typeof periodQuery>): Promise<ReturnListItem[]> {
    return this.use.listReturns.run({ actor, ...query });
  }

  @Get('units/:code/template')
  @Needs('returns.file')
  async template(
    @CurrentActor() actor: Actor,
    @Param({ schema: templateParams }) params: z.infer<typeof templateParams>,
    @Query({ schema: templateQuery }) query: z.infer<typeof templateQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileName, bytes } = await this.use.writeTemplate.run({ actor, unit: params.code, ...query });
    sendFile(reply, { fileName, bytes, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
  }

  @Get('returns/:unit/:period')
  @Needs('returns.read')
  read(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) at: z.infer<typeof returnParams>,
    @ReaderLanguage() language: Language,
  ): Promise<ReturnView> {
    return this.use.readReturn.run({ actor, ...at, language });
  }

  @Put('returns/:unit/:period')
  @Needs('returns.file')
  async save(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) at: z.infer<typeof returnParams>,
    @Body({ schema: form }) body: z.infer<typeof form>,
    @ReaderLanguage() language: Language,
  ): Promise<ReturnView> {
    await this.use.saveReturn.run({ actor, ...at, values: body.values, reason: body.reason || null });
    return this.read(actor, at, language);
  }

  /** Single cells of the form, as they are typed. */
  @Patch('returns/:unit/:period')
  @Needs('returns.file')
  @ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The quoted `revision` of the return as last seen; `"0"` where there is none',
  })
  patch(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) at: z.infer<typeof returnParams>,
    @Body({ schema: form }) body: z.infer<typeof form>,
    @ReaderLanguage() language: Language,
    @Headers('if-match') ifMatch?: string,
  ): Promise<ReturnView> {
    return this.use.saveCells.run({
      actor,
      ...at,
      values: body.values,
      reason: body.reason || null,
      revision: revisionOf(ifMatch),
      language,
    });
  }

  @Put('returns/:unit/:period/explanations/:finding')
  @Needs('returns.file')
  async explain(
    @CurrentActor() actor: Actor,
    @Param({ schema: findingParams }) at: z.infer<typeof findingParams>,
    @Body({ schema: note }) body: z.infer<typeof note>,
    @ReaderLanguage() language: Language,
  ): Promise<ReturnView> {
    await this.use.explainFinding.run({ actor, ...at, ...body });
    return this.read(actor, at, language);
  }

  @Post('returns/:unit/:period/submit')
  @Needs('returns.file')
  @HttpCode(200)
  async submit(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) at: z.infer<typeof returnParams>,
    @Body({ schema: seen }) body: z.infer<typeof seen>,
    @ReaderLanguage() language: Language,
  ): Promise<ReturnView> {
    await this.use.submitReturn.run({ actor, ...at, ...body });
    return this.read(actor, at, language);
  }

  @Post('returns/:unit/:period/withdraw')
  @Needs('returns.file')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) at: z.infer<typeof returnParams>,
    @Body({ schema: seen }) body: z.infer<typeof seen>,
    @ReaderLanguage() language: Language,
  ): Promise<ReturnView> {
    await this.use.withdrawReturn.run({ actor, ...at, ...body });
    return this.read(actor, at, language);
  }
}
