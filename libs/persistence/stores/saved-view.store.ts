/** SavedViewStore on MariaDB. */
import type { SavedViewRecord, SavedViewStore } from '#domain/ports/figure-comment-store.port.js';
import { isDuplicateOf } from '../database-errors.js';
import { SavedViewEntity } from '../entities/saved-view.entity.js';
import { viewNameTaken } from '../refusals.js';
import { isoTime, type Sql } from '../sql.js';

interface ViewRow extends Omit<SavedViewRecord, 'shared' | 'savedAt'> {
  ownerName: string;
  shared: number;
  savedAt: Date;
}

export class MariadbSavedViewStore implements SavedViewStore {
  constructor(private readonly sql: Sql) {}

  async save(view: SavedViewRecord): Promise<void> {
    try {
      // Not ON DUPLICATE KEY: it would also meet another view of the same name, and replace that one.
      const { affected } = await this.sql.manager.update(SavedViewEntity, { id: view.id }, view);
      if (!affected) await this.sql.manager.insert(SavedViewEntity, view);
    } catch (error) {
      if (isDuplicateOf(error, 'uq_saved_views_name')) throw viewNameTaken(view.name);
      throw error;
    }
  }

  async get(id: string): Promise<SavedViewRecord | null> {
    const view = await this.sql.manager.findOneBy(SavedViewEntity, { id });
    return view && { ...view };
  }

  async visibleTo(userId: string): Promise<(SavedViewRecord & { ownerName: string })[]> {
    const rows = await this.sql.rows<ViewRow>(
      `SELECT v.id, v.user_id AS userId, v.name, v.address, v.shared, v.saved_at AS savedAt, u.display_name AS ownerName
       FROM saved_views v JOIN users u ON u.id = v.user_id WHERE v.user_id = ? OR v.shared = 1 ORDER BY v.name, v.id`,
      [userId],
    );
    return rows.map((row) => ({ ...row, shared: Boolean(row.shared), savedAt: isoTime(row.savedAt) }));
  }

  async remove(id: string): Promise<void> {
    await this.sql.run('DELETE FROM saved_views WHERE id = ?', [id]);
  }
}
