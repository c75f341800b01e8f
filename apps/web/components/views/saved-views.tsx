/** 视图: addresses kept by name, one's own and those the office shares; opening one is following a link. */
import { useState } from 'react';
import { Link } from 'react-router';
import type { SavedView } from '#domain/views/figure-view.js';
import { useResource } from '../../api/use-resource.js';
import { useText } from '../../i18n/language.js';
import { Icon } from '../icon.js';
import { Popover } from '../popover.js';
import { RemoveViewDialog, SaveViewDialog } from './view-dialogs.js';
import './views.css';

/** Of more units only so many are named. */
const NAMED = 3;

type Open = { kind: 'save' } | { kind: 'rename' | 'remove'; view: SavedView };

export function SavedViews() {
  const t = useText();
  const views = useResource<SavedView[]>('/views');
  const [open, setOpen] = useState<Open | null>(null);
  const list = views.data ?? [];
  const done = () => {
    setOpen(null);
    views.reload();
  };
  const close = () => setOpen(null);
  return (
    <>
      <Popover
        align="end"
        label={t('views.title')}
        trigger={(props) => (
          <button type="button" className="button" {...props}>
            <Icon name="view" />
            {t('views.title')}
            {list.length > 0 && <b className="views__count">{list.length}</b>}
          </button>
        )}
      >
        {(fold) => (
          <div className="views">
            {views.error && <p className="views__none">{views.error.detail || views.error.title}</p>}
            {views.data?.length === 0 && <p className="views__none">{t('views.none')}</p>}
            {[true, false].map((mine) => (
              <Group
                key={String(mine)}
                name={t(mine ? 'views.mine' : 'views.shared')}
                views={list.filter((one) => one.mine === mine)}
                onFollow={fold}
                onOpen={(next) => {
                  fold();
                  setOpen(next);
                }}
              />
            ))}
          </div>
        )}
      </Popover>
      <button type="button" className="button" onClick={() => setOpen({ kind: 'save' })}>
        {t('views.save')}
      </button>
      {open?.kind === 'save' && <SaveViewDialog view={null} onDone={done} onClose={close} />}
      {open?.kind === 'rename' && <SaveViewDialog view={open.view} onDone={done} onClose={close} />}
      {open?.kind === 'remove' && <RemoveViewDialog view={open.view} onDone={done} onClose={close} />}
    </>
  );
}

interface GroupProps {
  name: string;
  views: SavedView[];
  onFollow: () => void;
  onOpen: (open: Open) => void;
}

function Group({ name, views, onFollow, onOpen }: GroupProps) {
  const t = useText();
  if (views.length === 0) return null;
  const unitsSaid = (units: string[]): string => {
    const names = units.slice(0, NAMED).join(t('list.comma'));
    return units.length > NAMED ? t('views.units', { names, count: units.length }) : names;
  };
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <ul>
        {views.map((view) => (
          <li key={view.id}>
            <Link to={view.address} onClick={onFollow}>
              <div>
                {view.name}
                {view.units.length > 0 && <small>{unitsSaid(view.units)}</small>}
              </div>
              {view.mine ? view.shared && <span>{t('views.isShared')}</span> : <span>{view.owner}</span>}
            </Link>
            {view.mine && (
              <>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('views.renameOne', { name: view.name })}
                  onClick={() => onOpen({ kind: 'rename', view })}
                >
                  <Icon name="pencil" size={16} />
                </button>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('views.removeOne', { name: view.name })}
                  onClick={() => onOpen({ kind: 'remove', view })}
                >
                  <Icon name="close" size={16} />
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
