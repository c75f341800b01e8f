/** A person's inbox and how he is told; the office's nudges and what was sent. */
import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import { MESSAGE_KINDS, WEBHOOK_KINDS, type MessageKind } from '#domain/message/message.js';
import type { InboxView, SentView, SettingsView } from '#domain/views/administration-view.js';
import type { BulkOutcome } from '#domain/views/return-view.js';
import { CurrentActor, Needs, ReaderLanguage, SignedIn } from '#platform/access.js';
import { AnswersSecret } from '../answer-once.interceptor.js';
import { period, periodQuery, unitCode, uuid } from '../params.js';

const KINDS = Object.keys(MESSAGE_KINDS) as MessageKind[];
/** As many as a large bureau has. */
const MAX_UNITS = 5_000;
const reading = z.strictObject({ ids: z.array(uuid).max(500).optional() }).meta({ id: 'MessagesRead' });
const settings = z
  .strictObject({
    email: z.boolean(),
    webhook: z
      .strictObject({
        kind: z.enum(WEBHOOK_KINDS),
        url: z.string().min(1, '请填写群机器人地址').max(500, '地址不超过 500 字'),
        secret: z.string().max(200, '密钥不超过 200 字').nullish(),
      })
      .nullable(),
    muted: z.array(z.enum(KINDS)).max(KINDS.length),
  })
  .meta({ id: 'MessageSettings' });
const nudge = z.strictObject({ period, units: z.array(unitCode).min(1, '请选择要催报的单位').max(MAX_UNITS) }).meta({ id: 'Nudge' });

@Controller('messages')
export class MessagesController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @SignedIn()
  inbox(@CurrentActor() actor: Actor, @ReaderLanguage() language: Language): Promise<InboxView> {
    return this.use.readInbox.run({ actor, language });
  }

  @Post('read')
  @SignedIn()
  @HttpCode(204)
  read(@CurrentActor() actor: Actor, @Body({ schema: reading }) body: z.infer<typeof reading>): Promise<void> {
    return this.use.readInbox.markRead({ actor, ...body });
  }

  @Get('settings')
  @SignedIn()
  settings(@CurrentActor() actor: Actor): Promise<SettingsView> {
    return this.use.chooseChannels.read({ actor });
  }

  @Put('settings')
  @SignedIn()
  @AnswersSecret()
  choose(@CurrentActor() actor: Actor, @Body({ schema: settings }) body: z.infer<typeof settings>): Promise<SettingsView> {
    return this.use.chooseChannels.run({ actor, ...body });
  }

  @Post('nudge')
  @Needs('periods.manage')
  @HttpCode(200)
  nudge(
    @CurrentActor() actor: Actor,
    @Body({ schema: nudge }) body: z.infer<typeof nudge>,
    @ReaderLanguage() language: Language,
  ): Promise<BulkOutcome[]> {
    return this.use.nudgeUnits.run({ actor, ...body, language });
  }

  @Get('sent')
  @Needs('periods.manage')
  sent(
    @CurrentActor() actor: Actor,
    @Query({ schema: periodQuery }) query: z.infer<typeof periodQuery>,
    @ReaderLanguage() language: Language,
  ): Promise<SentView[]> {
    return this.use.listSent.run({ actor, ...query, language });
  }
}
