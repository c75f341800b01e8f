/** The screens, in the order of the navigation, and who sees each. */
import type { Action } from '#domain/access/policy.js';
import type { IconName } from '../components/icon.js';
import type { TextKey } from '../i18n/language.js';

export interface Place {
  path: string;
  label: TextKey;
  /** Shorter, for the bottom bar of a phone. */
  short: TextKey;
  icon: IconName;
  /** One of these is enough. */
  needs: Action | Action[];
  group: 'work' | 'look' | 'office' | 'manage';
  /** Whether the screen is about one chosen unit. */
  unit: boolean;
  period: boolean;
}

export const PLACES: Place[] = [
  {
    path: '/returns',
    label: 'nav.returns',
    short: 'nav.returns',
    icon: 'returns',
    needs: 'returns.file',
    group: 'work',
    unit: false,
    period: true,
  },
  {
    path: '/review',
    label: 'nav.review',
    short: 'nav.review',
    icon: 'review',
    needs: 'returns.review',
    group: 'work',
    unit: false,
    period: true,
  },
  {
    path: '/overview',
    label: 'nav.overview',
    short: 'nav.overview',
    icon: 'overview',
    needs: 'figures.read',
    group: 'look',
    unit: true,
    period: true,
  },
  {
    path: '/coverage',
    label: 'nav.coverage',
    short: 'nav.coverage',
    icon: 'coverage',
    needs: 'figures.read',
    group: 'look',
    unit: true,
    period: true,
  },
  { path: '/life', label: 'nav.life', short: 'nav.life', icon: 'life', needs: 'figures.read', group: 'look', unit: true, period: true },
  {
    path: '/training',
    label: 'nav.training',
    short: 'nav.training',
    icon: 'training',
    needs: 'figures.read',
    group: 'look',
    unit: true,
    period: true,
  },
  {
    path: '/supervision',
    label: 'nav.supervision',
    short: 'nav.supervision',
    icon: 'supervision',
    needs: 'figures.read',
    group: 'look',
    unit: true,
    period: true,
  },
  {
    path: '/responsibility',
    label: 'nav.responsibility',
    short: 'nav.responsibility',
    icon: 'responsibility',
    needs: 'figures.read',
    group: 'look',
    unit: true,
    period: true,
  },
  {
    path: '/briefings',
    label: 'nav.briefings',
    short: 'nav.briefings',
    icon: 'briefings',
    needs: 'briefings.read',
    group: 'office',
    unit: false,
    period: false,
  },
  {
    path: '/office',
    label: 'nav.office',
    short: 'nav.office',
    icon: 'office',
    needs: 'periods.manage',
    group: 'office',
    unit: false,
    period: true,
  },
  {
    path: '/calendar',
    label: 'nav.calendar',
    short: 'nav.calendar',
    icon: 'calendar',
    needs: 'periods.manage',
    group: 'manage',
    unit: false,
    period: false,
  },
  {
    path: '/tree',
    label: 'nav.tree',
    short: 'nav.tree',
    icon: 'tree',
    needs: 'periods.manage',
    group: 'manage',
    unit: false,
    period: false,
  },
  {
    path: '/catalogues',
    label: 'nav.catalogues',
    short: 'nav.catalogues',
    icon: 'book',
    needs: 'periods.manage',
    group: 'manage',
    unit: false,
    period: false,
  },
  {
    path: '/history',
    label: 'nav.history',
    short: 'nav.history',
    icon: 'history',
    needs: 'periods.manage',
    group: 'manage',
    unit: false,
    period: false,
  },
  {
    path: '/accounts',
    label: 'nav.accounts',
    short: 'nav.accounts',
    icon: 'users',
    needs: ['accounts.manage', 'accounts.confirm'],
    group: 'manage',
    unit: false,
    period: false,
  },
  {
    path: '/audit',
    label: 'nav.audit',
    short: 'nav.audit',
    icon: 'audit',
    needs: 'audit.read',
    group: 'manage',
    unit: false,
    period: false,
  },
];
export const DASHBOARDS = PLACES.filter((place) => place.group === 'look');

export const isOpenTo = (place: Place, may: (action: Action) => boolean): boolean =>
  Array.isArray(place.needs) ? place.needs.some(may) : may(place.needs);

export const placeOf = (pathname: string): Place | undefined =>
  PLACES.find((p) => pathname === p.path || pathname.startsWith(`${p.path}/`));

/** Where a person lands: his own work first, then what he reads. */
export function homeOf(may: (action: Action) => boolean): string {
  if (may('briefings.read')) return '/overview';
  return PLACES.find((place) => isOpenTo(place, may))?.path ?? '/none';
}
