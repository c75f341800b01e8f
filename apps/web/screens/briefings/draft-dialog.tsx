/** Asks for a draft: of which kind, which quarter, and for a sheet of which unit. */
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { BriefingKind } from '#domain/briefing/briefing.js';
import { isDraftableOn } from '#domain/briefing/draftable-on.js';
import type { BriefingView } from '#domain/views/briefing-view.js';
import type { UnitNode } from '#domain/views/figure-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { usePlace } from '../../app/context.js';
import { Dialog } from '../../components/dialog.js';
import { ChoiceField, FormField } from '../../components/form-field.js';
import { ActionError } from '../../components/states.js';
import { UnitTree } from '../../components/unit-tree.js';
import { useText } from '../../i18n/language.js';
import { KINDS } from './archive-filters.js';
import '../../components/pickers.css';

export function DraftDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const { periods, period, link } = usePlace();
  const [kind, setKind] = useState<BriefingKind>('quarterly');
  const [quarter, setQuarter] = useState(period?.period ?? '');
  const [unit, setUnit] = useState<UnitNode | null>(null);
  const needsUnit = kind === 'unit_sheet';
  const offered = periods.filter((one) => isDraftableOn(kind, one.period));
  // A quarter the kind is not drafted on gives way to the newest that is.
  const chosen = offered.some((one) => one.period === quarter) ? quarter : (offered[0]?.period ?? '');
  const ask = useAction(async () => {
    const made = await mutate<BriefingView>('POST', '/briefings', {
      kind,
      period: chosen,
      ...(needsUnit && unit ? { unit: unit.code } : {}),
    });
    void navigate(link(`/briefings/${made.id}`));
  });
  return (
    <Dialog
      title={t('draft.title')}
      action={t(ask.busy ? 'briefings.asking' : 'draft.do')}
      busy={ask.busy}
      disabled={chosen === '' || (needsUnit && !unit)}
      onAction={() => void ask.run()}
      onClose={onClose}
    >
      <ChoiceField
        label={t('briefings.by.kind')}
        value={kind}
        onValue={setKind}
        options={KINDS.map((value) => ({ value, label: t(`briefings.kind.${value}`) }))}
      />
      <p className="draft-dialog__says">{t(`draft.says.${kind}`)}</p>
      <ChoiceField
        label={t('draft.period')}
        value={chosen}
        onValue={setQuarter}
        options={offered.map((one) => ({ value: one.period, label: one.name }))}
      />
      {offered.length === 0 && <p className="draft-dialog__says">{t('draft.noYear')}</p>}
      {needsUnit && (
        <FormField label={unit ? t('draft.unitOf', { name: unit.name }) : t('draft.unit')}>
          <span />
        </FormField>
      )}
      {needsUnit && (
        <div className="draft-dialog__units">
          <UnitTree onChoose={(_code, node) => setUnit(node)} />
        </div>
      )}
      <ActionError error={ask.error} />
    </Dialog>
  );
}
