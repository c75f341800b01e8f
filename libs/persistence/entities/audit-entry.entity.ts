/** A row of the audit log; only ever added. */
import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { AuditEntry } from '#domain/ports/audit-store.port.js';
import { JsonColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('audit_entries')
@Index('ix_audit_entries_action', ['action', 'at'])
export class AuditEntryEntity {
  @PrimaryGeneratedColumn({ name: 'id', type: 'bigint', unsigned: true }) id!: string;
  @TimeColumn('at') at!: string;
  @TextColumn('actor_id', 36) actorId!: string;
  @TextColumn('actor_name', 64) actorName!: string;
  @TextColumn('address', 64, { nullable: true }) address!: string | null;
  @TextColumn('action', 60) action!: string;
  @TextColumn('object', 300) object!: string;
  @TextColumn('outcome', 10) outcome!: AuditEntry['outcome'];
  @JsonColumn('detail') detail!: Record<string, unknown>;
}
