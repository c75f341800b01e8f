/** Makes one finding of a return, at its cell, with its value and filled texts. */
import type { ElementCode, Severity } from '../catalogue/catalogue.js';
import type { Text } from '../errors.js';
import { fillMessage, type Filler } from './fill-message.js';
import { findingKey, type Finding } from './finding.js';
import type { ValidationInput } from './validation-input.js';

export function makeFinding(
  input: Pick<ValidationInput, 'values' | 'cells'>,
  what: { severity: Severity; code: string; at: ElementCode | null; message: Text; expected: Text | null; filler: Filler },
): Finding {
  const cell = what.at === null ? undefined : input.cells[what.at];
  const stored = what.at === null ? null : input.values[what.at];
  return {
    key: findingKey(what.code, what.at),
    severity: what.severity,
    code: what.code,
    element: what.at,
    sheet: cell?.sheet ?? null,
    cell: cell?.cell ?? null,
    value: typeof stored === 'object' ? (stored?.raw ?? null) : (stored ?? null),
    message: fillMessage(what.message, what.filler),
    expected: what.expected && fillMessage(what.expected, what.filler),
  };
}
