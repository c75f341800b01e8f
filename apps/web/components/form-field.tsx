/** A label over its control, in the forms of dialogs and panels. */
import type { InputHTMLAttributes, ReactNode } from 'react';
import './form-field.css';

export function FormField({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <label className="form-field">
      <span className="form-field__label">{label}</span>
      {children}
      {hint && <span className="form-field__hint">{hint}</span>}
    </label>
  );
}

/** A line of text, a day or a number. */
export function TextField({
  label,
  hint,
  value,
  onValue,
  ...rest
}: { label: string; hint?: string; value: string; onValue: (value: string) => void } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'value' | 'onChange'
>) {
  return (
    <FormField label={label} {...(hint ? { hint } : {})}>
      <input className="field" {...rest} value={value} onChange={(e) => onValue(e.target.value)} />
    </FormField>
  );
}

/** A choice of a few. */
export function ChoiceField<T extends string>(props: {
  label: string;
  value: T;
  onValue: (value: T) => void;
  options: readonly { value: T; label: string }[];
}) {
  return (
    <FormField label={props.label}>
      <select className="field" value={props.value} onChange={(e) => props.onValue(e.target.value as T)}>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FormField>
  );
}
