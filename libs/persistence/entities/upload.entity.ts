/** An upload and how far reading it has come. */
import { Entity, Index } from 'typeorm';
import type { UploadPurpose, UploadRecord, UploadStatus, UploadTake } from '#domain/ports/upload-store.port.js';
import type { Finding } from '#domain/validation/finding.js';
import { CountColumn, FixedTextColumn, JsonColumn, KeyColumn, SizeColumn, SmallCountColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('uploads')
@Index('ix_uploads_user', ['userId', 'createdAt'])
@Index('ix_uploads_status', ['status', 'createdAt'])
export class UploadEntity {
  @KeyColumn('id', 36) id!: string;
  @FixedTextColumn('sha256', 64) sha256!: string;
  @TextColumn('file_name', 255) fileName!: string;
  @SizeColumn('size') size!: number;
  @TextColumn('user_id', 36) userId!: string;
  @TextColumn('purpose', 10, { default: 'returns' }) purpose!: UploadPurpose;
  @TextColumn('take', 5, { default: 'valid' }) take!: UploadTake;
  @TextColumn('reason', 1000, { nullable: true }) reason!: string | null;
  @JsonColumn('options') options!: Record<string, string>;
  @TextColumn('status', 10) status!: UploadStatus;
  @SmallCountColumn('progress', { default: 0 }) progress!: number;
  @JsonColumn('findings') findings!: Finding[];
  @CountColumn('finding_count', { default: 0 }) findingCount!: number;
  @JsonColumn('stored_returns') returns!: UploadRecord['returns'];
  @CountColumn('attempts', { default: 0 }) attempts!: number;
  @TimeColumn('created_at') createdAt!: string;
  @TimeColumn('finished_at', { nullable: true }) finishedAt!: string | null;
  @TextColumn('lease_token', 36, { nullable: true }) leaseToken!: string | null;
  @TimeColumn('lease_until', { nullable: true }) leaseUntil!: string | null;
}
