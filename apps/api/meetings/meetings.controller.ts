/** Review meetings: the calendar, one of them with its plan and book, and what it requires. */
import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import { AGENDA_RESULTS, AGENDA_STATES, MEETING_KINDS, type MeetingBook } from '#domain/meeting/meeting.js';
import type { MeetingSummary, MeetingView, RequirementView } from '#domain/views/meeting-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { PDF_POLICY, TYPES } from '../briefings/briefings.controller.js';
import { day, period, unitCode, uuid, words } from '../params.js';
import { revisionOf } from '../returns/revision.js';
import { sendFile } from '../send-file.js';
import { requirement } from './requirements.controller.js';

const MOST_PEOPLE = 100_000;
const said = (most: number, what: string) => words(most).pipe(z.string().min(1, `请填写${what}`));

const meeting = z
  .strictObject({
    period,
    title: said(100, '会议名称'),
    meetsOn: day,
    draftDaysBefore: z.number().int().min(0).max(60).default(3),
    unit: unitCode.optional(),
    kind: z.enum(Object.keys(MEETING_KINDS) as (keyof typeof MEETING_KINDS)[]).optional(),
    place: words(100).optional(),
    draftShare: z.number().gt(0).max(1).nullable().optional(),
  })
  .meta({ id: 'Meeting' });

/** Given by whoever adds the row, so that one save can refer to it. */
const rowId = z.string().regex(/^[\w-]{1,36}$/, '编号的写法不对');
const count = z.number().int().min(0).max(MOST_PEOPLE);
const book = z
  .strictObject({
    noticedOn: day.nullable(),
    startsAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写成 09:00')
      .optional(),
    agenda: z
      .array(
        z.strictObject({
          id: rowId,
          title: said(200, '议题'),
          presenter: words(100),
          briefingId: uuid.nullable(),
          document: words(200),
          minutes: z.number().int().min(0).max(600),
          state: z.enum(Object.keys(AGENDA_STATES) as (keyof typeof AGENDA_STATES)[]),
          result: z.enum(Object.keys(AGENDA_RESULTS) as (keyof typeof AGENDA_RESULTS)[]).nullable(),
          conclusion: words(1000),
        }),
      )
      .max(50, '议程不超过 50 项'),
    attendance: z.array(z.strictObject({ class: z.enum(['voting', 'non_voting']), expected: count, present: count.nullable() })).max(2),
    resolutions: z
      .array(z.strictObject({ id: rowId, text: said(1000, '决议内容'), agendaItem: rowId.nullable() }))
      .max(100, '决议不超过 100 条'),
  })
  .meta({ id: 'MeetingBook' });
const params = z.strictObject({ id: uuid });
const fileQuery = z.strictObject({
  what: z.enum(['agenda', 'script']).default('agenda'),
  format: z.enum(['pdf', 'docx']).default('pdf'),
  inline: z.enum(['1']).optional(),
});

@Controller('meetings')
export class MeetingsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('briefings.read')
  list(@CurrentActor() actor: Actor): Promise<MeetingSummary[]> {
    return this.use.listMeetings.run({ actor });
  }

  @Post()
  @Needs('briefings.manage')
  @HttpCode(200)
  save(@CurrentActor() actor: Actor, @Body({ schema: meeting }) body: z.infer<typeof meeting>): Promise<MeetingSummary> {
    return this.use.saveMeeting.run({ actor, ...body });
  }

  @Get(':id')
  @Needs('briefings.read')
  one(
    @CurrentActor() actor: Actor,
    @Param({ schema: params }) { id }: z.infer<typeof params>,
    @ReaderLanguage() language: Language,
  ): Promise<MeetingView> {
    return this.use.readMeeting.run({ actor, id, language });
  }

  @Delete(':id')
  @Needs('briefings.manage')
  @HttpCode(204)
  cancel(@CurrentActor() actor: Actor, @Param({ schema: params }) { id }: z.infer<typeof params>): Promise<void> {
    return this.use.cancelMeeting.run({ actor, id });
  }

  /** The agenda, or the words of the chair. */
  @Get(':id/file')
  @Needs('briefings.read')
  async file(
    @CurrentActor() actor: Actor,
    @Param({ schema: params }) { id }: z.infer<typeof params>,
    @Query({ schema: fileQuery }) { what, format, inline }: z.infer<typeof fileQuery>,
    @ReaderLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.use.printMeeting.run({ actor, id, what, format, language });
    if (format === 'pdf') void reply.header('content-security-policy', PDF_POLICY);
    sendFile(reply, { ...file, type: TYPES[format], inline: format === 'pdf' && inline === '1' });
  }

  @Put(':id/book')
  @Needs('briefings.manage')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The quoted `revision` of the book as last seen; `"0"` where there is none' })
  saveBook(
    @CurrentActor() actor: Actor,
    @Param({ schema: params }) { id }: z.infer<typeof params>,
    @Body({ schema: book }) body: z.infer<typeof book>,
    @Headers('if-match') ifMatch?: string,
  ): Promise<MeetingBook> {
    return this.use.saveMeetingBook.run({ actor, id, book: body, seen: revisionOf(ifMatch) });
  }

  @Post(':id/requirements')
  @Needs('briefings.manage')
  @HttpCode(200)
  require(
    @CurrentActor() actor: Actor,
    @Param({ schema: params }) { id }: z.infer<typeof params>,
    @Body({ schema: requirement }) body: z.infer<typeof requirement>,
  ): Promise<RequirementView> {
    return this.use.saveRequirement.create({ actor, meetingId: id, ...body });
  }
}
