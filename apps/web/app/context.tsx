/** The chosen quarter and unit: kept in the address, so that a view can be sent as a link. */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { ApiError } from '../api/client.js';
import { useResource } from '../api/use-resource.js';

export interface PlaceContext {
  /** Newest first; planned ones left out. */
  periods: PeriodView[];
  /** Null until the list of periods is there. */
  period: PeriodView | null;
  units: PeriodUnit[];
  /** The chosen unit, or the topmost one in scope. */
  unit: PeriodUnit | null;
  error: ApiError | null;
  retry: () => void;
  /** Changes part of the address and keeps the rest. */
  choose: (part: { period?: string; unit?: string }) => void;
  /** `path` with the chosen quarter and unit. */
  link: (path: string, part?: { period?: string; unit?: string }) => string;
}
const Context = createContext<PlaceContext | null>(null);

export function PlaceProvider({ needsFigures, children }: { needsFigures: boolean; children: ReactNode }) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const list = useResource<PeriodView[]>(needsFigures ? '/periods' : null);
  const chosenPeriod = params.get('period');
  const chosenUnit = params.get('unit');

  const periods = useMemo(() => (list.data ?? []).filter((p) => p.state !== 'planned'), [list.data]);
  const period = periods.find((p) => p.period === chosenPeriod) ?? periods.find((p) => p.state === 'open') ?? periods[0] ?? null;
  const tree = useResource<PeriodUnit[]>(period ? `/units?period=${period.period}` : null);
  const units = useMemo(() => tree.data ?? [], [tree.data]);
  const unit = useMemo(() => units.find((u) => u.code === chosenUnit) ?? topmost(units), [units, chosenUnit]);

  const value = useMemo<PlaceContext>(() => {
    const link: PlaceContext['link'] = (path, part = {}) => {
      const query = new URLSearchParams();
      const nextPeriod = part.period ?? chosenPeriod;
      const nextUnit = part.unit ?? chosenUnit;
      if (nextPeriod) query.set('period', nextPeriod);
      if (nextUnit) query.set('unit', nextUnit);
      return query.size > 0 ? `${path}?${query}` : path;
    };
    return {
      periods,
      period,
      units,
      unit,
      error: list.error ?? tree.error,
      retry: () => (list.error ? list.reload() : tree.reload()),
      choose: (part) => void navigate(link(pathname, part)),
      link,
    };
  }, [periods, period, units, unit, list, tree, chosenPeriod, chosenUnit, navigate, pathname]);

  return <Context.Provider value={value}>{children}</Context.Provider>;
}

const topmost = (units: PeriodUnit[]): PeriodUnit | null =>
  units.reduce<PeriodUnit | null>((top, u) => (top === null || u.path.length < top.path.length ? u : top), null);

export function usePlace(): PlaceContext {
  const value = useContext(Context);
  if (!value) throw new Error('usePlace outside the shell');
  return value;
}
