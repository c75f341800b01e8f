/** A link of the audit chain; only ever added, one place after the other. */
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { FixedTextColumn } from './columns.js';

@Entity('audit_seals')
@Unique('uq_audit_seals_entry', ['entryId'])
@ForeignKey(() => AuditEntryEntity, ['entryId'], ['id'], { name: 'fk_audit_seals_entry' })
export class AuditSealEntity {
  @PrimaryColumn({ name: 'seq', type: 'bigint', unsigned: true }) seq!: string;
  @Column({ name: 'entry_id', type: 'bigint', unsigned: true }) entryId!: string;
  @FixedTextColumn('hash', 64) hash!: string;
}
