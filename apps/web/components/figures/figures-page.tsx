/** A page of figures: gives its blocks what they share, and shows the panel about one figure when the address asks for it. */
import { useMemo, type ReactNode } from 'react';
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Dashboard } from '#domain/dashboard/block.js';
import type { FigureThreadView } from '#domain/views/figure-view.js';
import { useWatched } from '../../api/use-watched.js';
import { usePlace } from '../../app/context.js';
import { FigurePanel } from './figure-panel.js';
import { FiguresProvider, PANEL_CLOSED, panelOpen, type Figures } from './figures-context.js';

interface Props {
  data: Dashboard;
  /** `/dashboards/overview`, and what it was asked with. */
  address: string;
  query: string;
  children: ReactNode;
}

export function FiguresPage({ data, address, query, children }: Props) {
  const { periods, choose, part } = usePlace();
  // Others comment too.
  const talks = useWatched<FigureThreadView[]>(`/figures/threads?period=${data.period}&unit=${encodeURIComponent(data.unit.code)}`);
  const openTalks = useMemo(() => {
    const counts = new Map<IndicatorCode, number>();
    for (const { code, resolvedAt } of talks.data ?? []) if (resolvedAt === null) counts.set(code, (counts.get(code) ?? 0) + 1);
    return counts;
  }, [talks.data]);
  const leads: Figures['leads'] = ({ period }) => !period || periods.some((one) => one.period === period);
  const figures: Figures = {
    data,
    periodName: periods.find((p) => p.period === data.period)?.name ?? data.period,
    file: (format, block) => `${address}/file?${query}&format=${format}${block ? `&block=${encodeURIComponent(block)}` : ''}`,
    leads,
    drill: (drill) => {
      if (!leads(drill)) return;
      const { unit, sector, period } = drill;
      choose({
        ...PANEL_CLOSED,
        ...(unit ? { unit } : {}),
        // The sector in force, chosen once more, is let go.
        ...(sector ? { sector: sector === data.sector ? null : sector } : {}),
        ...(period ? { period } : {}),
      });
    },
    trace: (source) => choose(panelOpen('trace', source)),
    talk: (source) => choose(panelOpen('talk', source)),
    talks,
    openTalks,
  };
  return (
    <FiguresProvider value={figures}>
      {children}
      {(part('trace') ?? part('talk')) && <FigurePanel />}
    </FiguresProvider>
  );
}
