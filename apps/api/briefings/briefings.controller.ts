/** Briefings: ask for a draft, read it, download its file. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { BriefingView } from '#domain/views/briefing-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { period, unitCode, uuid } from '../params.js';
import { sendFile } from '../send-file.js';

const request = z
  .strictObject({ period, unit: unitCode.optional(), kind: z.enum(['quarterly']).default('quarterly') })
  .meta({ id: 'BriefingRequest' });
const params = z.strictObject({ id: uuid });
const fileQuery = z.strictObject({ format: z.enum(['pdf']).default('pdf'), inline: z.enum(['1']).optional() });

@Controller()
export class BriefingsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get('briefings')
  @Needs('briefings.read')
  list(@CurrentActor() actor: Actor, @ReaderLanguage() language: Language): Promise<BriefingView[]> {
    return this.use.listBriefings.run({ actor, language });
  }

  @Post('briefings')
  @Needs('briefings.manage')
  @HttpCode(202)
  async request(
    @CurrentActor() actor: Actor,
    @Body({ schema: request }) body: z.infer<typeof request>,
    @ReaderLanguage() language: Language,
  ): Promise<BriefingView> {
    const { id } = await this.use.requestBriefing.run({ actor, ...body });
    return this.use.listBriefings.one({ actor, id, language });
  }

  @Get('briefings/:id')
  @Needs('briefings.read')
  one(
    @CurrentActor() actor: Actor,
    @Param({ schema: params }) at: z.infer<typeof params>,
    @ReaderLanguage() language: Language,
  ): Promise<BriefingView> {
    return this.use.listBriefings.one({ actor, ...at, language });
  }

  @Get('briefings/:id/file')
  @Needs('briefings.read')
  async file(
    @CurrentActor() actor: Actor,
    @Param({ schema: params }) at: z.infer<typeof params>,
    @Query({ schema: fileQuery }) query: z.infer<typeof fileQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.use.listBriefings.file({ actor, ...at, format: query.format });
    void reply.header(
      'content-security-policy',
      "default-src 'none'; object-src 'self'; plugin-types application/pdf; frame-ancestors 'self'",
    );
    sendFile(reply, { ...file, type: 'application/pdf', inline: query.inline === '1', etag: file.sha256 });
  }
}
