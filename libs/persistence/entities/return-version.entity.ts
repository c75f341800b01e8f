/** One version of a return: values, findings and explanations as they were. */
import { Entity, ForeignKey, Index } from 'typeorm';
import type { CellMap, ReturnOrigin } from '#domain/return/return.js';
import type { StoredValues } from '#domain/return/values.js';
import type { Finding } from '#domain/validation/finding.js';
import { FlagColumn, JsonColumn, KeyColumn, NumberKeyColumn, TextColumn, TimeColumn } from './columns.js';
import { ReturnEntity } from './return.entity.js';
import { UploadEntity } from './upload.entity.js';

@Entity('return_versions')
@Index('ix_return_versions_upload', ['uploadId'])
@Index('ix_return_versions_written', ['period', 'createdAt'])
@ForeignKey(() => ReturnEntity, ['period', 'unit'], ['period', 'unit'], { name: 'fk_return_versions_return' })
@ForeignKey(() => UploadEntity, ['uploadId'], ['id'], { name: 'fk_return_versions_upload' })
export class ReturnVersionEntity {
  @KeyColumn('period', 6, 'char') period!: string;
  @KeyColumn('unit_code', 40) unit!: string;
  @NumberKeyColumn('version') version!: number;
  @TextColumn('catalogue_version', 40) catalogueVersion!: string;
  @JsonColumn('stored_values') values!: StoredValues;
  @JsonColumn('cells') cells!: CellMap;
  @JsonColumn('findings') findings!: Finding[];
  @JsonColumn('explanations') explanations!: Record<string, string>;
  @TextColumn('upload_id', 36, { nullable: true }) uploadId!: string | null;
  @TextColumn('created_by', 36) createdBy!: string;
  @TimeColumn('created_at') createdAt!: string;
  @TextColumn('reason', 1000, { nullable: true }) reason!: string | null;
  @TextColumn('origin', 10, { default: 'upload' }) origin!: ReturnOrigin;
  @FlagColumn('on_behalf', { default: 0 }) onBehalf!: boolean;
  @TimeColumn('submitted_at', { nullable: true }) submittedAt!: string | null;
  @TextColumn('submitted_by', 36, { nullable: true }) submittedBy!: string | null;
}
