/** Everything about one figure of the page, as its address says: where it comes from, and what was said of it. */
import { isSector } from '#domain/unit/unit.js';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import { useResource } from '../../api/use-resource.js';
import { usePlace } from '../../app/context.js';
import { useText } from '../../i18n/language.js';
import { SidePanel } from '../side-panel.js';
import { PANEL_CLOSED, useFigures, type FigureSource } from './figures-context.js';
import { FigureTalk } from './figure-talk.js';
import { FigureTrace } from './figure-trace.js';
import './figures.css';

export function FigurePanel() {
  const t = useText();
  const { part, choose } = usePlace();
  const { data, trace, talk, openTalks } = useFigures();
  const source = sourceIn(part);
  const catalogue = useResource<CatalogueView>(`/catalogue?period=${source?.period ?? data.period}`);
  if (!source) return null;
  const tab = part('talk') ? 'talk' : 'trace';
  const { code } = source;
  const said = openTalks.get(code) ?? 0;
  return (
    <SidePanel
      title={
        <>
          {catalogue.data?.indicators.find((one) => one.code === code)?.name ?? code} <small className="figure-code">{code}</small>
        </>
      }
      onClose={() => choose(PANEL_CLOSED, 'silently')}
    >
      <div className="segments" role="group" aria-label={t('figure.about')}>
        <button type="button" aria-pressed={tab === 'trace'} onClick={() => trace(source)}>
          {t('figure.trace')}
        </button>
        <button type="button" aria-pressed={tab === 'talk'} onClick={() => talk(source)}>
          {t('figure.talk')}
          {said > 0 && <b>{said}</b>}
        </button>
      </div>
      {tab === 'trace' ? (
        <FigureTrace key={JSON.stringify(source)} source={source} />
      ) : (
        <FigureTalk key={JSON.stringify(source)} source={source} />
      )}
    </SidePanel>
  );
}

function sourceIn(part: (name: string) => string | null): FigureSource | null {
  const code = part('trace') ?? part('talk');
  if (!code) return null;
  const [unit, sector, period] = [part('ofUnit'), part('ofSector'), part('ofPeriod')];
  return { code, ...(unit ? { unit } : {}), ...(sector && isSector(sector) ? { sector } : {}), ...(period ? { period } : {}) };
}
