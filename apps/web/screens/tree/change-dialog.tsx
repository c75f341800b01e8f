/** One dated change of the tree: what kind, of which unit, from which day on, and why. */
import { useState } from 'react';
import { SECTORS, UNIT_TYPES, type Sector, type Unit, type UnitType } from '#domain/unit/unit.js';
import type { UnitChangeKind } from '#domain/unit/unit-change.js';
import type { UnitChangeOutcome } from '#domain/views/administration-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Dialog } from '../../components/dialog.js';
import { ChoiceField, FormField, TextField } from '../../components/form-field.js';
import { ActionError } from '../../components/states.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { requestOf, type TypedChange } from './typed-change.js';

const KINDS: UnitChangeKind[] = ['add', 'rename', 'move', 'alter', 'split', 'merge', 'close'];

interface Props {
  units: Unit[];
  today: string;
  onClose: () => void;
  onDone: (change: UnitChangeOutcome) => void;
}

export function ChangeDialog({ units, today, onClose, onDone }: Props) {
  const t = useText();
  const language = useLanguage();
  const [typed, setTyped] = useState<TypedChange>({
    kind: 'rename',
    unit: '',
    newCode: '',
    name: '',
    shortName: '',
    type: 'branch',
    sector: 'organ',
    parent: '',
    reviewLevels: '1',
    into: '',
    merged: '',
    effectiveOn: today,
    reason: '',
  });
  const put = (part: Partial<TypedChange>) => setTyped({ ...typed, ...part });
  /** What the unit is today stands in the fields: only what is changed there changes. */
  const chooseUnit = (code: string) => {
    const unit = units.find((one) => one.code === code);
    if (!unit) return put({ unit: '' });
    const { name, shortName, type, sector } = unit;
    put({ unit: code, name, shortName, type, sector, reviewLevels: `${unit.reviewLevels}`, parent: unit.parent ?? '' });
  };
  const request = requestOf(typed);
  const save = useAction(async () => {
    if (request) onDone(await mutate<UnitChangeOutcome>('POST', '/units/changes', request));
  });
  const options = units.map((unit) => ({ value: unit.code, label: `${unit.name}（${unit.code}）` }));
  const { kind } = typed;
  const named = kind === 'add' || kind === 'rename' || kind === 'merge';
  return (
    <Dialog
      title={t('tree.change')}
      action={t('tree.apply')}
      busy={save.busy}
      disabled={request === null}
      onAction={() => void save.run()}
      onClose={onClose}
    >
      <ChoiceField
        label={t('tree.kind')}
        value={kind}
        onValue={(chosen) => put({ kind: chosen, unit: '', newCode: '', name: '', shortName: '', parent: '', into: '', merged: '' })}
        options={KINDS.map((one) => ({ value: one, label: t(`tree.kind.${one}`) }))}
      />
      {kind === 'add' ? (
        <TextField label={t('tree.code')} value={typed.newCode} onValue={(newCode) => put({ newCode })} required maxLength={40} />
      ) : kind === 'merge' ? (
        <>
          <TextField label={t('tree.mergeUnits')} value={typed.merged} onValue={(merged) => put({ merged })} required />
          <TextField label={t('tree.mergeInto')} value={typed.newCode} onValue={(newCode) => put({ newCode })} required maxLength={40} />
        </>
      ) : (
        <ChoiceField
          label={t('tree.unit')}
          value={typed.unit}
          onValue={chooseUnit}
          options={[{ value: '', label: t('tree.chooseUnit') }, ...options]}
        />
      )}
      {named && (
        <>
          <TextField label={t('tree.name')} value={typed.name} onValue={(name) => put({ name })} required maxLength={200} />
          <TextField
            label={t('tree.shortName')}
            value={typed.shortName}
            onValue={(shortName) => put({ shortName })}
            required
            maxLength={100}
          />
        </>
      )}
      {(kind === 'add' || kind === 'move') && (
        <ChoiceField
          label={t('tree.parent')}
          value={typed.parent}
          onValue={(parent) => put({ parent })}
          options={[{ value: '', label: t('tree.chooseUnit') }, ...options]}
        />
      )}
      {(kind === 'add' || kind === 'alter') && (
        <div className="form-grid">
          <ChoiceField
            label={t('tree.type')}
            value={typed.type}
            onValue={(type) => put({ type })}
            options={(Object.keys(UNIT_TYPES) as UnitType[]).map((type) => ({ value: type, label: UNIT_TYPES[type][language] }))}
          />
          <ChoiceField
            label={t('tree.sector')}
            value={typed.sector}
            onValue={(sector) => put({ sector })}
            options={(Object.keys(SECTORS) as Sector[]).map((sector) => ({ value: sector, label: SECTORS[sector][language] }))}
          />
          <ChoiceField
            label={t('tree.levels')}
            value={typed.reviewLevels}
            onValue={(reviewLevels) => put({ reviewLevels })}
            options={(['1', '2'] as const).map((level) => ({ value: level, label: t(`tree.level.${level}`) }))}
          />
        </div>
      )}
      {kind === 'split' && (
        <FormField label={t('tree.into')}>
          <textarea className="field" rows={4} value={typed.into} onChange={(e) => put({ into: e.target.value })} />
        </FormField>
      )}
      <div className="form-grid">
        <TextField
          type="date"
          label={t('tree.effectiveOn')}
          value={typed.effectiveOn}
          onValue={(effectiveOn) => put({ effectiveOn })}
          required
        />
        <TextField label={t('tree.reason')} value={typed.reason} onValue={(reason) => put({ reason })} required maxLength={500} />
      </div>
      <ActionError error={save.error} />
    </Dialog>
  );
}
