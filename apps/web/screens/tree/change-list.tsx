/** The dated changes of the tree, newest first; those whose day has not come can be withdrawn. */
import { useState } from 'react';
import type { UnitChange } from '#domain/unit/unit-change.js';
import type { TreeView } from '#domain/views/administration-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Dialog } from '../../components/dialog.js';
import { ActionError } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { changeWords } from './change-words.js';

interface Props {
  view: TreeView;
  onWithdrawn: (line: string) => void;
}

export function ChangeList({ view: { changes, units, today }, onWithdrawn }: Props) {
  const t = useText();
  const [asked, setAsked] = useState<UnitChange | null>(null);
  const nameOf = (code: string) => units.find((unit) => unit.code === code)?.name ?? code;
  const said = ({ request }: UnitChange) => ({
    kind: t(`tree.kind.${request.kind}`),
    unit: changeWords(request, nameOf),
    day: request.effectiveOn,
  });
  return (
    <section className="panel section" aria-label={t('tree.changes')}>
      <h2>{t('tree.changes')}</h2>
      {changes.length === 0 && <p className="none-here">{t('tree.noChanges')}</p>}
      <ul className="tree__changes">
        {changes.map((change) => {
          const { kind, unit, day } = said(change);
          const isAhead = day > today;
          return (
            <li key={change.id}>
              <span>
                {day}
                {isAhead && <span className="tree__by">{t('tree.ahead')}</span>}
              </span>
              <span>
                {kind} · {unit}
                <span className="tree__by">
                  {change.request.reason} · {change.by.name} {moment(change.at)}
                </span>
              </span>
              {isAhead && (
                <button type="button" className="button button--small" onClick={() => setAsked(change)}>
                  {t('tree.withdraw')}
                  <span className="visually-hidden">
                    {' '}
                    {kind} {unit}
                  </span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {asked && (
        <WithdrawDialog
          id={asked.id}
          line={t('tree.withdrawLine', said(asked))}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            onWithdrawn(t('tree.withdrawn', said(asked)));
          }}
        />
      )}
    </section>
  );
}

function WithdrawDialog({ id, line, onClose, onDone }: { id: string; line: string; onClose: () => void; onDone: () => void }) {
  const t = useText();
  const withdraw = useAction(async () => {
    await mutate('DELETE', `/units/changes/${id}`);
    onDone();
  });
  return (
    <Dialog
      title={t('tree.withdraw')}
      action={t('tree.withdraw')}
      busy={withdraw.busy}
      disabled={false}
      onAction={() => void withdraw.run()}
      onClose={onClose}
    >
      <p>{line}</p>
      <ActionError error={withdraw.error} />
    </Dialog>
  );
}
