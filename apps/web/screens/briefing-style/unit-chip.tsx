/** One unit among the recipients, by its name. */
import type { UnitNode } from '#domain/views/figure-view.js';
import { usePlace } from '../../app/context.js';
import { useResource } from '../../api/use-resource.js';
import { Icon } from '../../components/icon.js';
import { useText } from '../../i18n/language.js';

export function UnitChip({ code, onLeave }: { code: string; onLeave: () => void }) {
  const t = useText();
  const { period } = usePlace();
  const way = useResource<UnitNode[]>(period ? `/units/search?period=${period.period}&at=${encodeURIComponent(code)}` : null);
  const name = way.data?.find((unit) => unit.code === code)?.name ?? code;
  return (
    <li>
      {name}
      <button type="button" className="icon-button" aria-label={t('style.withoutUnit', { unit: name })} onClick={onLeave}>
        <Icon name="close" size={14} />
      </button>
    </li>
  );
}
