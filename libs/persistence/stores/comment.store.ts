/** CommentStore on MariaDB. */
import { In, IsNull, type FindOptionsWhere } from 'typeorm';
import type { Period } from '#domain/period/period.js';
import type { CommentStore } from '#domain/ports/comment-store.port.js';
import type { CommentRecord } from '#domain/return/comment.js';
import { CommentEntity } from '../entities/comment.entity.js';
import { chunked, sqlTimeOrNull, type Sql } from '../sql.js';

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

  async answers(threads: string[]): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (const some of chunked(threads, 500)) {
      const rows = await this.sql.rows<{ thread: string; answers: string | number }>(
        'SELECT thread, COUNT(*) AS answers FROM comments WHERE thread IN (?) GROUP BY thread',
        [some],
      );
      for (const row of rows) found.set(row.thread, Number(row.answers));
    }
    return found;
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
