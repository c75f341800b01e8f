/** Keeping a view under a name, naming it anew, and throwing it away. */
import { useState } from 'react';
import { useLocation } from 'react-router';
import type { SavedView } from '#domain/views/figure-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { usePlace } from '../../app/context.js';
import { useSession } from '../../app/session.js';
import { useText } from '../../i18n/language.js';
import { Dialog } from '../dialog.js';
import { TextField } from '../form-field.js';
import { ActionError } from '../states.js';
import { addressToKeep } from './address-to-keep.js';

interface Props {
  onDone: () => void;
  onClose: () => void;
}

/** Of a view that is there already only the name and who sees it change. */
export function SaveViewDialog({ view, onDone, onClose }: Props & { view: SavedView | null }) {
  const t = useText();
  const { may } = useSession();
  const { period } = usePlace();
  const { pathname, search } = useLocation();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [fixed, setFixed] = useState(false);
  const save = useAction(async () => {
    const address = view?.address ?? addressToKeep(pathname, search, fixed ? (period?.period ?? null) : null);
    const body = { name: name.trim(), address, shared };
    await (view ? mutate('PUT', `/views/${view.id}`, body) : mutate('POST', '/views', body));
    onDone();
  });
  return (
    <Dialog
      title={t(view ? 'views.rename' : 'views.save')}
      action={t('action.save')}
      busy={save.busy}
      disabled={name.trim() === ''}
      onAction={() => void save.run()}
      onClose={onClose}
    >
      <TextField label={t('views.name')} value={name} onValue={setName} maxLength={50} autoFocus />
      {!view && (
        <label className="views__tick">
          <input type="checkbox" checked={fixed} onChange={(e) => setFixed(e.target.checked)} />
          <span>
            {t('views.fixed', { period: period?.name ?? '' })}
            <small>{t('views.fixedHint')}</small>
          </span>
        </label>
      )}
      {may('periods.manage') && (
        <label className="views__tick">
          <input type="checkbox" checked={shared} onChange={(e) => setShared(e.target.checked)} />
          <span>
            {t('views.share')}
            <small>{t('views.shareHint')}</small>
          </span>
        </label>
      )}
      <ActionError error={save.error} />
    </Dialog>
  );
}

export function RemoveViewDialog({ view, onDone, onClose }: Props & { view: SavedView }) {
  const t = useText();
  const remove = useAction(async () => {
    await mutate('DELETE', `/views/${view.id}`);
    onDone();
  });
  return (
    <Dialog
      title={t('views.remove')}
      action={t('views.remove')}
      busy={remove.busy}
      disabled={false}
      onAction={() => void remove.run()}
      onClose={onClose}
    >
      <p>{t(view.shared ? 'views.removeShared' : 'views.removeMine', { name: view.name })}</p>
      <ActionError error={remove.error} />
    </Dialog>
  );
}
