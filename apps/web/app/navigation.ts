/** The screens, in the order of the navigation, and who sees each. */
import type { Action } from '#domain/access/policy.js';
import type { IconName } from '../components/icon.js';
import type { TextKey } from '../i18n/language.js';

/** In the order of the navigation. */
export const GROUPS = ['work', 'look', 'analyse', 'office', 'manage'] as const;

export interface Place {
  path: string;
  label: TextKey;
  icon: IconName;
  /** One of these is enough. */
  needs: Action | Action[];
  group: (typeof GROUPS)[number];
  /** Whether the screen is about one chosen unit. */
  unit: boolean;
  period: boolean;
  /** Name of the dashboard it shows, where the screen is one. */
  dashboard?: string;
}

/** A place is called the same in its address, its words and its icon. */
type NameIn<Key> = Key extends `nav.${infer Name}` ? Name : never;
type Named = IconName & NameIn<TextKey>;
const place = (name: Named, group: Place['group'], needs: Place['needs'], about: Partial<Place> = {}): Place => ({
  path: `/${name}`,
  label: `nav.${name}`,
  icon: name,
  needs,
  group,
  unit: false,
  period: false,
  ...about,
});
/** About figures: of a unit in a quarter. */
const figures = (name: Named, group: Place['group']): Place => place(name, group, 'figures.read', { unit: true, period: true });
const dashboard = (name: Named, group: Place['group']): Place => ({ ...figures(name, group), dashboard: name });

export const PLACES: Place[] = [
  place('returns', 'work', 'returns.file', { period: true }),
  place('review', 'work', 'returns.review', { period: true }),
  dashboard('overview', 'look'),
  dashboard('coverage', 'look'),
  dashboard('life', 'look'),
  dashboard('training', 'look'),
  dashboard('supervision', 'look'),
  dashboard('responsibility', 'look'),
  dashboard('analysis', 'analyse'),
  dashboard('standing', 'analyse'),
  figures('profile', 'analyse'),
  figures('compare', 'analyse'),
  place('indicators', 'analyse', 'figures.read', { period: true }),
  figures('wall', 'analyse'),
  place('meetings', 'office', 'briefings.read'),
  /** Units find their released sheet there. */
  place('briefings', 'office', 'figures.read'),
  place('requirements', 'office', 'figures.read'),
  place('office', 'office', 'periods.manage', { period: true }),
  place('briefing-style', 'office', 'briefings.manage'),
  place('calendar', 'manage', 'periods.manage'),
  place('tree', 'manage', 'periods.manage'),
  place('catalogues', 'manage', 'periods.manage'),
  place('history', 'manage', 'periods.manage'),
  place('accounts', 'manage', ['accounts.manage', 'accounts.confirm']),
  place('audit', 'manage', 'audit.read'),
];
export const DASHBOARDS = PLACES.flatMap((place) => (place.dashboard ? [{ path: place.path, name: place.dashboard }] : []));

/** What the bottom bar of a phone offers, the first four that are open; everything else is behind 更多. */
const ON_PHONES = ['/returns', '/review', '/overview', '/briefings', '/analysis', '/profile'];
const MOST_ON_PHONES = 5;

export function phoneBar(allowed: Place[]): Place[] {
  if (allowed.length <= MOST_ON_PHONES) return allowed;
  return ON_PHONES.flatMap((path) => allowed.find((place) => place.path === path) ?? []).slice(0, MOST_ON_PHONES - 1);
}

export const isOpenTo = (place: Place, may: (action: Action) => boolean): boolean =>
  Array.isArray(place.needs) ? place.needs.some(may) : may(place.needs);

export const placeOf = (pathname: string): Place | undefined =>
  PLACES.find((p) => pathname === p.path || pathname.startsWith(`${p.path}/`));

/** Where a person lands: his own work first, then what he reads. */
export function homeOf(may: (action: Action) => boolean): string {
  if (may('briefings.read')) return '/overview';
  return PLACES.find((place) => isOpenTo(place, may))?.path ?? '/none';
}
