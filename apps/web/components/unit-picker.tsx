/** The unit shown: a tree that is read level by level as it is unfolded, and a search over all units in scope. */
import { usePlace } from '../app/context.js';
import { useText } from '../i18n/language.js';
import { Icon } from './icon.js';
import { Popover } from './popover.js';
import { UnitTree } from './unit-tree.js';
import './pickers.css';

export function UnitPicker() {
  const t = useText();
  const { unit, choose } = usePlace();
  if (!unit) return null;
  return (
    <div className="picker picker--unit">
      <Popover
        label={t('unit.choose')}
        trigger={(props) => (
          <button type="button" className="picker__button" {...props}>
            <span>{unit.shortName || unit.name}</span>
            <Icon name="down" size={14} />
          </button>
        )}
      >
        {(close) => (
          <UnitTree
            onChoose={(code) => {
              close();
              choose({ unit: code });
            }}
          />
        )}
      </Popover>
    </div>
  );
}
