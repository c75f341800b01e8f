/** The audit log, for the auditor. */
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { AuditRow } from '#domain/ports/audit-store.port.js';
import { CurrentActor, Needs } from '#platform/access.js';

const query = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100), before: z.string().regex(/^\d+$/).optional() });

@Controller('audit')
export class AuditController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('audit.read')
  read(@CurrentActor() actor: Actor, @Query({ schema: query }) page: z.infer<typeof query>): Promise<AuditRow[]> {
    return this.use.readAudit.run({ actor, limit: page.limit, ...(page.before ? { before: page.before } : {}) });
  }
}
