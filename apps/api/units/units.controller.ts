/** The organisation tree of today: who is in it, its dated changes, and the tree as a workbook. */
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import { SECTORS, UNIT_TYPES, type Sector, type UnitType } from '#domain/unit/unit.js';
import type { TreeView, UnitChangeOutcome } from '#domain/views/administration-view.js';
import { CurrentActor, Needs, ReaderLanguage } from '#platform/access.js';
import { day, reason, unitCode, uuid } from '../params.js';
import { sendFile } from '../send-file.js';

/** What a code and a name may be is said by the domain, in its words; here only how long they may be at all. */
const code = z.string().max(100);
const name = z.string().max(200);
const names = { name, shortName: name };
const type = z.enum(Object.keys(UNIT_TYPES) as [UnitType, ...UnitType[]]);
const sector = z.enum(Object.keys(SECTORS) as [Sector, ...Sector[]]);
const reviewLevels = z.union([z.literal(1), z.literal(2)]);
const dated = { effectiveOn: day, reason };

const change = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...dated, ...names, kind: z.literal('add'), unit: code, type, sector, parent: unitCode.nullable(), reviewLevels }),
    z.strictObject({ ...dated, ...names, kind: z.literal('rename'), unit: unitCode }),
    z.strictObject({ ...dated, kind: z.literal('move'), unit: unitCode, parent: unitCode }),
    z.strictObject({
      ...dated,
      kind: z.literal('alter'),
      unit: unitCode,
      type: type.exactOptional(),
      sector: sector.exactOptional(),
      reviewLevels: reviewLevels.exactOptional(),
    }),
    z.strictObject({ ...dated, kind: z.literal('close'), unit: unitCode }),
    z.strictObject({
      ...dated,
      kind: z.literal('split'),
      unit: unitCode,
      into: z
        .array(z.strictObject({ code, ...names }))
        .min(1)
        .max(50),
    }),
    z.strictObject({ ...dated, ...names, kind: z.literal('merge'), unit: code, units: z.array(unitCode).min(2).max(50) }),
  ])
  .meta({ id: 'UnitChangeRequest' });

const changeParams = z.strictObject({ id: uuid });

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller('units')
export class UnitsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get('today')
  @Needs('periods.manage')
  today(@CurrentActor() actor: Actor, @ReaderLanguage() language: Language): Promise<TreeView> {
    return this.use.readTree.run({ actor, language });
  }

  @Post('changes')
  @Needs('periods.manage')
  @HttpCode(200)
  change(@CurrentActor() actor: Actor, @Body({ schema: change }) request: z.infer<typeof change>): Promise<UnitChangeOutcome> {
    return this.use.changeUnits.run({ actor, request });
  }

  @Delete('changes/:id')
  @Needs('periods.manage')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param({ schema: changeParams }) { id }: z.infer<typeof changeParams>,
  ): Promise<Pick<UnitChangeOutcome, 'periods'>> {
    return this.use.withdrawUnitChange.run({ actor, id });
  }

  @Get('workbook')
  @Needs('periods.manage')
  async workbook(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    sendFile(reply, { ...(await this.use.readTree.workbook({ actor })), type: XLSX });
  }
}
