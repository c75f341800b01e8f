/** What is looked at: quarter, unit, sector and basis, kept in the address, so that a filtered view is a link. */
import { createContext, startTransition, useContext, useMemo, useOptimistic, useRef, type ReactNode } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { BASES, type Basis } from '#domain/indicators/basis.js';
import { isPeriod } from '#domain/period/period.js';
import { isSector, type Sector } from '#domain/unit/unit.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { UnitNode } from '#domain/views/figure-view.js';
import type { ApiError } from '../api/client.js';
import { useResource } from '../api/use-resource.js';

/** Parts of the address that mean the same on every screen; all others belong to the screen they were set on. */
const SHARED = ['period', 'unit', 'sector', 'basis'] as const;
/** Null takes a part out. */
export type AddressPart = Record<string, string | null>;

export interface PlaceContext {
  /** Newest first; planned ones left out. */
  periods: PeriodView[];
  /** Null until the list of periods is there. */
  period: PeriodView | null;
  /** The topmost units in scope, and those from there down to the chosen one. */
  way: UnitNode[];
  /** The chosen unit, or the topmost one in scope. */
  unit: UnitNode | null;
  /** Null = all. */
  sector: Sector | null;
  basis: Basis;
  /** What is asked of the api before names are known: chosen quarter and unit; a part that nobody chose is left out, and the api has its own. */
  asked: { period?: string; unit?: string };
  /** What the address asks for and is not there; something else is shown in its place. */
  missing: { period?: string; unit?: string };
  error: ApiError | null;
  retry: () => void;
  /** What this screen keeps in the address besides: `quota`, `code`, an open panel. */
  part: (name: string) => string | null;
  /** Changes part of the address and keeps the rest; `silently`: the way back does not lead here. */
  choose: (part: AddressPart, how?: 'silently') => void;
  /** `path` with what is looked at, and nothing of the screen that is left. */
  link: (path: string, part?: AddressPart) => string;
}
const Context = createContext<PlaceContext | null>(null);

export function PlaceProvider({ needsFigures, children }: { needsFigures: boolean; children: ReactNode }) {
  const [address] = useSearchParams();
  // The router follows when it has time; a box that is ticked is ticked at once, and the next choice builds on it.
  const [params, chooseAtOnce] = useOptimistic(address);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const list = useResource<PeriodView[]>(needsFigures ? '/periods' : null);
  const chosenPeriod = params.get('period');
  const chosenUnit = params.get('unit');

  const periods = useMemo(() => (list.data ?? []).filter((p) => p.state !== 'planned'), [list.data]);
  const period = periods.find((p) => p.period === chosenPeriod) ?? periods.find((p) => p.state === 'open') ?? periods[0] ?? null;
  const tree = useResource<UnitNode[]>(period ? `/units/search?period=${period.period}&at=${encodeURIComponent(chosenUnit ?? '')}` : null);
  const way = useMemo(() => tree.data ?? [], [tree.data]);
  const last = useRef<UnitNode | null>(null);
  const unit = useMemo(() => way.find((u) => u.code === chosenUnit) ?? topmost(way), [way, chosenUnit]);
  // While the way to another unit is asked for, the name of the one before stands.
  const named = tree.loading ? last.current : unit;
  last.current = named;
  const asked = useMemo(() => {
    const holds = !tree.data || tree.loading || unit?.code === chosenUnit;
    return {
      ...(period ? { period: period.period } : list.loading && chosenPeriod && isPeriod(chosenPeriod) ? { period: chosenPeriod } : {}),
      ...(chosenUnit && holds ? { unit: chosenUnit } : {}),
    };
  }, [period, list.loading, chosenPeriod, tree.data, tree.loading, unit, chosenUnit]);

  const missing = useMemo(
    () => ({
      ...(period && chosenPeriod && period.period !== chosenPeriod ? { period: chosenPeriod } : {}),
      ...(tree.data && !tree.loading && chosenUnit && unit?.code !== chosenUnit ? { unit: chosenUnit } : {}),
    }),
    [period, chosenPeriod, tree.data, tree.loading, unit, chosenUnit],
  );

  const value = useMemo<PlaceContext>(() => {
    const sector = params.get('sector');
    return {
      periods,
      period,
      way,
      unit: named,
      asked,
      missing,
      sector: sector !== null && isSector(sector) ? sector : null,
      basis: BASES.find((one) => one === params.get('basis')) ?? 'as_was',
      error: list.error ?? tree.error,
      retry: () => (list.error ? list.reload() : tree.reload()),
      part: (name) => params.get(name),
      choose: (part, how) =>
        startTransition(() => {
          const next = withPart(params, part);
          chooseAtOnce(next);
          void navigate(addressOf(pathname, next), { replace: how === 'silently' });
        }),
      link: (path, part = {}) => addressOf(path, withPart(new URLSearchParams([...params].filter(([name]) => isShared(name))), part)),
    };
  }, [periods, period, way, named, asked, missing, list, tree, params, chooseAtOnce, navigate, pathname]);

  return <Context.Provider value={value}>{children}</Context.Provider>;
}

const isShared = (name: string): boolean => (SHARED as readonly string[]).includes(name);

function withPart(params: URLSearchParams, part: AddressPart): URLSearchParams {
  const query = new URLSearchParams(params);
  for (const [name, value] of Object.entries(part)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return query;
}

const addressOf = (path: string, query: URLSearchParams): string => (query.size > 0 ? `${path}?${query}` : path);

const topmost = (units: UnitNode[]): UnitNode | null =>
  units.reduce<UnitNode | null>((top, u) => (top === null || u.path.length < top.path.length ? u : top), null);

export function usePlace(): PlaceContext {
  const value = useContext(Context);
  if (!value) throw new Error('usePlace outside the shell');
  return value;
}
