/** 对比: two dimensions set against each other, chosen freely; the address says everything, so that a comparison can be sent or kept. */
import type { Dashboard } from '#domain/dashboard/block.js';
import { useWatched } from '../../api/use-watched.js';
import { usePlace } from '../../app/context.js';
import { BlockCard } from '../../components/blocks/block-card.js';
import { FiguresPage } from '../../components/figures/figures-page.js';
import { ErrorNote } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { DashboardFacts } from '../dashboards/dashboard-head.js';
import { FilterBar } from '../dashboards/filter-bar.js';
import { Waiting } from '../dashboards/waiting.js';
import { PivotBuilder } from './pivot-builder.js';
import { pivotChoice, pivotQuery } from './pivot-choice.js';
import '../dashboards/dashboards.css';

export function CompareScreen() {
  const t = useText();
  const { asked, sector, basis, part } = usePlace();
  const choice = pivotChoice(part);
  const query = pivotQuery(choice, { ...asked, ...(sector ? { sector } : {}), ...(basis === 'as_was' ? {} : { basis }) });
  const answer = useWatched<Dashboard>(asked.period ? `/pivot?${query}` : null);
  const { data } = answer;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('nav.compare')}</h1>
          <p className="page-head__line">{t('compare.line')}</p>
        </div>
      </header>
      <PivotBuilder choice={choice} names={namesOf(data)} />
      {answer.error && <ErrorNote error={answer.error} retry={answer.reload} />}
      {!answer.error && !data && <Waiting />}
      {data && (
        <FiguresPage data={data} address="/pivot" query={query}>
          <div className={`dashboard ${answer.loading ? 'dashboard--stale' : ''}`} aria-busy={answer.loading}>
            <div className="compare__head">
              <FilterBar data={data} />
              <DashboardFacts data={data} notes={[]} renewed={answer.renewed} />
            </div>
            {data.blocks.map((block) => (
              <BlockCard key={block.id} block={block} />
            ))}
          </div>
        </FiguresPage>
      )}
    </>
  );
}

/** What the rows and columns on the page are called. */
function namesOf(data: Dashboard | null): ReadonlyMap<string, string> {
  const block = data?.blocks[0];
  return new Map(block?.kind === 'heat' ? [...block.rows, ...block.columns].map(({ key, name }) => [key, name]) : []);
}
