/** Prints every released briefing again from what was frozen: to the byte under the same renderer and fonts, else by what both files say. */
import { createHash } from 'node:crypto';
import type { Briefing, BriefingFormat, BriefingRecord } from '#domain/briefing/briefing.js';
import { squeezed } from '#domain/briefing/content.js';
import type { PrintedContent } from '#domain/briefing/printed.js';
import type { ReleaseRecord } from '#domain/briefing/release.js';
import { readBriefingAnnex } from '#workbook/exports/read-annex.js';
import type { WorkPorts } from '../ports.js';
import { setFiles } from './briefing-files.js';

type Printing = Pick<WorkPorts, 'database' | 'catalogues' | 'files' | 'renderer'>;

export interface Reprint {
  released: number;
  /** Whose files all came out identical. */
  same: number;
  problems: string[];
}

export async function reprintReleases(ports: Printing): Promise<Reprint> {
  const { briefings, briefingReleases } = ports.database;
  const reprint: Reprint = { released: 0, same: 0, problems: [] };
  for (const record of await briefings.all()) {
    if (record.releasedAt === null) continue;
    reprint.released++;
    const [release, document] = [await briefingReleases.get(record.id), await briefingReleases.document(record.id)];
    if (!release || !document) {
      reprint.problems.push(`briefing ${record.id}: released, but nothing is frozen of it`);
      continue;
    }
    const found = await reprinted(ports, record, release, document);
    if (found.isSame) reprint.same++;
    reprint.problems.push(...found.problems.map((problem) => `briefing ${record.id}, ${problem}`));
  }
  return reprint;
}

async function reprinted(
  ports: Printing,
  record: BriefingRecord,
  release: ReleaseRecord,
  document: Briefing,
): Promise<{ isSame: boolean; problems: string[] }> {
  const again = await setFiles(ports, document);
  const isSameRenderer = again.pdf.renderedWith === release.renderedWith;
  const problems: string[] = [];
  let isSame = true;
  for (const { format, sha256 } of record.files) {
    const { bytes } = again[format];
    if (createHash('sha256').update(bytes).digest('hex') === sha256) continue;
    isSame = false;
    const stored = await ports.files.read(sha256).catch(() => null);
    // That it is gone or altered is found where every file is looked at.
    if (!stored || createHash('sha256').update(stored).digest('hex') !== sha256) continue;
    const difference = await firstDifference(ports, format, stored, bytes);
    if (difference) problems.push(`${format}: ${difference}`);
    else if (isSameRenderer)
      problems.push(`${format}: says the same, but its bytes differ under the same renderer (${release.renderedWith})`);
  }
  return { isSame, problems };
}

/** Where two files first say something else; null when they say the same. */
async function firstDifference(
  { renderer }: Printing,
  format: BriefingFormat,
  stored: Uint8Array,
  again: Uint8Array,
): Promise<string | null> {
  if (format === 'xlsx') return differenceOf([annexSaid(stored)], [annexSaid(again)]);
  return differenceOf(linesOf(await renderer.read(format, stored)), linesOf(await renderer.read(format, again)));
}

/** What its sheets are called is no part of what it says. */
const annexSaid = (bytes: Uint8Array): string =>
  JSON.stringify(readBriefingAnnex(bytes), (key, value: unknown) => (key === 'sheet' ? undefined : value));

const linesOf = ({ texts, tables, drawings }: PrintedContent): string[] => [
  ...texts,
  ...tables.flatMap((rows) => rows.map((cells) => cells.join(' | '))),
  ...drawings.flatMap(({ alt, labels }) => [alt, ...labels]),
];

function differenceOf(stored: readonly string[], again: readonly string[]): string | null {
  const [one, other] = [squeezed(stored.join('\n')), squeezed(again.join('\n'))];
  if (one === other) return null;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 12), at + 24);
  return `"${around(one)}" was released, "${around(other)}" is printed now`;
}
