/** Parts of a document in the order they are printed: moved up and down, left out, put back. */
import { Icon } from '../../components/icon.js';
import { useText } from '../../i18n/language.js';

interface Props {
  title: string;
  /** All there are, in the order of the kind itself. */
  all: { name: string; title: string }[];
  /** Names in the office's order; null = as the kind has them. */
  chosen: string[] | null;
  onChosen: (names: string[]) => void;
}

export function OrderList({ title, all, chosen, onChosen }: Props) {
  const t = useText();
  if (all.length === 0) return null;
  const names = (chosen ?? all.map(({ name }) => name)).filter((name) => all.some((one) => one.name === name));
  const titleOf = (name: string) => all.find((one) => one.name === name)?.title ?? name;
  const out = all.filter(({ name }) => !names.includes(name));
  const move = (at: number, by: -1 | 1) => {
    const next = [...names];
    [next[at], next[at + by]] = [next[at + by]!, next[at]!];
    onChosen(next);
  };
  return (
    <div className="order-list">
      <h3>{title}</h3>
      <ol>
        {names.map((name, i) => (
          <li key={name}>
            <span>{titleOf(name)}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={t('style.up', { name: titleOf(name) })}
              aria-disabled={i === 0}
              onClick={() => i > 0 && move(i, -1)}
            >
              <Icon name="rise" size={16} />
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={t('style.down', { name: titleOf(name) })}
              aria-disabled={i === names.length - 1}
              onClick={() => i < names.length - 1 && move(i, 1)}
            >
              <Icon name="fall" size={16} />
            </button>
            <button
              type="button"
              className="link"
              aria-label={t('style.leaveOutOf', { name: titleOf(name) })}
              onClick={() => onChosen(names.filter((one) => one !== name))}
            >
              {t('style.leaveOut')}
            </button>
          </li>
        ))}
        {out.map(({ name }) => (
          <li key={name} className="is-out">
            <span>
              <s>{titleOf(name)}</s>
              {t('style.leftOut')}
            </span>
            <button
              type="button"
              className="link"
              aria-label={t('style.putBackOf', { name: titleOf(name) })}
              onClick={() => onChosen([...names, name])}
            >
              {t('style.putBack')}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
