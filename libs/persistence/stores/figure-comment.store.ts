/** FigureCommentStore on MariaDB. */
import { In, type FindOptionsWhere } from 'typeorm';
import type { FigureComment } from '#domain/indicators/figure-comment.js';
import type { Period } from '#domain/period/period.js';
import type { FigureCommentStore } from '#domain/ports/figure-comment-store.port.js';
import { FigureCommentEntity } from '../entities/figure-comment.entity.js';
import { sqlTimeOrNull, type Sql } from '../sql.js';

export class MariadbFigureCommentStore implements FigureCommentStore {
  constructor(private readonly sql: Sql) {}

  async add(comment: FigureComment): Promise<void> {
    await this.sql.manager.insert(FigureCommentEntity, comment);
  }

  async get(id: string): Promise<FigureComment | null> {
    return (await this.find({ id }))[0] ?? null;
  }

  of(period: Period, units: string[]): Promise<FigureComment[]> {
    return this.find({ period, unit: In(units) });
  }

  async resolve(id: string, resolved: { at: string; by: string } | null): Promise<void> {
    await this.sql.run('UPDATE figure_comments SET resolved_at = ?, resolved_by = ? WHERE id = ? AND thread IS NULL', [
      sqlTimeOrNull(resolved?.at ?? null),
      resolved?.by ?? null,
      id,
    ]);
  }

  private async find(where: FindOptionsWhere<FigureCommentEntity>): Promise<FigureComment[]> {
    const comments = await this.sql.manager.find(FigureCommentEntity, { where, order: { createdAt: 'ASC', id: 'ASC' } });
    return comments.map((comment) => ({ ...comment }));
  }
}
