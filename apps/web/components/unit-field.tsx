/** A unit picked from the tree inside a form: the tree unfolds below the field and folds again once one is chosen. */
import { useId, useState } from 'react';
import { useText } from '../i18n/language.js';
import { Icon } from './icon.js';
import { UnitTree } from './unit-tree.js';
import './pickers.css';

interface Named {
  code: string;
  name: string;
}

export function UnitField(props: { label: string; none: string; hint?: string; unit: Named | null; onUnit: (unit: Named) => void }) {
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { label, none, hint, unit, onUnit } = props;
  const said = unit?.name ?? none;
  return (
    <div className="form-field unit-field">
      <span className="form-field__label" aria-hidden="true">
        {label}
      </span>
      <button
        type="button"
        className="field unit-field__button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={`${label}${t('list.colon')}${said}`}
        onClick={() => setOpen(!open)}
      >
        <span className={unit ? '' : 'unit-field__none'}>{said}</span>
        <Icon name="down" size={14} />
      </button>
      {open && (
        <div id={id} className="unit-field__tree">
          <UnitTree
            onChoose={(_, chosen) => {
              onUnit(chosen);
              setOpen(false);
            }}
          />
        </div>
      )}
      {hint && <span className="form-field__hint">{hint}</span>}
    </div>
  );
}
