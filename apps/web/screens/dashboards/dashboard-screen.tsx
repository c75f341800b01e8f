/** Any dashboard: everything it is narrowed to stands in the address; a click on a bar, row, cell or quarter narrows it further. */
import { useMemo, type ReactNode } from 'react';
import type { Dashboard } from '#domain/dashboard/block.js';
import { SECTORS } from '#domain/unit/unit.js';
import { useWatched } from '../../api/use-watched.js';
import { usePlace } from '../../app/context.js';
import { BlockCard } from '../../components/blocks/block-card.js';
import { FiguresPage } from '../../components/figures/figures-page.js';
import { ErrorNote, StateNote } from '../../components/states.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { DashboardHead } from './dashboard-head.js';
import { FilterBar } from './filter-bar.js';
import { layBlocks, liftNotes } from './lay-blocks.js';
import { Waiting } from './waiting.js';
import './dashboards.css';

/** Switches of single blocks, handed on as they stand. */
const CHOICES = ['quota', 'code'] as const;

interface Props {
  name: string;
  /** What stands between the head and the blocks of this dashboard alone. */
  lead?: (data: Dashboard) => ReactNode;
}

export function DashboardScreen({ name, lead }: Props) {
  const t = useText();
  const language = useLanguage();
  const { period, asked, sector, basis, part, choose } = usePlace();
  const wanted = new URLSearchParams({ ...asked });
  if (sector) wanted.set('sector', sector);
  if (basis !== 'as_was') wanted.set('basis', basis);
  for (const choice of CHOICES) {
    const value = part(choice);
    if (value) wanted.set(choice, value);
  }
  const query = wanted.toString();
  const answer = useWatched<Dashboard>(asked.period ? `/dashboards/${name}?${query}` : null);
  const data = answer.data?.name === name ? answer.data : null;
  const { shared, rows } = useMemo(() => {
    const lifted = liftNotes(data?.blocks ?? []);
    return { shared: lifted.shared, rows: layBlocks(lifted.blocks) };
  }, [data]);

  if (answer.error) return <ErrorNote error={answer.error} retry={answer.reload} />;
  if (!data) return <Waiting />;
  return (
    <FiguresPage data={data} address={`/dashboards/${name}`} query={query}>
      <div className={`dashboard ${answer.loading ? 'dashboard--stale' : ''}`} aria-busy={answer.loading}>
        <DashboardHead data={data} notes={shared} renewed={answer.renewed} />
        {lead?.(data)}
        <FilterBar data={data} />
        {data.sector && data.coverage.expected === 0 ? (
          <StateNote
            icon="filter"
            title={t('filter.noneTitle', { sector: SECTORS[data.sector][language] })}
            action={
              <button type="button" className="button" onClick={() => choose({ sector: null })}>
                {t('filter.allSectors')}
              </button>
            }
          >
            {t('filter.none', { unit: data.unit.name })}
          </StateNote>
        ) : data.blocks.length === 0 || data.asOf === null ? (
          <StateNote icon="chart" title={t('dashboard.emptyTitle')}>
            {t('dashboard.empty', { period: period?.name ?? '' })}
          </StateNote>
        ) : (
          <div className="dashboard__grid">
            {rows.map(({ block, wide }) => (
              <div key={block.id} className={wide ? 'dashboard__wide' : 'dashboard__half'}>
                <BlockCard block={block} />
              </div>
            ))}
          </div>
        )}
      </div>
    </FiguresPage>
  );
}
