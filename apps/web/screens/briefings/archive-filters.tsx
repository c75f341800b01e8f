/** What the archive is narrowed by, kept in the address: words, year, kind, state. */
import { useEffect, useState } from 'react';
import type { BriefingKind, BriefingStatus } from '#domain/briefing/briefing.js';
import { yearOf } from '#domain/period/period.js';
import { usePlace } from '../../app/context.js';
import { SelectBox } from '../../components/select-box.js';
import { useText } from '../../i18n/language.js';

export const KINDS = ['quarterly', 'bulletin', 'unit_sheet', 'deck', 'notice', 'annual'] as const satisfies readonly BriefingKind[];
const STATUSES = ['draft', 'in_review', 'released', 'superseded', 'failed'] as const satisfies readonly BriefingStatus[];
const PARTS = ['q', 'year', 'kind', 'status'] as const;
type Part = (name: string) => string | null;

/** The query of the api for what the address says. */
export function askedFor(part: Part): string {
  const query = new URLSearchParams(PARTS.flatMap((name) => (part(name) ? [[name, part(name)!]] : [])));
  return query.size > 0 ? `?${query}` : '';
}
export const isNarrowed = (part: Part): boolean => PARTS.some((name) => part(name));

const REST_MS = 300;

export function ArchiveFilters() {
  const t = useText();
  const { part, choose, periods } = usePlace();
  const asked = part('q') ?? '';
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);
  useEffect(() => {
    if (words.trim() === asked) return;
    const timer = setTimeout(() => choose({ q: words.trim() || null }, 'silently'), REST_MS);
    return () => clearTimeout(timer);
  }, [words, asked, choose]);
  const years = [...new Set(periods.map((one) => yearOf(one.period)))];
  const list = (name: 'year' | 'kind' | 'status', options: { value: string; label: string }[]) => (
    <SelectBox label={t(`briefings.by.${name}`)} value={part(name) ?? ''} onChange={(value) => choose({ [name]: value || null })}>
      <option value="">{t(`briefings.all.${name}`)}</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectBox>
  );
  return (
    <div className="archive-filters" role="search" aria-label={t('briefings.search')}>
      <input
        className="field search"
        type="search"
        maxLength={100}
        aria-label={t('briefings.search')}
        placeholder={t('briefings.searchFor')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {list(
        'year',
        years.map((year) => ({ value: String(year), label: t('briefings.year', { year }) })),
      )}
      {list(
        'kind',
        KINDS.map((kind) => ({ value: kind, label: t(`briefings.kind.${kind}`) })),
      )}
      {list(
        'status',
        STATUSES.map((status) => ({ value: status, label: t(`briefings.status.${status}`) })),
      )}
    </div>
  );
}
