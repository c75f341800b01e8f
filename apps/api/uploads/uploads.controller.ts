/** Workbooks in: one part `file`, answered 202 once it is safe; then its status, as a call or as events, and what comes back of it. */
import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Receipt } from '#application/uploads/receive-upload.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { BulkOutcome, UploadView } from '#domain/views/return-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { period, reason, returnParams, uuid } from '../params.js';
import { sendFile } from '../send-file.js';
import { filePartOf } from './file-part.js';
import { sendUploadEvents } from './upload-events.js';

const uploadParams = z.strictObject({ id: uuid });
const uploadQuery = z.strictObject({
  take: z.enum(['valid', 'all'], 'take 应为 valid（只入库没有错误的）或 all（全部或全不）').optional(),
  reason: reason.optional(),
});
const periodParams = z.strictObject({ period });
const formatQuery = z.strictObject({ format: z.enum(['xlsx', 'csv'], 'format 应为 xlsx 或 csv').default('xlsx') });
const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' };

@Controller()
export class UploadsController implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  @Post('uploads')
  @Needs('returns.file')
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  async receive(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Query({ schema: uploadQuery }) query: z.infer<typeof uploadQuery>,
    @Headers('idempotency-key') idempotencyKey?: string,
  ): Promise<Receipt> {
    const part = await filePartOf(request);
    return this.use.receiveUpload.run({ actor, ...part, ...query, idempotencyKey });
  }

  @Get('uploads')
  @Needs('returns.file')
  list(@CurrentActor() actor: Actor, @ReaderLanguage() language: Language): Promise<UploadView[]> {
    return this.use.readUploadStatus.list({ actor, language });
  }

  @Get('uploads/:id')
  @Needs('returns.file')
  status(
    @CurrentActor() actor: Actor,
    @Param({ schema: uploadParams }) params: z.infer<typeof uploadParams>,
    @ReaderLanguage() language: Language,
  ): Promise<UploadView> {
    return this.use.readUploadStatus.run({ actor, ...params, language });
  }

  @Get('uploads/:id/events')
  @Needs('returns.file')
  async events(
    @CurrentActor() actor: Actor,
    @Param({ schema: uploadParams }) params: z.infer<typeof uploadParams>,
    @ReaderLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = () => this.use.readUploadStatus.run({ actor, ...params, language });
    await sendUploadEvents(reply, await read(), read, this.stopping.signal);
  }

  @Get('uploads/:id/annotated')
  @Needs('returns.file')
  async annotated(
    @CurrentActor() actor: Actor,
    @Param({ schema: uploadParams }) params: z.infer<typeof uploadParams>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, { ...(await this.use.writeAnnotated.ofUpload({ actor, ...params })), type: TYPES.xlsx });
  }

  @Get('returns/:unit/:period/annotated')
  @Needs('returns.read')
  async annotatedReturn(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) at: z.infer<typeof returnParams>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, { ...(await this.use.writeAnnotated.ofReturn({ actor, ...at })), type: TYPES.xlsx });
  }

  @Post('uploads/:id/submit')
  @Needs('returns.file')
  @HttpCode(200)
  submit(
    @CurrentActor() actor: Actor,
    @Param({ schema: uploadParams }) params: z.infer<typeof uploadParams>,
    @ReaderLanguage() language: Language,
  ): Promise<BulkOutcome[]> {
    return this.use.submitUpload.run({ actor, ...params, language });
  }

  @Get('periods/:period/consolidated')
  @Needs('returns.file')
  async consolidated(
    @CurrentActor() actor: Actor,
    @Param({ schema: periodParams }) params: z.infer<typeof periodParams>,
    @Query({ schema: formatQuery }) { format }: z.infer<typeof formatQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, { ...(await this.use.writeConsolidated.run({ actor, ...params, format })), type: TYPES[format] });
  }
}
