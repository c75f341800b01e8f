/** Workbooks in: one part `file`, answered 202 once it is safe; then its status, as a call or as events. */
import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Receipt } from '#application/uploads/receive-upload.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { UploadView } from '#domain/views/return-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { uuid } from '../params.js';
import { filePartOf } from './file-part.js';
import { sendUploadEvents } from './upload-events.js';

const uploadParams = z.strictObject({ id: uuid });

@Controller('uploads')
export class UploadsController implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  @Post()
  @Needs('returns.file')
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  async receive(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Headers('idempotency-key') idempotencyKey?: string,
  ): Promise<Receipt> {
    const part = await filePartOf(request);
    return this.use.receiveUpload.run({ actor, ...part, idempotencyKey });
  }

  @Get()
  @Needs('returns.file')
  list(@CurrentActor() actor: Actor, @ReaderLanguage() language: Language): Promise<UploadView[]> {
    return this.use.readUploadStatus.list({ actor, language });
  }

  @Get(':id')
  @Needs('returns.file')
  status(
    @CurrentActor() actor: Actor,
    @Param({ schema: uploadParams }) params: z.infer<typeof uploadParams>,
    @ReaderLanguage() language: Language,
  ): Promise<UploadView> {
    return this.use.readUploadStatus.run({ actor, ...params, language });
  }

  @Get(':id/events')
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
}
