/** What is said of figures: threads on one indicator of one unit and quarter. */
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import { LONGEST_FIGURE_COMMENT } from '#domain/indicators/figure-comment.js';
import type { FigureThreadView } from '#domain/views/figure-view.js';
import { CurrentActor, Needs } from '#platform/access.js';
import { period, unitCode, uuid } from '../params.js';
import { indicatorCode } from './figures-query.js';
import { sendTagged } from './send-figures.js';

const threadsQuery = z.strictObject({ period, unit: unitCode, code: indicatorCode.optional() });
const figureComment = z
  .strictObject({
    period,
    unit: unitCode,
    code: indicatorCode,
    // Before what hides in it was taken out; the rest is measured afterwards.
    text: z.string().max(4 * LONGEST_FIGURE_COMMENT, `批注不超过 ${LONGEST_FIGURE_COMMENT} 字`),
    thread: uuid.nullish(),
  })
  .meta({ id: 'NewFigureComment' });
const threadParams = z.strictObject({ id: uuid });
const resolution = z.strictObject({ open: z.boolean().optional() }).optional();

@Controller('figures/threads')
export class FigureThreadsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('figures.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: threadsQuery }) query: z.infer<typeof threadsQuery>,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendTagged(reply, known, await this.use.listFigureThreads.run({ actor, ...query }));
  }

  @Post()
  @Needs('figures.read')
  @HttpCode(200)
  say(@CurrentActor() actor: Actor, @Body({ schema: figureComment }) body: z.infer<typeof figureComment>): Promise<FigureThreadView> {
    return this.use.addFigureComment.run({ actor, ...body, thread: body.thread ?? null });
  }

  @Post(':id/resolve')
  @Needs('figures.read')
  @HttpCode(200)
  resolve(
    @CurrentActor() actor: Actor,
    @Param({ schema: threadParams }) { id }: z.infer<typeof threadParams>,
    @Body({ schema: resolution }) body: z.infer<typeof resolution>,
  ): Promise<FigureThreadView> {
    return this.use.resolveFigureThread.run({ actor, id, open: body?.open ?? false });
  }
}
