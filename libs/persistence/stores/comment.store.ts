/** CommentStore on MariaDB. */
import { In, IsNull, type FindOptionsWhere } from 'typeorm';
import type { Period } from '#domain/period/period.js';
import type { CommentStore } from '#domain/ports/comment-store.port.js';
import type { CommentRecord } from '#domain/return/comment.js';
import { CommentEntity } from '../entities/comment.entity.js';
import { sqlTimeOrNull, type Sql } from '../sql.js';

export class MariadbCommentStore implements CommentStore {
  constructor(private readonly sql: Sql) {}

  async add(comment: CommentRecord): Promise<void> {
    await this.sql.manager.insert(CommentEntity, comment);
  }

  async get(id: string): Promise<CommentRecord | null> {
    return (await this.find({ id }))[0] ?? null;
  }

  ofReturn(period: Period, unit: string): Promise<CommentRecord[]> {
    return this.find({ period, unit });
  }

  open(period: Period, units?: string[]): Promise<CommentRecord[]> {
    return this.find({ period, thread: IsNull(), resolvedAt: IsNull(), ...(units && { unit: In(units) }) });
  }

  async resolve(id: string, resolved: { at: string; by: string } | null): Promise<void> {
    await this.sql.run('UPDATE comments SET resolved_at = ?, resolved_by = ? WHERE id = ? AND thread IS NULL', [
      sqlTimeOrNull(resolved?.at ?? null),
      resolved?.by ?? null,
      id,
    ]);
  }

  private async find(where: FindOptionsWhere<CommentEntity>): Promise<CommentRecord[]> {
    const comments = await this.sql.manager.find(CommentEntity, { where, order: { createdAt: 'ASC', id: 'ASC' } });
    return comments.map((comment) => ({ ...comment }));
  }
}
