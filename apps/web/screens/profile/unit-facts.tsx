/** Who the unit is: type, sector, where it belongs, whether it files itself; and the way to its siblings. */
import { Link } from 'react-router';
import type { Dashboard } from '#domain/dashboard/block.js';
import { SECTORS, UNIT_TYPES } from '#domain/unit/unit.js';
import type { UnitNode } from '#domain/views/figure-view.js';
import { useResource } from '../../api/use-resource.js';
import { usePlace } from '../../app/context.js';
import { Icon } from '../../components/icon.js';
import { SelectBox } from '../../components/select-box.js';
import { useLanguage, useText } from '../../i18n/language.js';

export function UnitFacts({ data }: { data: Dashboard }) {
  const t = useText();
  const language = useLanguage();
  const { way, period, choose, link } = usePlace();
  const unit = way.find((one) => one.code === data.unit.code);
  const parent = way.find((one) => one.code === unit?.parent);
  const level = useResource<UnitNode[]>(
    parent && period ? `/units/search?period=${period.period}&parent=${encodeURIComponent(parent.code)}` : null,
  );
  if (!unit) return null;
  const siblings = level.data ?? [];
  const at = siblings.findIndex((one) => one.code === unit.code);
  const step = (by: -1 | 1) => {
    const next = siblings[at + by];
    return (
      <button
        type="button"
        className="picker__step"
        aria-label={t(by < 0 ? 'profile.previous' : 'profile.next')}
        disabled={!next}
        onClick={() => next && choose({ unit: next.code })}
      >
        <Icon name={by < 0 ? 'left' : 'right'} size={16} />
      </button>
    );
  };
  return (
    <section className="panel unit-facts" aria-label={t('profile.facts')}>
      <h2>{unit.name}</h2>
      <dl>
        <div>
          <dt>{t('profile.type')}</dt>
          <dd>{UNIT_TYPES[unit.type][language]}</dd>
        </div>
        <div>
          <dt>{t('profile.sector')}</dt>
          <dd>{SECTORS[unit.sector][language]}</dd>
        </div>
        <div>
          <dt>{t('profile.parent')}</dt>
          <dd>
            {parent ? (
              <Link className="link" to={link('/profile', { unit: parent.code })}>
                {parent.name}
              </Link>
            ) : (
              t('profile.noParent')
            )}
          </dd>
        </div>
        <div>
          <dt>{t('profile.files')}</dt>
          <dd>
            {t(unit.expected ? 'profile.filesItself' : 'profile.filesNot')}
            {data.children.length > 0 && t('profile.below', { count: data.children.length })}
          </dd>
        </div>
        <div>
          <dt>{t('profile.code')}</dt>
          <dd>{unit.code}</dd>
        </div>
      </dl>
      <div className="unit-facts__tools">
        {siblings.length > 1 && at >= 0 && (
          <div className="picker">
            {step(-1)}
            <SelectBox label={t('profile.siblings')} value={unit.code} onChange={(code) => choose({ unit: code })}>
              {siblings.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.shortName || one.name}
                </option>
              ))}
            </SelectBox>
            {step(1)}
          </div>
        )}
        <button type="button" className="button" onClick={() => window.print()}>
          <Icon name="print" />
          {t('profile.print')}
        </button>
      </div>
    </section>
  );
}
