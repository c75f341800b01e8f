/** What anybody with the paper in his hand learns from its code: whether it is the version in force, and the hashes of its files. */
import { DomainError } from '#domain/errors.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { VerificationView } from '#domain/briefing/release.js';
import { dateText } from '#briefing/dates.js';
import type { Ports } from '../ports.js';

const CODE = /^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/;
/** Codes that do not exist, from one address. */
const MOST_WRONG = 30;
const WINDOW_MS = 15 * 60_000;
const MOST_ADDRESSES = 10_000;

export class VerifyCode {
  /** Wrong tries by address, the oldest first. */
  private readonly wrong = new Map<string, { since: number; count: number }>();

  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** A code nobody was given answers `unknown`. Throws `rate_limited` after many of those. */
  async run(input: { code: string; address: string | null }): Promise<VerificationView> {
    const { briefings, briefingReleases, periods } = this.ports.database;
    const address = input.address ?? '';
    this.assertPatience(address);
    const code = input.code.normalize('NFKC').trim().toUpperCase();
    const id = CODE.test(code) ? await briefingReleases.briefingOf(code) : null;
    const record = id === null ? null : await briefings.get(id);
    const document = id === null ? null : await briefingReleases.document(id);
    if (!record || !document) {
      this.count(address);
      return { code, state: 'unknown', title: '', issue: '', unitName: '', releasedAt: null, files: [], supersededBy: null };
    }
    const unit = await periods.unit(record.period, record.unit);
    return {
      code,
      state: record.status === 'superseded' ? 'superseded' : 'released',
      title: document.title,
      issue: document.issue,
      unitName: unit?.name ?? document.unit.name,
      releasedAt: record.releasedAt,
      files: record.files.map(({ format, sha256, size }) => ({ format, sha256, size })),
      supersededBy: record.supersededBy && (await this.issueOf(record.supersededBy)),
    };
  }

  /** 〔2026〕第3期（2026年10月25日）: what to ask for instead. */
  private async issueOf(id: string): Promise<string | null> {
    const { briefings, briefingReleases } = this.ports.database;
    const [record, document] = [await briefings.get(id), await briefingReleases.document(id)];
    if (!record?.releasedAt || !document) return null;
    const day = dateText(shanghaiDate(new Date(record.releasedAt)), document.language);
    return document.language === 'zh' ? `${document.issue || document.title}（${day}）` : `${document.issue || document.title} (${day})`;
  }

  private assertPatience(address: string): void {
    const now = this.ports.clock.now().getTime();
    const tries = this.wrong.get(address);
    if (tries && now - tries.since >= WINDOW_MS) this.wrong.delete(address);
    else if (tries && tries.count >= MOST_WRONG)
      throw new DomainError(
        'rate_limited',
        { zh: '核验次数过多，请 15 分钟后再试', en: 'Too many codes that do not exist; try again in fifteen minutes' },
        { retryAfterSeconds: Math.ceil((tries.since + WINDOW_MS - now) / 1000) },
      );
  }

  private count(address: string): void {
    const tries = this.wrong.get(address) ?? { since: this.ports.clock.now().getTime(), count: 0 };
    this.wrong.set(address, { ...tries, count: tries.count + 1 });
    for (const oldest of this.wrong.keys()) {
      if (this.wrong.size <= MOST_ADDRESSES) break;
      this.wrong.delete(oldest);
    }
  }
}
