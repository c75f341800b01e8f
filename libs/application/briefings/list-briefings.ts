/** Briefings within the reader's scope, and the file of one of them. */
import type { Actor } from '#domain/access/actor.js';
import { assertMay, scopeOf } from '#domain/access/policy.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import { DomainError, type Language } from '#domain/errors.js';
import { periodName } from '#domain/period/period.js';
import { isWithin, type PeriodUnit } from '#domain/unit/unit.js';
import type { BriefingView } from '#domain/views/briefing-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export class ListBriefings {
  constructor(private readonly ports: Pick<Ports, 'database' | 'files' | 'clock'>) {}

  /** Newest first. */
  async run(input: { actor: Actor; language: Language }): Promise<BriefingView[]> {
    const prefixes = scopeOf(input.actor, 'briefings.read');
    const views: BriefingView[] = [];
    for (const record of await this.ports.database.briefings.all()) {
      const unit = await this.ports.database.periods.unit(record.period, record.unit);
      if (unit && prefixes.some((prefix) => isWithin(unit.path, prefix))) views.push(view(record, unit, input.language));
    }
    return views;
  }

  async one(input: { actor: Actor; id: string; language: Language }): Promise<BriefingView> {
    const { record, unit } = await this.find(input.actor, input.id);
    return view(record, unit, input.language);
  }

  /** The PDF as rendered; every download leaves an audit row. */
  async file(input: { actor: Actor; id: string; format: 'pdf' }): Promise<{ bytes: Uint8Array; fileName: string; sha256: string }> {
    const { record, unit } = await this.find(input.actor, input.id);
    const file = record.files.find((f) => f.format === input.format);
    if (!file)
      throw new DomainError('not_found', {
        zh: '简报还没有生成好，请稍候再下载',
        en: 'The briefing has not been rendered yet; try again shortly',
      });
    const { database, files, clock } = this.ports;
    await recordAct(database, {
      at: clock.now(),
      actor: input.actor,
      action: 'briefing.download',
      object: record.id,
      detail: { format: file.format, sha256: file.sha256 },
    });
    return {
      bytes: await files.read(file.sha256),
      fileName: `${unit.shortName}${periodName(record.period).zh}党建工作简报.pdf`,
      sha256: file.sha256,
    };
  }

  private async find(actor: Actor, id: string): Promise<{ record: BriefingRecord; unit: PeriodUnit }> {
    const record = await this.ports.database.briefings.get(id);
    const unit = record && (await this.ports.database.periods.unit(record.period, record.unit));
    if (!record || !unit) throw new DomainError('not_found', { zh: '没有找到这份简报', en: 'There is no such briefing' });
    assertMay(actor, 'briefings.read', unit, record.unit);
    return { record, unit };
  }
}

const view = ({ attempts: _attempts, ...record }: BriefingRecord, unit: PeriodUnit, language: Language): BriefingView => ({
  ...record,
  unitName: unit.name,
  title: language === 'zh' ? `${periodName(record.period).zh}党建工作情况通报` : `Briefing of ${periodName(record.period).en}`,
});
