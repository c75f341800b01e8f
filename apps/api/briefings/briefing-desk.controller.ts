/** A briefing on the office's desk: edited, talked about, reviewed, sent back, released, or discarded. */
import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { GateReport } from '#domain/briefing/gate.js';
import type { Language } from '#domain/errors.js';
import { SECTORS, type Sector } from '#domain/unit/unit.js';
import type { BindableView, BriefingDetail, BriefingThreadView, BriefingView, EditView } from '#domain/views/briefing-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { reason, unitCode, uuid } from '../params.js';
import { revisionOf } from '../returns/revision.js';
import { type BriefingParams, briefingParams } from './briefings.controller.js';

const node = z.string().min(1).max(200);
/** Code, whose, over which span: how it reads is looked up. What else a client has of it is passed over. */
const figure = z.strictObject({
  code: z.string().min(1).max(200),
  unit: unitCode.optional(),
  sector: z.enum(Object.keys(SECTORS) as Sector[]).optional(),
  span: z.enum(['quarter', 'cumulative']).optional(),
  display: z.string().max(100).optional(),
  value: z.number().nullish(),
});
const sentence = z.array(z.union([z.string().max(4_000, '一段不超过 2000 字'), figure])).max(200);
const edit = z.strictObject({
  node: node.optional(),
  kind: z.enum(['replace', 'insert', 'remove', 'restore']),
  after: node.optional(),
  sentence: sentence.optional(),
});
const edits = z.strictObject({ edits: z.array(edit).min(1, '没有修改').max(100, '一次最多 100 处修改') }).meta({ id: 'BriefingEdits' });
const figuresQuery = z.strictObject({ q: z.string().trim().max(100).default(''), unit: unitCode.optional() });
const comment = z
  .strictObject({ node: node.default(''), text: z.string().max(4_000, '批注不超过 1000 字'), thread: uuid.nullish() })
  .meta({ id: 'BriefingComment' });
const threadParams = z.strictObject({ id: uuid, thread: uuid });
const resolution = z.strictObject({ open: z.boolean().optional() }).optional();
const returning = z.strictObject({ reason }).meta({ id: 'BriefingReturn' });

@Controller('briefings/:id')
export class BriefingDeskController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Patch()
  @Needs('briefings.manage')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The quoted `revision` of the briefing as last seen' })
  async edit(
    @CurrentActor() actor: Actor,
    @Param({ schema: briefingParams }) at: BriefingParams,
    @Body({ schema: edits }) body: z.infer<typeof edits>,
    @ReaderLanguage() language: Language,
    @Headers('if-match') ifMatch?: string,
  ): Promise<BriefingDetail> {
    await this.use.editBriefing.run({ actor, ...at, ...body, seen: revisionOf(ifMatch) });
    return this.detail(actor, at, language);
  }

  /** A draft nobody needs; never what was released. */
  @Delete()
  @Needs('briefings.manage')
  @HttpCode(204)
  discard(@CurrentActor() actor: Actor, @Param({ schema: briefingParams }) at: BriefingParams): Promise<void> {
    return this.use.discardBriefing.run({ actor, ...at });
  }

  @Get('history')
  @Needs('briefings.manage')
  history(@CurrentActor() actor: Actor, @Param({ schema: briefingParams }) at: BriefingParams): Promise<EditView[]> {
    return this.use.readBriefing.history({ actor, ...at });
  }

  @Get('figures')
  @Needs('briefings.manage')
  figures(
    @CurrentActor() actor: Actor,
    @Param({ schema: briefingParams }) at: BriefingParams,
    @Query({ schema: figuresQuery }) { q, unit }: z.infer<typeof figuresQuery>,
  ): Promise<BindableView[]> {
    return this.use.readBriefing.figures({ actor, ...at, text: q, unit });
  }

  @Get('gate')
  @Needs('briefings.manage')
  async gate(
    @CurrentActor() actor: Actor,
    @Param({ schema: briefingParams }) at: BriefingParams,
    @ReaderLanguage() language: Language,
  ): Promise<{ gate: GateReport | null }> {
    return { gate: (await this.detail(actor, at, language)).gate };
  }

  @Get('comments')
  @Needs('briefings.read')
  threads(@CurrentActor() actor: Actor, @Param({ schema: briefingParams }) at: BriefingParams): Promise<BriefingThreadView[]> {
    return this.use.talkAboutBriefing.list({ actor, ...at });
  }

  @Post('comments')
  @Needs('briefings.read')
  @HttpCode(200)
  async say(
    @CurrentActor() actor: Actor,
    @Param({ schema: briefingParams }) at: BriefingParams,
    @Body({ schema: comment }) body: z.infer<typeof comment>,
  ): Promise<BriefingThreadView[]> {
    await this.use.talkAboutBriefing.say({ actor, ...at, node: body.node, text: body.text, thread: body.thread ?? null });
    return this.threads(actor, at);
  }

  @Post('comments/:thread/resolve')
  @Needs('briefings.read')
  @HttpCode(200)
  async resolve(
    @CurrentActor() actor: Actor,
    @Param({ schema: threadParams }) at: z.infer<typeof threadParams>,
    @Body({ schema: resolution }) body: z.infer<typeof resolution>,
  ): Promise<BriefingThreadView[]> {
    await this.use.talkAboutBriefing.resolve({ actor, ...at, open: body?.open ?? false });
    return this.threads(actor, { id: at.id });
  }

  @Post('refresh')
  @Needs('briefings.manage')
  @HttpCode(200)
  async refresh(
    @CurrentActor() actor: Actor,
    @Param({ schema: briefingParams }) at: BriefingParams,
    @ReaderLanguage() language: Language,
  ): Promise<BriefingDetail> {
    await this.use.refreshBriefing.run({ actor, ...at });
    return this.detail(actor, at, language);
  }

  @Post('review')
  @Needs('briefings.manage')
  @HttpCode(200)
  async review(
    @CurrentActor() actor: Actor,
    @Param({ schema: briefingParams }) at: BriefingParams,
    @ReaderLanguage() language: Language,
  ): Promise<BriefingDetail> {
    await this.use.reviewBriefing.send({ actor, ...at });
    return this.detail(actor, at, language);
  }

  @Post('send-back')
  @Needs('briefings.manage')
  @HttpCode(200)
  async sendBack(
    @CurrentActor() actor: Actor,
    @Param({ schema: briefingParams }) at: BriefingParams,
    @Body({ schema: returning }) body: z.infer<typeof returning>,
    @ReaderLanguage() language: Language,
  ): Promise<BriefingDetail> {
    await this.use.reviewBriefing.sendBack({ actor, ...at, ...body });
    return this.detail(actor, at, language);
  }

  /** 202: the files are made and checked by a worker; `status` says how it went. */
  @Post('release')
  @Needs('briefings.manage')
  @HttpCode(202)
  @ApiHeader({ name: 'If-Match', required: false, description: 'The quoted `revision` that was read: another one is not released' })
  async release(
    @CurrentActor() actor: Actor,
    @Param({ schema: briefingParams }) at: BriefingParams,
    @ReaderLanguage() language: Language,
    @Headers('if-match') ifMatch?: string,
  ): Promise<BriefingView> {
    await this.use.requestRelease.run({ actor, ...at, ...(ifMatch === undefined ? {} : { seen: revisionOf(ifMatch) }) });
    return this.use.listBriefings.one({ actor, ...at, language });
  }

  private detail(actor: Actor, { id }: BriefingParams, language: Language): Promise<BriefingDetail> {
    return this.use.readBriefing.run({ actor, id, language });
  }
}
