/** UnitStore on MariaDB. */
import type { UnitStore } from '#domain/ports/period-store.port.js';
import type { Unit } from '#domain/unit/unit.js';
import { UnitEntity } from '../entities/unit.entity.js';
import type { Sql } from '../sql.js';

const COLUMNS = ['code', 'name', 'short_name', 'type', 'sector', 'parent_code', 'path', 'valid_from', 'valid_to'];
const OVERWRITE = `ON DUPLICATE KEY UPDATE ${COLUMNS.slice(1)
  .map((c) => `${c} = VALUES(${c})`)
  .join(', ')}`;

export class MariadbUnitStore implements UnitStore {
  constructor(private readonly sql: Sql) {}

  async validOn(date: string): Promise<Unit[]> {
    const units = await this.sql.manager
      .createQueryBuilder(UnitEntity, 'u')
      .where('u.validFrom <= :date AND (u.validTo IS NULL OR u.validTo >= :date)', { date })
      .orderBy('u.path')
      .getMany();
    return units.map((unit) => ({ ...unit }));
  }

  async byCode(code: string): Promise<Unit | null> {
    const unit = await this.sql.manager.findOneBy(UnitEntity, { code });
    return unit && { ...unit };
  }

  async save(units: Unit[]): Promise<void> {
    const rows = units.map((u) => [u.code, u.name, u.shortName, u.type, u.sector, u.parent, u.path, u.validFrom, u.validTo]);
    await this.sql.atomically((sql) => sql.insert('units', COLUMNS, rows, OVERWRITE));
  }

  count(): Promise<number> {
    return this.sql.manager.count(UnitEntity);
  }
}
