/** BriefingEditStore, BriefingCommentStore, ReleaseStore and BriefingStyleStore on MariaDB. */
import type { Briefing } from '#domain/briefing/briefing.js';
import type { BriefingComment, BriefingEdit } from '#domain/briefing/edit.js';
import type { ReleaseRecord } from '#domain/briefing/release.js';
import type { BriefingStyleRecord } from '#domain/briefing/style.js';
import type { BriefingCommentStore, BriefingEditStore, BriefingStyleStore, ReleaseStore } from '#domain/ports/briefing-text-store.port.js';
import { isDuplicate } from '../database-errors.js';
import { BriefingCommentEntity } from '../entities/briefing-comment.entity.js';
import { BriefingEditEntity } from '../entities/briefing-edit.entity.js';
import { BriefingReleaseEntity } from '../entities/briefing-release.entity.js';
import { BriefingStyleEntity } from '../entities/briefing-style.entity.js';
import { sqlTimeOrNull, type Sql } from '../sql.js';

export class MariadbBriefingEditStore implements BriefingEditStore {
  constructor(private readonly sql: Sql) {}

  async addAll(edits: BriefingEdit[]): Promise<void> {
    if (edits.length > 0)
      await this.sql.manager.insert(
        BriefingEditEntity,
        edits.map((edit, place) => ({ ...edit, place })),
      );
  }

  async of(briefingId: string): Promise<BriefingEdit[]> {
    const edits = await this.sql.manager.find(BriefingEditEntity, { where: { briefingId }, order: { revision: 'ASC', place: 'ASC' } });
    return edits.map(({ place: _place, ...edit }) => edit);
  }
}

export class MariadbBriefingCommentStore implements BriefingCommentStore {
  constructor(private readonly sql: Sql) {}

  async add(comment: BriefingComment): Promise<void> {
    await this.sql.manager.insert(BriefingCommentEntity, comment);
  }

  async of(briefingId: string): Promise<BriefingComment[]> {
    const comments = await this.sql.manager.find(BriefingCommentEntity, { where: { briefingId }, order: { createdAt: 'ASC', id: 'ASC' } });
    return comments.map((comment) => ({ ...comment }));
  }

  async resolve(id: string, resolved: { at: string; by: string } | null): Promise<void> {
    await this.sql.run('UPDATE briefing_comments SET resolved_at = ?, resolved_by = ? WHERE id = ? AND thread IS NULL', [
      sqlTimeOrNull(resolved?.at ?? null),
      resolved?.by ?? null,
      id,
    ]);
  }
}

export class MariadbReleaseStore implements ReleaseStore {
  constructor(private readonly sql: Sql) {}

  async add(release: ReleaseRecord, document: Briefing): Promise<void> {
    await this.sql.manager.insert(BriefingReleaseEntity, { ...release, document });
  }

  async get(briefingId: string): Promise<ReleaseRecord | null> {
    const release = await this.sql.manager.findOne(BriefingReleaseEntity, {
      where: { briefingId },
      select: {
        ...{ briefingId: true, verificationCode: true, releasedBy: true, releasedByName: true, releasedAt: true },
        ...{ dataVersion: true, revision: true, renderedWith: true, figures: true, versions: true },
      },
    });
    if (!release) return null;
    const { document: _document, ...record } = release;
    return record;
  }

  async document(briefingId: string): Promise<Briefing | null> {
    const row = await this.sql.row<{ document: string }>('SELECT document FROM briefing_releases WHERE briefing_id = ?', [briefingId]);
    return row && JSON.parse(row.document);
  }

  async briefingOf(verificationCode: string): Promise<string | null> {
    const row = await this.sql.row<{ id: string }>('SELECT briefing_id AS id FROM briefing_releases WHERE verification_code = ?', [
      verificationCode,
    ]);
    return row?.id ?? null;
  }
}

export class MariadbBriefingStyleStore implements BriefingStyleStore {
  constructor(private readonly sql: Sql) {}

  async get(unit: string): Promise<BriefingStyleRecord | null> {
    const record = await this.sql.manager.findOneBy(BriefingStyleEntity, { unit });
    return record && { ...record };
  }

  async save(record: BriefingStyleRecord, seen: number): Promise<boolean> {
    const { unit, ...rest } = record;
    if (seen > 0) return (await this.sql.manager.update(BriefingStyleEntity, { unit, revision: seen }, rest)).affected === 1;
    try {
      await this.sql.manager.insert(BriefingStyleEntity, record);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
