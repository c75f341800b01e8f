/** Tables brought in by the office and the administrator: taken, planned, looked at, applied; and the saved column mappings. */
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Receipt } from '#application/uploads/receive-upload.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { ColumnMapping } from '#domain/ports/import-store.port.js';
import type { ImportView } from '#domain/views/administration-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { AnswersSecret } from '../answer-once.interceptor.js';
import { day, period, uuid, words } from '../params.js';
import { filePartOf } from '../uploads/file-part.js';

const purpose = z.enum(['units', 'accounts', 'history', 'catalogue'], '导入的用途不对');
const mappingName = words(60).pipe(z.string().min(1, '请给对应关系起个名字'));
const receiveQuery = z.strictObject({ purpose, mapping: mappingName.optional(), period: period.optional(), effectiveOn: day.optional() });
const importParams = z.strictObject({ id: uuid });
const mappingParams = z.strictObject({ name: mappingName });
const applyBody = z
  .strictObject({ version: z.string().trim().min(1).max(32).optional(), effectiveFrom: period.optional() })
  .optional()
  .meta({ id: 'ApplyImport' });
/** As many as are read of a table. */
const MOST_COLUMNS = 500;
const mapping = z
  .strictObject({
    columns: z
      .record(z.string().min(1).max(120), z.string().min(1).max(16))
      .refine((columns) => Object.keys(columns).length <= MOST_COLUMNS, `最多 ${MOST_COLUMNS} 列`),
    headRow: z.int().min(1).max(1_000),
    sheet: z.string().min(1).max(64).nullable(),
  })
  .meta({ id: 'ColumnMapping' });

@Controller()
export class ImportsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Post('imports')
  @Needs('imports.make')
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  async receive(
    @CurrentActor() actor: Actor,
    @Query({ schema: receiveQuery }) query: z.infer<typeof receiveQuery>,
    @Req() request: FastifyRequest,
    @Headers('idempotency-key') idempotencyKey?: string,
  ): Promise<Receipt> {
    const { purpose: kind, ...rest } = query;
    const options = Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
    return this.use.receiveImport.run({ actor, purpose: kind, options, ...(await filePartOf(request)), idempotencyKey });
  }

  @Get('imports/:id')
  @Needs('imports.make')
  status(
    @CurrentActor() actor: Actor,
    @Param({ schema: importParams }) params: z.infer<typeof importParams>,
    @ReaderLanguage() language: Language,
  ): Promise<ImportView> {
    return this.use.readImportStatus.run({ actor, ...params, language });
  }

  @Post('imports/:id/apply')
  @AnswersSecret()
  @Needs('imports.make')
  @HttpCode(200)
  apply(
    @CurrentActor() actor: Actor,
    @Param({ schema: importParams }) params: z.infer<typeof importParams>,
    @Body({ schema: applyBody }) body: z.infer<typeof applyBody>,
    @ReaderLanguage() language: Language,
  ): Promise<ImportView> {
    return this.use.applyImport.run({ actor, ...params, body: body ?? {}, language });
  }

  @Get('mappings')
  @Needs('periods.manage')
  mappings(): Promise<ColumnMapping[]> {
    return this.use.saveMapping.list();
  }

  @Put('mappings/:name')
  @Needs('periods.manage')
  @HttpCode(204)
  saveMapping(
    @CurrentActor() actor: Actor,
    @Param({ schema: mappingParams }) params: z.infer<typeof mappingParams>,
    @Body({ schema: mapping }) body: z.infer<typeof mapping>,
  ): Promise<void> {
    return this.use.saveMapping.run({ actor, mapping: { ...params, ...body } });
  }
}
