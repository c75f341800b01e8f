/** A table the office brought in, as planned: what would be done, and what exactly will be. */
import { Column, Entity, ForeignKey } from 'typeorm';
import type { ImportPlan, ImportRecord } from '#domain/ports/import-store.port.js';
import { JsonColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';
import { UploadEntity } from './upload.entity.js';

@Entity('imports')
@ForeignKey(() => UploadEntity, ['uploadId'], ['id'], { name: 'fk_imports_upload' })
export class ImportEntity {
  @KeyColumn('upload_id', 36) uploadId!: string;
  @TextColumn('purpose', 10) purpose!: ImportRecord['purpose'];
  @JsonColumn('options') options!: Record<string, string>;
  @JsonColumn('plan') plan!: ImportPlan;
  /** Gzipped JSON. */
  @Column({ name: 'content', type: 'longblob' }) content!: Uint8Array;
  @TimeColumn('applied_at', { nullable: true }) appliedAt!: string | null;
  @TextColumn('applied_by', 36, { nullable: true }) appliedBy!: string | null;
}
