/** A question over the page, as the browser's own modal dialog: keeps the focus, closes by Escape, needs no script for either. */
import { useEffect, useId, useRef, type FormEvent, type ReactNode } from 'react';
import { useText } from '../i18n/language.js';
import { Icon } from './icon.js';
import './dialog.css';

interface Props {
  title: string;
  /** Words of the button that does it. */
  action: string;
  busy: boolean;
  disabled: boolean;
  onAction: () => void;
  onClose: () => void;
  /** It is done and only read: there is nothing to cancel. */
  isAnswer?: boolean;
  children: ReactNode;
}

export function Dialog({ title, action, busy, disabled, onAction, onClose, isAnswer = false, children }: Props) {
  const t = useText();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && !disabled) onAction();
  };
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form onSubmit={submit}>
        <header className="dialog__head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="icon-button" aria-label={t('action.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div className="dialog__body">{children}</div>
        <footer className="dialog__foot">
          {!isAnswer && (
            <button type="button" className="button" onClick={onClose}>
              {t('action.cancel')}
            </button>
          )}
          <button type="submit" className="button button--primary" disabled={busy || disabled}>
            {action}
          </button>
        </footer>
      </form>
    </dialog>
  );
}
