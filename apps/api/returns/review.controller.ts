/** Returns as those who review see them: accepting one or many, sending back, and the talk about them. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { BulkOutcome, ReturnView, ThreadView } from '#domain/views/return-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { period, reason, returnParams, unitCode, uuid } from '../params.js';
import { seen, seenVersion } from './seen-version.js';

const returning = z.strictObject({ reason, version: seenVersion }).meta({ id: 'ReturnReason' });
const MANY = 1_000;
const chosen = z
  .strictObject({
    period,
    returns: z.array(z.strictObject({ unit: unitCode, version: z.int().min(1) })).max(MANY, `一次最多审核 ${MANY} 份`),
  })
  .meta({ id: 'ReturnsToAccept' });
const comment = z
  .strictObject({
    text: z.string().max(4_000, '留言不超过 1000 字'),
    element: z.string().max(16).nullish(),
    thread: uuid.nullish(),
  })
  .meta({ id: 'NewComment' });
const commentParams = returnParams.extend({ id: uuid });
const resolution = z.strictObject({ open: z.boolean().optional() }).optional();

type ReturnParams = z.infer<typeof returnParams>;

@Controller('returns')
export class ReviewController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Post('accept')
  @Needs('returns.review')
  @HttpCode(200)
  acceptMany(
    @CurrentActor() actor: Actor,
    @Body({ schema: chosen }) body: z.infer<typeof chosen>,
    @ReaderLanguage() language: Language,
  ): Promise<BulkOutcome[]> {
    return this.use.acceptReturns.run({ actor, ...body, language });
  }

  @Post(':unit/:period/accept')
  @Needs('returns.review')
  @HttpCode(200)
  async accept(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) at: ReturnParams,
    @Body({ schema: seen }) body: z.infer<typeof seen>,
    @ReaderLanguage() language: Language,
  ): Promise<ReturnView> {
    await this.use.acceptReturn.run({ actor, ...at, ...body });
    return this.use.readReturn.run({ actor, ...at, language });
  }

  @Post(':unit/:period/return')
  @Needs('returns.review')
  @HttpCode(200)
  async sendBack(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) at: ReturnParams,
    @Body({ schema: returning }) body: z.infer<typeof returning>,
    @ReaderLanguage() language: Language,
  ): Promise<ReturnView> {
    await this.use.sendBackReturn.run({ actor, ...at, ...body });
    return this.use.readReturn.run({ actor, ...at, language });
  }

  @Get(':unit/:period/comments')
  @Needs('returns.read')
  threads(@CurrentActor() actor: Actor, @Param({ schema: returnParams }) at: ReturnParams): Promise<ThreadView[]> {
    return this.use.listThreads.run({ actor, ...at });
  }

  @Post(':unit/:period/comments')
  @Needs('returns.read')
  @HttpCode(200)
  async say(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) at: ReturnParams,
    @Body({ schema: comment }) body: z.infer<typeof comment>,
  ): Promise<ThreadView[]> {
    await this.use.addComment.run({ actor, ...at, text: body.text, element: body.element ?? null, thread: body.thread ?? null });
    return this.threads(actor, at);
  }

  @Post(':unit/:period/comments/:id/resolve')
  @Needs('returns.read')
  @HttpCode(200)
  async resolve(
    @CurrentActor() actor: Actor,
    @Param({ schema: commentParams }) { id, ...at }: z.infer<typeof commentParams>,
    @Body({ schema: resolution }) body: z.infer<typeof resolution>,
  ): Promise<ThreadView[]> {
    await this.use.resolveThread.run({ actor, ...at, id, open: body?.open ?? false });
    return this.threads(actor, at);
  }
}
