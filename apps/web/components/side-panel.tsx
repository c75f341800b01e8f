/** What is said of one thing on the page, beside it: a modal drawer on the right, the whole screen on a phone; focus goes back where it was. */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useText } from '../i18n/language.js';
import { Icon } from './icon.js';
import './side-panel.css';

interface Props {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

export function SidePanel({ title, onClose, children }: Props) {
  const t = useText();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  // Closed while still in the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    const cancel = (event: Event) => {
      event.preventDefault();
      close.current();
    };
    const press = (event: Event) => event.target === dialog && close.current();
    dialog.addEventListener('cancel', cancel);
    dialog.addEventListener('click', press);
    if (!dialog.open) dialog.showModal();
    return () => {
      dialog.removeEventListener('cancel', cancel);
      dialog.removeEventListener('click', press);
      dialog.close();
    };
  }, []);
  return (
    <dialog ref={box} className="side-panel" aria-labelledby={id}>
      <div className="side-panel__inside">
        <header className="side-panel__head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="icon-button" aria-label={t('action.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
