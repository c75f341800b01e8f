/** Versions of the catalogue: listed, and handed out for editing; a new one comes in as an import. */
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { CatalogueVersionView } from '#domain/views/administration-view.js';
import { CurrentActor, Needs } from '#platform/access.js';
import { sendFile } from '../send-file.js';

const versionParams = z.strictObject({ version: z.string().min(1).max(40) });
const fileQuery = z.strictObject({ format: z.enum(['xlsx', 'yaml'], '格式应为 xlsx 或 yaml').default('xlsx') });
const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', yaml: 'application/yaml; charset=utf-8' };

@Controller('catalogues')
export class CataloguesController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('periods.manage')
  list(): Promise<CatalogueVersionView[]> {
    return this.use.listCatalogues.run();
  }

  @Get(':version/file')
  @Needs('periods.manage')
  async file(
    @CurrentActor() actor: Actor,
    @Param({ schema: versionParams }) params: z.infer<typeof versionParams>,
    @Query({ schema: fileQuery }) query: z.infer<typeof fileQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileName, bytes } = await this.use.exportCatalogue.run({ actor, ...params, ...query });
    sendFile(reply, { fileName, bytes, type: TYPES[query.format] });
  }
}
