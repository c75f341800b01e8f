/** What the quarter asks of the units, measured: cells, rounds, time, notes, and the cells nobody reads. */
import type { BurdenView } from '#domain/views/office-view.js';
import { useText, type TextKey } from '../../i18n/language.js';

export function Burden({ burden }: { burden: BurdenView }) {
  const t = useText();
  const time = burden.minutesToSubmit === null ? null : spell(burden.minutesToSubmit);
  const figures: { key: TextKey; value: number | null; unit: TextKey }[] = [
    { key: 'console.cellsAsked', value: burden.cellsAsked, unit: 'console.unit.cells' },
    { key: 'console.cellsPrefilled', value: burden.cellsPrefilled, unit: 'console.unit.cells' },
    { key: 'console.cellsTyped', value: burden.cellsTyped, unit: 'console.unit.cells' },
    { key: 'console.versionsToAccepted', value: burden.versionsToAccepted, unit: 'console.unit.versions' },
    { key: 'console.minutesToSubmit', value: time?.value ?? null, unit: time?.unit ?? 'console.unit.minutes' },
    { key: 'console.notesWritten', value: burden.notesWritten, unit: 'console.unit.notes' },
  ];
  return (
    <section className="panel section" aria-label={t('console.burden')}>
      <h2>{t('console.burden')}</h2>
      <p className="board__note">{t('console.burdenNote')}</p>
      <dl className="burden">
        {figures.map(({ key, value, unit }) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>
              {value === null ? '—' : <strong>{value.toLocaleString('en-US', { maximumFractionDigits: 1 })}</strong>}{' '}
              {value !== null && t(unit)}
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="burden__unread">{t('console.unread')}</h3>
      <p className="late__sub">
        {burden.unread.length === 0
          ? t('console.noUnread')
          : burden.unread.map((one) => `${one.element} ${one.name}`).join(t('list.comma'))}
      </p>
    </section>
  );
}

/** Minutes in the unit a person would use. */
function spell(minutes: number): { value: number; unit: TextKey } {
  if (minutes < 120) return { value: Math.round(minutes), unit: 'console.unit.minutes' };
  if (minutes < 48 * 60) return { value: minutes / 60, unit: 'console.unit.hours' };
  return { value: minutes / 1440, unit: 'console.unit.days' };
}
