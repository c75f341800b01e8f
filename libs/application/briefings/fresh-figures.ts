/** A briefing as it would be drafted now, and every figure one may bind in it; the last few answers are kept, for as long as the figures stand. */
import { FigureIndex } from '#domain/briefing/figure-index.js';
import type { Briefing, BriefingRecord } from '#domain/briefing/briefing.js';
import { bindableFigures, type BindableFigure } from '#briefing/bindable.js';
import { buildBriefing } from '#briefing/build-briefing.js';
import type { Ports } from '../ports.js';
import { gatherBriefingInput } from './gather-briefing-input.js';

export interface FreshBriefing {
  document: Briefing;
  bindable: BindableFigure[];
  index: FigureIndex;
}

/** A large bureau's figures take megabytes: an editor or two at a time. */
const MOST = 3;
/** What is no figure of the rollup (requirements, dates, returns under review) may move without a new data version. */
const KEPT_MS = 30_000;

export class FreshFigures {
  private readonly kept = new Map<string, { at: number; answer: Promise<FreshBriefing> }>();

  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>) {}

  /** From what is there now, kept by nobody. */
  async draft(record: BriefingRecord): Promise<FreshBriefing & { dataVersion: number }> {
    const input = await gatherBriefingInput(this.ports, record, 'zh');
    const document = buildBriefing(input, record.kind);
    const bindable = bindableFigures(input, document);
    const index = new FigureIndex(bindable.map(({ figure }) => figure));
    return { document, bindable, index, dataVersion: input.dataVersion };
  }

  async read(record: BriefingRecord, newestDataVersion: number): Promise<FreshBriefing> {
    const key = `${record.id}:${newestDataVersion}`;
    const now = this.ports.clock.now().getTime();
    const known = this.kept.get(key);
    if (known && now - known.at < KEPT_MS && now >= known.at) return known.answer;
    const answer = this.draft(record);
    this.kept.delete(key);
    this.kept.set(key, { at: now, answer });
    answer.catch(() => this.kept.delete(key));
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST) break;
      this.kept.delete(oldest);
    }
    return answer;
  }
}
