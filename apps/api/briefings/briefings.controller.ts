/** Briefings for their readers: the archive, one of them, its files, and what has changed since it was released. */
import { createHash } from 'node:crypto';
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import { BRIEFING_FORMATS, type BriefingFormat, type BriefingKind, type BriefingStatus } from '#domain/briefing/briefing.js';
import type { Language } from '#domain/errors.js';
import type { BriefingChanges, BriefingDetail, BriefingView } from '#domain/views/briefing-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { period, unitCode, uuid } from '../params.js';
import { sendFile } from '../send-file.js';

export const BRIEFING_KINDS = ['quarterly', 'bulletin', 'unit_sheet', 'deck', 'notice', 'annual'] as const satisfies BriefingKind[];
const STATUSES = [
  ...(['queued', 'rendering', 'draft', 'in_review', 'releasing', 'released', 'superseded', 'failed'] as const),
] satisfies BriefingStatus[];

const request = z
  .strictObject({ period, unit: unitCode.optional(), kind: z.enum(BRIEFING_KINDS).default('quarterly') })
  .meta({ id: 'BriefingRequest' });
const archive = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2099).optional(),
  kind: z.enum(BRIEFING_KINDS).optional(),
  status: z.enum(STATUSES).optional(),
  q: z.string().trim().max(100, '不超过 100 字').optional(),
});
export const briefingParams = z.strictObject({ id: uuid });
export type BriefingParams = z.infer<typeof briefingParams>;
const fileQuery = z.strictObject({ format: z.enum(BRIEFING_FORMATS).default('pdf'), inline: z.enum(['1']).optional() });
/** Which revision the page shows: another one asks anew, and gets what there is now. */
const previewQuery = z.strictObject({ revision: z.coerce.number().int().min(0).max(1e9).optional() });

export const TYPES: Record<BriefingFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
export const PDF_POLICY = "default-src 'none'; object-src 'self'; plugin-types application/pdf; frame-ancestors 'self'";

/** Whoever edits asks again and again: while nothing is new, the answer is a few bytes. */
function sendNew(reply: FastifyReply, known: string | undefined, detail: BriefingDetail): void {
  const body = JSON.stringify(detail);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'cookie, accept-language' });
  if (known === etag) void reply.status(304).send();
  else void reply.type('application/json; charset=utf-8').send(body);
}

@Controller('briefings')
export class BriefingsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('briefings.read', 'figures.read')
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: archive }) { q, ...query }: z.infer<typeof archive>,
    @ReaderLanguage() language: Language,
  ): Promise<BriefingView[]> {
    return this.use.listBriefings.run({ actor, language, ...query, text: q || undefined });
  }

  @Post()
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

  @Get(':id')
  @Needs('briefings.read', 'figures.read')
  async one(
    @CurrentActor() actor: Actor,
    @Param({ schema: briefingParams }) at: BriefingParams,
    @ReaderLanguage() language: Language,
    @Res() reply: FastifyReply,
    @Headers('if-none-match') known?: string,
  ): Promise<void> {
    sendNew(reply, known, await this.use.readBriefing.run({ actor, ...at, language }));
  }

  @Get(':id/file')
  @Needs('briefings.read', 'figures.read')
  async file(
    @CurrentActor() actor: Actor,
    @Param({ schema: briefingParams }) at: BriefingParams,
    @Query({ schema: fileQuery }) { format, inline }: z.infer<typeof fileQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.use.drawBriefing.file({ actor, ...at, format });
    if (format === 'pdf') void reply.header('content-security-policy', PDF_POLICY);
    sendFile(reply, { ...file, type: TYPES[format], inline: format === 'pdf' && inline === '1', etag: file.sha256 });
  }

  /** The PDF as the briefing stands, edits and all. */
  @Get(':id/preview')
  @Needs('briefings.read', 'figures.read')
  async preview(
    @CurrentActor() actor: Actor,
    @Param({ schema: briefingParams }) at: BriefingParams,
    @Query({ schema: previewQuery }) _query: z.infer<typeof previewQuery>,
    @Res() reply: FastifyReply,
    @Headers('if-none-match') known?: string,
  ): Promise<void> {
    const { bytes, sha256, revision } = await this.use.drawBriefing.preview({ actor, ...at });
    const etag = `"${sha256}"`;
    void reply.headers({
      etag,
      'cache-control': 'private, no-cache',
      'jibao-revision': String(revision),
      'content-security-policy': PDF_POLICY,
    });
    if (known === etag) void reply.status(304).send();
    else void reply.type(TYPES.pdf).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  @Get(':id/changes')
  @Needs('briefings.read', 'figures.read')
  changes(@CurrentActor() actor: Actor, @Param({ schema: briefingParams }) at: BriefingParams): Promise<BriefingChanges> {
    return this.use.readChanges.run({ actor, ...at });
  }
}
