/** The audit log for the auditor, who alone may read it; reading it leaves a row too. */
import type { Actor } from '#domain/access/actor.js';
import { mayAnywhere } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import type { AuditRow } from '#domain/ports/audit-store.port.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export class ReadAudit {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  async run(input: { actor: Actor; limit: number; before?: string }): Promise<AuditRow[]> {
    if (!mayAnywhere(input.actor, 'audit.read'))
      throw new DomainError('forbidden', { zh: '只有审计员可以查看审计日志', en: 'Only the auditor reads the audit log' });
    const { database, clock } = this.ports;
    await recordAct(database, {
      at: clock.now(),
      actor: input.actor,
      action: 'audit.read',
      object: 'audit',
      detail: { limit: input.limit },
    });
    return database.audit.list(input.limit, input.before);
  }
}
