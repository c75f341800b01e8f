/** The unit shown: a searchable tree of the units in scope. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { levelOf } from '#domain/unit/unit.js';
import { usePlace } from '../app/context.js';
import { useText } from '../i18n/language.js';
import { Icon } from './icon.js';
import { Popover } from './popover.js';
import './pickers.css';

/** More than this and the reader should type a few characters instead of scrolling. */
const MOST_SHOWN = 200;

export function UnitPicker() {
  const t = useText();
  const { unit, choose } = usePlace();
  if (!unit) return null;
  return (
    <div className="picker picker--unit">
      <Popover
        label={t('unit.choose')}
        trigger={(props) => (
          <button type="button" className="picker__button" {...props}>
            <span>{unit.shortName || unit.name}</span>
            <Icon name="down" size={14} />
          </button>
        )}
      >
        {(close) => (
          <UnitTree
            onChoose={(code) => {
              close();
              choose({ unit: code });
            }}
          />
        )}
      </Popover>
    </div>
  );
}

function UnitTree({ onChoose }: { onChoose: (code: string) => void }) {
  const t = useText();
  const { units, unit } = usePlace();
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus({ preventScroll: true }), []);
  const [opened, setOpened] = useState<Set<string>>(() => new Set(unit ? unit.path.split('/').filter(Boolean) : []));
  const root = useMemo(() => Math.min(...units.map((u) => levelOf(u.path))), [units]);
  const parents = useMemo(() => new Set(units.map((u) => u.parent)), [units]);

  const shown = useMemo(() => {
    const wanted = query.trim().toLowerCase();
    const known = new Set(units.map((u) => u.code));
    const sorted = inTreeOrder(units);
    if (wanted) return sorted.filter((u) => `${u.name} ${u.shortName} ${u.code}`.toLowerCase().includes(wanted)).slice(0, MOST_SHOWN);
    return sorted.filter((u) => levelOf(u.path) <= root || isUnfolded(u, known, opened)).slice(0, MOST_SHOWN);
  }, [units, query, opened, root]);

  const toggle = (code: string) =>
    setOpened((before) => new Set(before.has(code) ? [...before].filter((c) => c !== code) : [...before, code]));
  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.unit-tree__name')];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    all[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  };

  return (
    <div className="unit-tree">
      <div className="unit-tree__search">
        <Icon name="search" size={16} />
        <input
          className="field"
          type="search"
          aria-label={t('unit.search')}
          placeholder={t('unit.search')}
          value={query}
          onChange={(e) => setQuery(e.target.value)}
          ref={search}
        />
      </div>
      <ul onKeyDown={move}>
        {shown.map((u) => (
          <li key={u.code} data-level={query ? 0 : Math.min(levelOf(u.path) - root, 5)}>
            {!query && parents.has(u.code) ? (
              <button
                type="button"
                className="unit-tree__toggle"
                aria-label={t(opened.has(u.code) ? 'unit.fold' : 'unit.unfold', { name: u.name })}
                aria-expanded={opened.has(u.code)}
                onClick={() => toggle(u.code)}
              >
                <Icon name={opened.has(u.code) ? 'down' : 'right'} size={14} />
              </button>
            ) : (
              <span className="unit-tree__toggle" />
            )}
            <button type="button" className="unit-tree__name" aria-current={u.code === unit?.code} onClick={() => onChoose(u.code)}>
              {u.name}
            </button>
          </li>
        ))}
        {shown.length === 0 && <li className="unit-tree__none">{t('unit.none')}</li>}
      </ul>
    </div>
  );
}

const inTreeOrder = (units: PeriodUnit[]): PeriodUnit[] => [...units].sort((a, b) => (a.path < b.path ? -1 : 1));

/** Every ancestor in scope is unfolded. */
const isUnfolded = (unit: PeriodUnit, known: Set<string>, opened: Set<string>): boolean =>
  unit.path.split('/').every((code) => !code || code === unit.code || !known.has(code) || opened.has(code));
