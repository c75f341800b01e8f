/** The archive: briefings the reader may see, newest first, by year, kind, state and words. */
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { BriefingFilter } from '#domain/ports/briefing-store.port.js';
import type { BriefingView } from '#domain/views/briefing-view.js';
import type { Ports } from '../ports.js';
import { briefingView } from './briefing-views.js';
import { findBriefing, maySee } from './find-briefing.js';

/** The newest of all, of which the reader is shown what is his. */
const MOST_READ = 5_000;
const MOST_SHOWN = 500;

export class ListBriefings {
  constructor(private readonly ports: Pick<Ports, 'database'>) {}

  async run(input: { actor: Actor; language: Language } & BriefingFilter): Promise<BriefingView[]> {
    const { actor, language, ...filter } = input;
    const { briefings, periods, units } = this.ports.database;
    const records = await briefings.find(filter, MOST_READ);
    const codes = [...new Set(records.map((record) => record.unit))];
    const [today, then] = await Promise.all([
      units.byCodes(codes),
      periods.unitsOf([...new Set(records.map((record) => record.period))], codes),
    ]);
    const pathOf = new Map(today.map((unit) => [unit.code, unit.path]));
    const nameOf = new Map(then.map((unit) => [`${unit.period}/${unit.code}`, unit.name]));
    return records
      .filter((record) => maySee(actor, record, pathOf.get(record.unit) ?? ''))
      .slice(0, MOST_SHOWN)
      .map((record) => briefingView(record, nameOf.get(`${record.period}/${record.unit}`) ?? record.unit, language));
  }

  async one(input: { actor: Actor; id: string; language: Language }): Promise<BriefingView> {
    const { record, unit } = await findBriefing(this.ports.database, input);
    return briefingView(record, unit.name, input.language);
  }
}
