/** The units in scope as a tree to choose from: each level is asked for when it is unfolded, a name is searched for by the api. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { UnitNode } from '#domain/views/figure-view.js';
import { useResource } from '../api/use-resource.js';
import { useRested } from '../api/use-rested.js';
import { usePlace } from '../app/context.js';
import { useText } from '../i18n/language.js';
import { Icon } from './icon.js';
import { toggled } from './toggled.js';

/** More than this of one level and the reader should type a few characters instead of scrolling. */
const MOST_SHOWN = 200;

interface Tree {
  opened: ReadonlySet<string>;
  current: string | undefined;
  toggle: (code: string) => void;
  choose: (unit: UnitNode) => void;
}

export function UnitTree({ onChoose }: { onChoose: (code: string, unit: UnitNode) => void }) {
  const t = useText();
  const { way, unit, period } = usePlace();
  const [query, setQuery] = useState('');
  const wanted = useRested(query.trim());
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus({ preventScroll: true }), []);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(unit ? unit.path.split('/').filter(Boolean) : []));
  const topmost = useMemo(() => way.filter((one) => !way.some((other) => other.code === one.parent)), [way]);
  const found = useResource<UnitNode[]>(wanted ? `/units/search?period=${period?.period}&q=${encodeURIComponent(wanted)}` : null);
  const tree: Tree = {
    opened,
    current: unit?.code,
    toggle: (code) => setOpened((before) => toggled(before, code)),
    choose: (one) => onChoose(one.code, one),
  };

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
      <ul onKeyDown={move} aria-busy={found.loading}>
        {wanted
          ? (found.data ?? []).map((node) => <Node key={node.code} node={node} tree={tree} isFlat />)
          : topmost.map((node) => <Node key={node.code} node={node} tree={tree} />)}
        {wanted && found.data?.length === 0 && <li className="unit-tree__none">{t('unit.none')}</li>}
        {wanted && found.error && <li className="unit-tree__none">{found.error.title}</li>}
      </ul>
    </div>
  );
}

function Node({ node, tree, isFlat = false }: { node: UnitNode; tree: Tree; isFlat?: boolean }) {
  const t = useText();
  const isOpen = tree.opened.has(node.code);
  return (
    <li>
      <div className="unit-tree__row">
        {node.hasBelow && !isFlat ? (
          <button
            type="button"
            className="unit-tree__toggle"
            aria-label={t(isOpen ? 'unit.fold' : 'unit.unfold', { name: node.name })}
            aria-expanded={isOpen}
            onClick={() => tree.toggle(node.code)}
          >
            <Icon name={isOpen ? 'down' : 'right'} size={14} />
          </button>
        ) : (
          <span className="unit-tree__toggle" />
        )}
        <button type="button" className="unit-tree__name" aria-current={node.code === tree.current} onClick={() => tree.choose(node)}>
          {node.name}
        </button>
      </div>
      {node.hasBelow && isOpen && !isFlat && <Level parent={node.code} tree={tree} />}
    </li>
  );
}

function Level({ parent, tree }: { parent: string; tree: Tree }) {
  const t = useText();
  const { period } = usePlace();
  const level = useResource<UnitNode[]>(`/units/search?period=${period?.period}&parent=${encodeURIComponent(parent)}`);
  const all = level.data ?? [];
  return (
    <ul aria-busy={level.loading}>
      {all.slice(0, MOST_SHOWN).map((node) => (
        <Node key={node.code} node={node} tree={tree} />
      ))}
      {all.length > MOST_SHOWN && <li className="unit-tree__none">{t('unit.further', { count: all.length - MOST_SHOWN })}</li>}
      {level.error && <li className="unit-tree__none">{level.error.title}</li>}
    </ul>
  );
}
