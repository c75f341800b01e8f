/** One indicator: where its figure comes from, and its card in the catalogue. */
import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { figuresQuery, indicatorCode } from './figures-query.js';
import { sendFigures } from './send-figures.js';

const params = z.strictObject({ code: indicatorCode });
const traceQuery = z.strictObject({
  ...figuresQuery,
  span: z.enum(['quarter', 'cumulative']).optional(),
  find: z.string().max(60, '查找内容最多 60 个字').optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200, '一页最多 200 行').default(50),
});

@Controller('indicators/:code')
export class IndicatorController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get('trace')
  @Needs('figures.read')
  async trace(
    @CurrentActor() actor: Actor,
    @Param({ schema: params }) { code }: z.infer<typeof params>,
    @Query({ schema: traceQuery }) query: z.infer<typeof traceQuery>,
    @ReaderLanguage() language: Language,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const trace = await this.use.traceFigure.run({ actor, code, language, ...query });
    await sendFigures(reply, known, trace, trace);
  }

  @Get('card')
  @Needs('figures.read')
  async card(
    @CurrentActor() actor: Actor,
    @Param({ schema: params }) { code }: z.infer<typeof params>,
    @ReaderLanguage() language: Language,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { card, stamp } = await this.use.readIndicatorCard.run({ actor, code, language });
    await sendFigures(reply, known, card, stamp);
  }
}
