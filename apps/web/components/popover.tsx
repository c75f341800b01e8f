/** A panel that hangs on a button: opens by click, closes by Escape, by a click elsewhere or when focus leaves it. */
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import './popover.css';

interface TriggerProps {
  'aria-expanded': boolean;
  'aria-controls': string;
  'aria-haspopup': 'dialog';
  onClick: () => void;
}
interface Props {
  label: string;
  align?: 'start' | 'end';
  trigger: (props: TriggerProps) => ReactNode;
  children: ReactNode | ((close: () => void) => ReactNode);
}

export function Popover({ label, align = 'start', trigger, children }: Props) {
  const id = useId();
  const box = useRef<HTMLSpanElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const close = useCallback(() => {
    setOpen(false);
    // The focus would be lost with what it stood on.
    box.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open, close]);

  // Pushes the panel back inside the window when it hangs over an edge.
  useLayoutEffect(() => {
    if (!open || !panel.current) return;
    const edge = panel.current.getBoundingClientRect();
    const room = document.documentElement.clientWidth - 8;
    const shift = edge.right > room ? room - edge.right : edge.left < 8 ? 8 - edge.left : 0;
    panel.current.style.translate = `${shift}px 0`;
  }, [open]);

  return (
    <span className="popover" ref={box}>
      {trigger({ 'aria-expanded': open, 'aria-controls': id, 'aria-haspopup': 'dialog', onClick: () => setOpen(!open) })}
      {open && (
        <div id={id} ref={panel} className={`popover__panel popover__panel--${align}`} role="dialog" aria-label={label}>
          {typeof children === 'function' ? children(close) : children}
        </div>
      )}
    </span>
  );
}
