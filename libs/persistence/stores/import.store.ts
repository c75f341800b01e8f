/** ImportStore on MariaDB; the content goes in gzipped. */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ColumnMapping, ImportRecord, ImportStore } from '#domain/ports/import-store.port.js';
import { canonicalJson } from '../canonical-json.js';
import { ColumnMappingEntity } from '../entities/column-mapping.entity.js';
import { isoTimeOrNull, sqlTime, sqlTimeOrNull, type Sql } from '../sql.js';

const IMPORT = `SELECT upload_id AS uploadId, purpose, options, plan, content, applied_at AS appliedAt, applied_by AS appliedBy
  FROM imports WHERE upload_id = ?`;
const COLUMNS = ['purpose', 'options', 'plan', 'content'];

interface ImportRow extends Pick<ImportRecord, 'uploadId' | 'purpose' | 'appliedBy'> {
  options: string;
  plan: string;
  content: Uint8Array;
  appliedAt: Date | null;
}

export class MariadbImportStore implements ImportStore {
  constructor(private readonly sql: Sql) {}

  async save(record: ImportRecord): Promise<void> {
    const { uploadId, purpose, options, plan, content, appliedAt, appliedBy } = record;
    // A job that is repeated plans anew; what was applied stays as it was.
    await this.sql.insert(
      'imports',
      ['upload_id', ...COLUMNS, 'applied_at', 'applied_by'],
      [
        [
          uploadId,
          purpose,
          canonicalJson(options),
          canonicalJson(plan),
          gzipSync(canonicalJson(content)),
          sqlTimeOrNull(appliedAt),
          appliedBy,
        ],
      ],
      `ON DUPLICATE KEY UPDATE ${COLUMNS.map((c) => `${c} = CASE WHEN applied_at IS NULL THEN VALUES(${c}) ELSE ${c} END`).join(', ')}`,
    );
  }

  async get(uploadId: string): Promise<ImportRecord | null> {
    const row = await this.sql.row<ImportRow>(IMPORT, [uploadId]);
    return row && recordOf(row);
  }

  async lock(uploadId: string): Promise<ImportRecord | null> {
    const row = await this.sql.row<ImportRow>(`${IMPORT} FOR UPDATE`, [uploadId]);
    return row && recordOf(row);
  }

  async markApplied(uploadId: string, at: string, by: string): Promise<void> {
    await this.sql.run('UPDATE imports SET applied_at = ?, applied_by = ? WHERE upload_id = ?', [sqlTime(at), by, uploadId]);
  }

  async mappings(): Promise<ColumnMapping[]> {
    const mappings = await this.sql.manager.find(ColumnMappingEntity, { order: { name: 'ASC' } });
    return mappings.map((mapping) => ({ ...mapping }));
  }

  async saveMapping({ name, columns, headRow, sheet }: ColumnMapping): Promise<void> {
    await this.sql.insert(
      'column_mappings',
      ['name', 'column_map', 'head_row', 'sheet'],
      [[name, canonicalJson(columns), headRow, sheet]],
      'ON DUPLICATE KEY UPDATE column_map = VALUES(column_map), head_row = VALUES(head_row), sheet = VALUES(sheet)',
    );
  }
}

const recordOf = ({ uploadId, purpose, options, plan, content, appliedAt, appliedBy }: ImportRow): ImportRecord => ({
  uploadId,
  purpose,
  options: JSON.parse(options) as ImportRecord['options'],
  plan: JSON.parse(plan) as ImportRecord['plan'],
  content: JSON.parse(gunzipSync(content).toString('utf8')) as unknown,
  appliedAt: isoTimeOrNull(appliedAt),
  appliedBy,
});
