/** A native list of choices in the house's clothes: the lightest control there is, and the best on a phone. */
import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import './select-box.css';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** `<option>`s. */
  children: ReactNode;
}

export function SelectBox({ label, value, onChange, children }: Props) {
  return (
    <span className="select-box">
      <select aria-label={label} value={value} onChange={(e) => onChange(e.target.value)}>
        {children}
      </select>
      <Icon name="down" size={14} />
    </span>
  );
}
