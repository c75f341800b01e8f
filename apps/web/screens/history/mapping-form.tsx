/** Which column of somebody's own table holds what; kept by name for the next time. */
import { useEffect, useState } from 'react';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { ColumnMapping } from '#domain/ports/import-store.port.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { TextField } from '../../components/form-field.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import './history.css';

interface Row {
  id: number;
  heading: string;
  meaning: string;
}

interface Props {
  mapping: ColumnMapping | null;
  period: string;
  onSaved: (name: string) => void;
  /** Whether something typed here is not saved, and so would not be used. */
  onUnsaved: (isUnsaved: boolean) => void;
}

export function MappingForm({ mapping, period, onSaved, onUnsaved }: Props) {
  const t = useText();
  const catalogue = useResource<CatalogueView>(`/catalogue?period=${period}`);
  const [name, setName] = useState(mapping?.name ?? '');
  const [headRow, setHeadRow] = useState(String(mapping?.headRow ?? 1));
  const [sheet, setSheet] = useState(mapping?.sheet ?? '');
  const [rows, setRows] = useState<Row[]>(() =>
    Object.entries(mapping?.columns ?? {}).map(([heading, meaning], id) => ({ id, heading, meaning })),
  );
  const change = (id: number, part: Partial<Row>) => setRows(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const add = () => setRows([...rows, { id: Math.max(-1, ...rows.map((row) => row.id)) + 1, heading: '', meaning: 'unit' }]);
  const columns = Object.fromEntries(rows.filter((row) => row.heading.trim() !== '').map((row) => [row.heading.trim(), row.meaning]));
  const typed = JSON.stringify([columns, headRow, sheet]);
  const [saved] = useState(typed);
  const isUnsaved = typed !== saved;
  useEffect(() => onUnsaved(isUnsaved), [isUnsaved, onUnsaved]);
  const save = useAction(async () => {
    // The name is in the address.
    const body: Omit<ColumnMapping, 'name'> = { columns, headRow: Number(headRow), sheet: sheet.trim() || null };
    await mutate('PUT', `/mappings/${encodeURIComponent(name.trim())}`, body);
    onSaved(name.trim());
  });
  const meanings = [
    { value: 'unit', label: t('history.isUnit') },
    { value: 'unit_name', label: t('history.isUnitName') },
    { value: 'period', label: t('history.isPeriod') },
    ...(catalogue.data?.elements ?? []).map((element) => ({ value: element.code, label: `${element.code} ${element.name}` })),
  ];
  return (
    <form
      className="mapping"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run();
      }}
    >
      <div className="mapping__head">
        <TextField label={t('history.name')} value={name} onValue={setName} maxLength={60} required />
        <TextField type="number" min={1} max={50} label={t('history.headRow')} value={headRow} onValue={setHeadRow} required />
        <TextField label={t('history.sheet')} value={sheet} onValue={setSheet} maxLength={60} />
      </div>
      {rows.map((row) => (
        <div key={row.id} className="mapping__row">
          <input
            className="field"
            aria-label={t('history.heading')}
            placeholder={t('history.heading')}
            value={row.heading}
            onChange={(e) => change(row.id, { heading: e.target.value })}
          />
          <select
            className="field"
            aria-label={t('history.meaning')}
            value={row.meaning}
            onChange={(e) => change(row.id, { meaning: e.target.value })}
          >
            {meanings.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="button button--small button--plain"
            onClick={() => setRows(rows.filter((one) => one.id !== row.id))}
          >
            {t('history.removeColumn')}
          </button>
        </div>
      ))}
      <div className="mapping__acts">
        <button type="button" className="button" onClick={add}>
          {t('history.addColumn')}
        </button>
        <button
          type="submit"
          className="button button--primary"
          disabled={save.busy || name.trim() === '' || Object.keys(columns).length === 0}
        >
          {t('history.save')}
        </button>
      </div>
      <ActionError error={save.error} />
    </form>
  );
}
