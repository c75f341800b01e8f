/** Several of many: a button that says what is chosen, and behind it a list to search and tick. With room for one only, the next takes its place. */
import { useMemo, useState } from 'react';
import { Icon } from '../../components/icon.js';
import { Popover } from '../../components/popover.js';
import { useText } from '../../i18n/language.js';

export interface CheckGroup {
  name: string;
  items: { key: string; name: string; hint?: string }[];
}
interface Props {
  label: string;
  /** What stands there while nothing is chosen. */
  none: string;
  groups: CheckGroup[];
  chosen: string[];
  most: number;
  onChoose: (keys: string[]) => void;
}

export function CheckList({ label, none, groups, chosen, most, onChoose }: Props) {
  const t = useText();
  const [query, setQuery] = useState('');
  const names = useMemo(() => new Map(groups.flatMap((group) => group.items.map(({ key, name }) => [key, name]))), [groups]);
  const wanted = query.trim().toLowerCase();
  const shown = useMemo(
    () =>
      groups
        .map((group) => ({ ...group, items: group.items.filter((item) => `${item.name} ${item.key}`.toLowerCase().includes(wanted)) }))
        .filter((group) => group.items.length > 0),
    [groups, wanted],
  );
  const set = new Set(chosen);
  const tick = (key: string) => {
    if (set.has(key)) onChoose(chosen.filter((one) => one !== key));
    else onChoose(most === 1 ? [key] : [...chosen, key]);
  };
  const said =
    chosen.length === 0
      ? none
      : chosen.length === 1
        ? (names.get(chosen[0]!) ?? chosen[0]!)
        : t('compare.chosen', { count: chosen.length });

  return (
    <Popover
      label={label}
      trigger={(props) => (
        <button type="button" className="button check-list__button" aria-label={t('compare.says', { label, said })} {...props}>
          <span>{said}</span>
          <Icon name="down" size={14} />
        </button>
      )}
    >
      <div className="check-list">
        <div className="check-list__head">
          <input
            className="field"
            type="search"
            aria-label={t('compare.search', { what: label })}
            placeholder={t('compare.search', { what: label })}
            value={query}
            onChange={(e) => setQuery(e.target.value)}
          />
          {chosen.length > 0 && (
            <button type="button" className="link" onClick={() => onChoose([])}>
              {t('compare.clear')}
            </button>
          )}
        </div>
        {shown.map((group) => (
          <fieldset key={group.name}>
            {group.name && <legend>{group.name}</legend>}
            {group.items.map((item) => (
              <label key={item.key}>
                <input
                  type="checkbox"
                  checked={set.has(item.key)}
                  disabled={most > 1 && chosen.length >= most && !set.has(item.key)}
                  onChange={() => tick(item.key)}
                />
                <span>{item.name}</span>
                {item.hint && <small>{item.hint}</small>}
              </label>
            ))}
          </fieldset>
        ))}
        {shown.length === 0 && <p className="check-list__none">{t('compare.noneFound')}</p>}
        {most > 1 && chosen.length >= most && <p className="check-list__none">{t('compare.most', { count: most })}</p>}
      </div>
    </Popover>
  );
}
