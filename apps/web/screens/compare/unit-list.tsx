/** The units compared: picked one by one from the tree; none picked means those below the unit looked at. */
import { Icon } from '../../components/icon.js';
import { Popover } from '../../components/popover.js';
import { UnitTree } from '../../components/unit-tree.js';
import { useText } from '../../i18n/language.js';

interface Props {
  label: string;
  none: string;
  chosen: string[];
  /** Of those on the page; the others are called by their code. */
  names: ReadonlyMap<string, string>;
  most: number;
  onChoose: (codes: string[]) => void;
}

export function UnitList({ label, none, chosen, names, most, onChoose }: Props) {
  const t = useText();
  const nameOf = (code: string) => names.get(code) ?? code;
  const without = (code: string) => onChoose(chosen.filter((one) => one !== code));
  const said = chosen.length === 0 ? none : chosen.length === 1 ? nameOf(chosen[0]!) : t('compare.chosen', { count: chosen.length });
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
      <div className="unit-list">
        {chosen.length > 0 && (
          <ul className="unit-list__chosen" aria-label={t('compare.chosen', { count: chosen.length })}>
            {chosen.map((code) => (
              <li key={code}>
                {nameOf(code)}
                <button type="button" aria-label={t('compare.without', { name: nameOf(code) })} onClick={() => without(code)}>
                  <Icon name="close" size={14} />
                </button>
              </li>
            ))}
            <li>
              <button type="button" className="link" onClick={() => onChoose([])}>
                {t('compare.clear')}
              </button>
            </li>
          </ul>
        )}
        {chosen.length >= most ? (
          <p className="check-list__none">{t('compare.most', { count: most })}</p>
        ) : (
          <UnitTree onChoose={(code) => (chosen.includes(code) ? without(code) : onChoose([...chosen, code]))} />
        )}
      </div>
    </Popover>
  );
}
