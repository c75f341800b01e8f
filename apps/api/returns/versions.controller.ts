/** What is on record of a return: its versions, what changed between them, what accepting it would do, and its receipt. */
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { ChangesView, EffectView, ReceiptView, ReturnView, VersionView } from '#domain/views/return-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { returnParams } from '../params.js';

const number = z.coerce.number('版本号应为数字').int().min(1).max(1_000_000);
const versionParams = returnParams.extend({ version: number });
const between = z.strictObject({ from: z.coerce.number('版本号应为数字').int().min(0).max(1_000_000).optional(), to: number.optional() });

type ReturnParams = z.infer<typeof returnParams>;

@Controller('returns/:unit/:period')
export class VersionsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get('versions')
  @Needs('returns.read')
  versions(@CurrentActor() actor: Actor, @Param({ schema: returnParams }) at: ReturnParams): Promise<VersionView[]> {
    return this.use.readReturn.versions({ actor, ...at });
  }

  @Get('versions/:version')
  @Needs('returns.read')
  version(
    @CurrentActor() actor: Actor,
    @Param({ schema: versionParams }) at: z.infer<typeof versionParams>,
    @ReaderLanguage() language: Language,
  ): Promise<ReturnView> {
    return this.use.readReturn.run({ actor, ...at, language });
  }

  @Get('changes')
  @Needs('returns.read')
  changes(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) at: ReturnParams,
    @Query({ schema: between }) query: z.infer<typeof between>,
  ): Promise<ChangesView> {
    return this.use.compareVersions.run({ actor, ...at, ...query });
  }

  @Get('effect')
  @Needs('returns.read')
  effect(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) at: ReturnParams,
    @ReaderLanguage() language: Language,
  ): Promise<EffectView> {
    return this.use.previewEffect.run({ actor, ...at, language });
  }

  @Get('receipt')
  @Needs('returns.read')
  receipt(
    @CurrentActor() actor: Actor,
    @Param({ schema: returnParams }) at: ReturnParams,
    @ReaderLanguage() language: Language,
  ): Promise<ReceiptView> {
    return this.use.makeReceipt.run({ actor, ...at, language });
  }
}
