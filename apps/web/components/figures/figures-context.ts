/** What every block of a page of figures may ask of the page: where a click leads, files, where a figure comes from, what was said of it. */
import { createContext, useContext } from 'react';
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Dashboard, Drill } from '#domain/dashboard/block.js';
import type { FigureThreadView } from '#domain/views/figure-view.js';
import type { Watched } from '../../api/use-watched.js';
import type { AddressPart } from '../../app/context.js';

/** One figure: of the page's unit, sector and quarter where nothing else is said. */
export interface FigureSource extends Drill {
  code: IndicatorCode;
}

export interface Figures {
  data: Dashboard;
  /** 2026年第三季度. */
  periodName: string;
  /** Address of the file of one block, or of the whole page. */
  file: (format: 'xlsx' | 'csv', block?: string) => string;
  drill: (drill: Drill) => void;
  /** Whether there is anything to be led to: a trend may begin before the first period. */
  leads: (drill: Drill) => boolean;
  trace: (source: FigureSource) => void;
  talk: (source: FigureSource) => void;
  talks: Watched<FigureThreadView[]>;
  /** Open threads of the unit and of those below it, by indicator. */
  openTalks: ReadonlyMap<IndicatorCode, number>;
}
const Context = createContext<Figures | null>(null);
export const FiguresProvider = Context.Provider;

export function useFigures(): Figures {
  const value = useContext(Context);
  if (!value) throw new Error('useFigures outside a page of figures');
  return value;
}

/** What an open panel keeps in the address. */
export const PANEL_CLOSED: AddressPart = { trace: null, talk: null, ofUnit: null, ofSector: null, ofPeriod: null };
export const panelOpen = (kind: 'trace' | 'talk', { code, unit, sector, period }: FigureSource): AddressPart => ({
  ...PANEL_CLOSED,
  [kind]: code,
  ofUnit: unit ?? null,
  ofSector: sector ?? null,
  ofPeriod: period ?? null,
});
