/** Accounts: the system administrator makes and changes them, the security administrator confirms their roles. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import { ROLES, type Actor } from '#domain/access/actor.js';
import type { AccountView, FirstCode } from '#domain/views/administration-view.js';
import { CurrentActor, Needs } from '#platform/access.js';
import { AnswersSecret } from '../answer-once.interceptor.js';
import { unitCode, uuid, words } from '../params.js';
import { sendFile } from '../send-file.js';

/** What a name or number may be is said by the use case, in its words; here only how long they may be at all. */
const text = z.string().trim().max(300);
const details = {
  displayName: text,
  phone: text.nullable(),
  email: text.nullable(),
  grants: z.array(z.strictObject({ role: z.enum(ROLES), unit: unitCode })).max(50),
};
const account = z
  .strictObject({ username: text, ...details, phone: details.phone.default(null), email: details.email.default(null) })
  .meta({ id: 'NewAccount' });
const change = z
  .strictObject({
    displayName: details.displayName.exactOptional(),
    phone: details.phone.exactOptional(),
    email: details.email.exactOptional(),
    grants: details.grants.exactOptional(),
    disabled: z.boolean().exactOptional(),
  })
  .meta({ id: 'AccountChange' });
const params = z.strictObject({ id: uuid });
/** With the roles as the caller saw them. */
const confirmation = z
  .strictObject({
    accounts: z
      .array(z.strictObject({ id: uuid, grants: details.grants }))
      .min(1, '请至少选择一个账号')
      .max(1_000),
  })
  .meta({ id: 'ConfirmAccounts' });
const refusal = z
  .strictObject({ ids: z.array(uuid).min(1, '请至少选择一个账号').max(1_000), reason: words(500) })
  .meta({ id: 'RefuseAccounts' });

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller('accounts')
export class AccountsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('accounts.manage', 'accounts.confirm')
  list(@CurrentActor() actor: Actor): Promise<AccountView[]> {
    return this.use.listAccounts.run({ actor });
  }

  @Post()
  @Needs('accounts.manage')
  @AnswersSecret()
  create(@CurrentActor() actor: Actor, @Body({ schema: account }) body: z.infer<typeof account>): Promise<FirstCode> {
    return this.use.createAccount.run({ actor, account: body });
  }

  @Get('workbook')
  @Needs('accounts.manage')
  async workbook(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    sendFile(reply, { ...(await this.use.listAccounts.workbook({ actor })), type: XLSX });
  }

  @Post('confirm')
  @Needs('accounts.confirm')
  @HttpCode(204)
  confirm(@CurrentActor() actor: Actor, @Body({ schema: confirmation }) body: z.infer<typeof confirmation>): Promise<void> {
    return this.use.confirmAccounts.run({ actor, ...body });
  }

  @Post('refuse')
  @Needs('accounts.confirm')
  @HttpCode(204)
  refuse(@CurrentActor() actor: Actor, @Body({ schema: refusal }) body: z.infer<typeof refusal>): Promise<void> {
    return this.use.refuseAccounts.run({ actor, ...body });
  }

  @Put(':id')
  @Needs('accounts.manage')
  @HttpCode(204)
  alter(
    @CurrentActor() actor: Actor,
    @Param({ schema: params }) { id }: z.infer<typeof params>,
    @Body({ schema: change }) body: z.infer<typeof change>,
  ): Promise<void> {
    return this.use.alterAccount.run({ actor, id, change: body });
  }

  @Post(':id/code')
  @Needs('accounts.manage')
  @AnswersSecret()
  issueCode(@CurrentActor() actor: Actor, @Param({ schema: params }) { id }: z.infer<typeof params>): Promise<FirstCode> {
    return this.use.issueCode.run({ actor, id });
  }
}
