/** A catalogue version the office brought into force. */
import { Entity } from 'typeorm';
import { JsonColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('catalogue_versions')
export class CatalogueVersionEntity {
  @KeyColumn('version', 40) version!: string;
  @TextColumn('effective_from', 20) effectiveFrom!: string;
  @JsonColumn('files') files!: Record<string, string>;
  @TextColumn('created_by', 36) createdBy!: string;
  @TimeColumn('created_at') createdAt!: string;
}
