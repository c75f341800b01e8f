/** The frame of every screen: top bar with bureau, quarter and unit; navigation showing only what the role may see. */
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { Icon, Seal } from '../components/icon.js';
import { LanguageSwitch } from '../components/language-switch.js';
import { PeriodPicker } from '../components/period-picker.js';
import { Popover } from '../components/popover.js';
import { SchemeSwitch } from '../components/scheme-switch.js';
import { ErrorNote, Notice } from '../components/states.js';
import { UnitPicker } from '../components/unit-picker.js';
import { useText } from '../i18n/language.js';
import { usePlace } from './context.js';
import { GROUPS, isOpenTo, phoneBar, PLACES, placeOf, type Place } from './navigation.js';
import { useSession } from './session.js';
import { useUnread } from './unread.js';
import '../components/shared.css';
import './shell.css';

export function Shell({ children }: { children: ReactNode }) {
  const t = useText();
  const { session, may } = useSession();
  const place = usePlace();
  const { pathname } = useLocation();
  const here = placeOf(pathname);
  const [open, setOpen] = useState(false);
  const closeSheet = useCallback(() => setOpen(false), []);
  const main = useRef<HTMLElement>(null);
  const allowed = PLACES.filter((p) => isOpenTo(p, may));
  const bar = phoneBar(allowed);

  useEffect(() => {
    document.title = here ? `${t(here.label)} · ${t('app.name')}` : t('app.name');
  }, [here, t]);
  useEffect(() => {
    setOpen(false);
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <div className="shell">
      <a className="shell__skip" href="#main" onClick={() => main.current?.focus()}>
        {t('app.skip')}
      </a>
      <header className="shell__top">
        <Link to={place.link('/')} className="shell__brand">
          <Seal />
          <span className="shell__brand-text">
            <strong>{t('app.name')}</strong>
            <span>{session.bureau}</span>
          </span>
        </Link>
        <div className={`shell__context ${here?.period ? 'shell__context--used' : ''}`}>
          {here?.period && place.period && <PeriodPicker />}
          {here?.unit && place.unit && <UnitPicker />}
        </div>
        <div className="shell__tools">
          <Bell />
          <LanguageSwitch />
          <UserMenu />
        </div>
      </header>
      <nav className="shell__rail" aria-label={t('nav.label')}>
        <Navigation places={allowed} link={place.link} />
        {session.sample && <p className="shell__sample">{t('app.sample')}</p>}
      </nav>
      <main className="shell__main" id="main" tabIndex={-1} ref={main}>
        {here?.period && place.missing.period && (
          <Notice tone="warn">{t('place.noPeriod', { period: place.missing.period, shown: place.period?.name ?? '' })}</Notice>
        )}
        {here?.unit && place.missing.unit && (
          <Notice tone="warn">{t('place.noUnit', { unit: place.missing.unit, shown: place.unit?.name ?? '' })}</Notice>
        )}
        {place.error && here?.period ? <ErrorNote error={place.error} retry={place.retry} /> : children}
      </main>
      {allowed.length > 1 && (
        <nav className="shell__bottom" aria-label={t('nav.label')}>
          {bar.map((p) => (
            <NavLink key={p.path} to={place.link(p.path)}>
              <Icon name={p.icon} size={20} />
              {t(p.label)}
            </NavLink>
          ))}
          {bar.length < allowed.length && (
            <button type="button" aria-expanded={open} onClick={() => setOpen(true)}>
              <Icon name="more" size={20} />
              {t('nav.more')}
            </button>
          )}
        </nav>
      )}
      {open && (
        <Sheet onClose={closeSheet}>
          <Navigation places={allowed} link={place.link} />
        </Sheet>
      )}
    </div>
  );
}

function Navigation({ places, link }: { places: Place[]; link: (path: string) => string }) {
  const t = useText();
  return GROUPS.map((group) => {
    const members = places.filter((p) => p.group === group);
    if (members.length === 0) return null;
    return (
      <div key={group} className="shell__group">
        <p className="shell__group-name">{t(`nav.group.${group}`)}</p>
        {members.map((p) => (
          <NavLink key={p.path} to={link(p.path)}>
            <Icon name={p.icon} />
            {t(p.label)}
          </NavLink>
        ))}
      </div>
    );
  });
}

/** All places, over the page; for phones. */
function Sheet({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const sheet = dialog.current;
    // A press beside the sheet lands on the dialog itself: its backdrop.
    const press = (event: Event) => event.target === sheet && onClose();
    if (sheet && !sheet.open) sheet.showModal();
    sheet?.addEventListener('click', press);
    return () => sheet?.removeEventListener('click', press);
  }, [onClose]);
  return (
    <dialog ref={dialog} className="shell__sheet" aria-label={t('nav.label')} onClose={onClose}>
      <button type="button" className="icon-button shell__sheet-close" aria-label={t('action.close')} onClick={onClose}>
        <Icon name="close" />
      </button>
      {children}
    </dialog>
  );
}

/** The way to one's messages, with how many wait. */
function Bell() {
  const t = useText();
  const { count } = useUnread();
  const { link } = usePlace();
  return (
    <Link className="icon-button shell__bell" to={link('/messages')} aria-label={t('messages.bell', { unread: count })}>
      <Icon name="bell" />
      {count > 0 && <b>{count > 99 ? '99+' : count}</b>}
    </Link>
  );
}

function UserMenu() {
  const t = useText();
  const { session, signOut } = useSession();
  return (
    <Popover
      align="end"
      label={t('user.menu')}
      trigger={(props) => (
        <button type="button" className="shell__user" {...props}>
          <Icon name="user" />
          <span>{session.displayName}</span>
          <Icon name="down" size={14} />
        </button>
      )}
    >
      <div className="shell__user-card">
        <strong>{session.displayName}</strong>
        <span>{session.username}</span>
        <ul>
          {session.grants.map((grant) => (
            <li key={grant.role + grant.unit}>
              {t(`role.${grant.role}`)} · {grant.unitName}
            </li>
          ))}
        </ul>
        <SchemeSwitch />
        <button type="button" className="button" onClick={signOut}>
          {t('user.signOut')}
        </button>
      </div>
    </Popover>
  );
}
