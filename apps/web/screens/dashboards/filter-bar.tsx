/** What a dashboard is narrowed to, and on what basis it is compared; on a phone, where the fields are folded away, what is in force stands there as a badge that can be taken off. */
import { useId, useState } from 'react';
import type { Dashboard } from '#domain/dashboard/block.js';
import { BASES, BASIS_NAMES } from '#domain/indicators/basis.js';
import { SECTORS } from '#domain/unit/unit.js';
import { usePlace, type AddressPart } from '../../app/context.js';
import { Icon } from '../../components/icon.js';
import { SelectBox } from '../../components/select-box.js';
import { useLanguage, useText } from '../../i18n/language.js';

export function FilterBar({ data }: { data: Dashboard }) {
  const t = useText();
  const language = useLanguage();
  const id = useId();
  const { choose } = usePlace();
  const [open, setOpen] = useState(false);
  const active: { name: string; without: AddressPart }[] = [
    ...(data.sector ? [{ name: SECTORS[data.sector][language], without: { sector: null } }] : []),
    ...(data.basis === 'as_was' ? [] : [{ name: BASIS_NAMES[data.basis][language], without: { basis: null } }]),
  ];
  // What was chosen elsewhere and does not occur here stands in the list all the same, so that it can be let go.
  const { sector } = data;
  const sectors =
    sector && !data.sectors.some(({ code }) => code === sector)
      ? [...data.sectors, { code: sector, name: SECTORS[sector][language] }]
      : data.sectors;

  return (
    <section className="filters" aria-label={t('filter.label')}>
      <button
        type="button"
        className="button button--small filters__open"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="filter" size={16} />
        {active.length > 0 ? t('filter.openCount', { count: active.length }) : t('filter.open')}
      </button>
      <div id={id} className={`filters__fields ${open ? 'filters__fields--open' : ''}`}>
        {(sectors.length > 1 || sector !== null) && (
          <SelectBox label={t('filter.sector')} value={sector ?? ''} onChange={(next) => choose({ sector: next || null })}>
            <option value="">{t('filter.allSectors')}</option>
            {sectors.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectBox>
        )}
        <div className="filters__basis">
          <div className="segments" role="group" aria-label={t('filter.basis')}>
            {BASES.map((basis) => (
              <button
                key={basis}
                type="button"
                aria-pressed={basis === data.basis}
                title={t(`filter.basis.${basis}`)}
                onClick={() => choose({ basis: basis === 'as_was' ? null : basis })}
              >
                {BASIS_NAMES[basis][language]}
              </button>
            ))}
          </div>
          <p>{data.basisNote || t(`filter.basis.${data.basis}`)}</p>
        </div>
      </div>
      {active.length > 0 && (
        <ul className="filters__active" aria-label={t('filter.active')}>
          {active.map(({ name, without }) => (
            <li key={name}>
              {name}
              <button type="button" aria-label={t('filter.remove', { name })} onClick={() => choose(without)}>
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
