/** RequirementStore on MariaDB. */
import type { FindOptionsWhere } from 'typeorm';
import type { Requirement } from '#domain/meeting/meeting.js';
import type { RequirementStore } from '#domain/ports/briefing-store.port.js';
import { RequirementEntity } from '../entities/requirement.entity.js';
import type { Sql } from '../sql.js';

export class MariadbRequirementStore implements RequirementStore {
  constructor(private readonly sql: Sql) {}

  async add(requirement: Requirement): Promise<void> {
    await this.sql.manager.insert(RequirementEntity, requirement);
  }

  async get(id: string): Promise<Requirement | null> {
    const requirement = await this.sql.manager.findOneBy(RequirementEntity, { id });
    return requirement && { ...requirement };
  }

  async save(requirement: Requirement, seen: number): Promise<boolean> {
    const { id, ...rest } = requirement;
    const { affected } = await this.sql.manager.update(RequirementEntity, { id, revision: seen }, rest);
    return affected === 1;
  }

  async find(where: FindOptionsWhere<RequirementEntity>): Promise<Requirement[]> {
    const requirements = await this.sql.manager.find(RequirementEntity, { where, order: { dueOn: 'ASC', id: 'ASC' } });
    return requirements.map((requirement) => ({ ...requirement }));
  }
}
