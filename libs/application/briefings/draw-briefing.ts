/** Files of a briefing for its readers: those that were stored, and of a draft what it says right now, drawn live. */
import { createHash } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import type { BriefingFormat, BriefingRecord } from '#domain/briefing/briefing.js';
import { DomainError } from '#domain/errors.js';
import { KeptBytes } from '../dashboards/kept-bytes.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { fileNameOf } from './briefing-views.js';
import { draftDocument, setFile } from './briefing-files.js';
import { findBriefing } from './find-briefing.js';

export interface DrawnFile {
  bytes: Uint8Array;
  sha256: string;
  revision: number;
}

const MOST_KEPT_BYTES = 32 * 2 ** 20;
/** Who comes after so many waits elsewhere than in memory. */
const MOST_WAITING = 8;

export class DrawBriefing {
  private readonly kept = new KeptBytes<DrawnFile>(MOST_KEPT_BYTES);
  private readonly underWay = new Map<string, Promise<DrawnFile>>();

  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'files' | 'clock' | 'renderer'>) {}

  /** The PDF as the briefing stands. */
  async preview(input: { actor: Actor; id: string }): Promise<DrawnFile> {
    const { record } = await findBriefing(this.ports.database, input);
    return this.drawn(record, 'pdf');
  }

  /** Every download leaves an audit row. */
  async file(input: {
    actor: Actor;
    id: string;
    format: BriefingFormat;
  }): Promise<{ bytes: Uint8Array; fileName: string; sha256: string }> {
    const { database, clock } = this.ports;
    const { actor, format } = input;
    const { record, unit } = await findBriefing(database, input);
    const { bytes, sha256, revision } = await this.drawn(record, format);
    const detail = { format, sha256, revision, released: record.releasedAt !== null };
    await recordAct(database, { at: clock.now(), actor, action: 'briefing.download', object: record.id, detail });
    return { bytes, sha256, fileName: fileNameOf(record, unit, format) };
  }

  private async drawn(record: BriefingRecord, format: BriefingFormat): Promise<DrawnFile> {
    const { revision } = record;
    const stored = record.files.find((file) => file.format === format);
    if (stored && (record.releasedAt !== null || revision === record.draftedRevision))
      return { bytes: await this.ports.files.read(stored.sha256), sha256: stored.sha256, revision };
    const key = `${record.id}:${revision}:${format}`;
    const known = this.kept.get(key) ?? this.underWay.get(key);
    if (known) return known;
    if (this.underWay.size >= MOST_WAITING) throw tooMany();
    const drawing = this.draw(record, format);
    this.underWay.set(key, drawing);
    try {
      const file = await drawing;
      this.kept.set(key, file);
      return file;
    } finally {
      this.underWay.delete(key);
    }
  }

  private async draw(record: BriefingRecord, format: BriefingFormat): Promise<DrawnFile> {
    const { database } = this.ports;
    const [generated, edits] = await Promise.all([database.briefings.document(record.id), database.briefingEdits.of(record.id)]);
    if (!generated || record.releasedAt !== null) throw notYet();
    // Of edits made since the record was read nothing is shown under its revision.
    const seen = edits.filter((edit) => edit.revision <= record.revision);
    const { bytes } = await setFile(this.ports, draftDocument(generated, seen, record.revision), format);
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), revision: record.revision };
  }
}

const notYet = (): DomainError =>
  new DomainError('not_found', { zh: '简报还没有生成好，请稍候再下载', en: 'The briefing has not been rendered yet; try again shortly' });
const tooMany = (): DomainError =>
  new DomainError(
    'unavailable',
    { zh: '正在排版的文档较多，请稍候再试', en: 'Many documents are being set; try again in a moment' },
    { retryAfterSeconds: 2 },
  );
