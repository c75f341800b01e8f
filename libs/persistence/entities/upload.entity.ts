/** An upload and how far reading it has come. */
import { Entity, Index } from 'typeorm';
import type { UploadRecord, UploadStatus } from '#domain/ports/upload-store.port.js';
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
  @TextColumn('status', 10) status!: UploadStatus;
  @SmallCountColumn('progress', { default: 0 }) progress!: number;
  @JsonColumn('findings') findings!: Finding[];
  @JsonColumn('stored_returns') returns!: UploadRecord['returns'];
  @CountColumn('attempts', { default: 0 }) attempts!: number;
  @TimeColumn('created_at') createdAt!: string;
  @TimeColumn('finished_at', { nullable: true }) finishedAt!: string | null;
  @TextColumn('lease_token', 36, { nullable: true }) leaseToken!: string | null;
  @TimeColumn('lease_until', { nullable: true }) leaseUntil!: string | null;
}
