/** What a dated change does, in one line after its kind: of which unit, and what becomes of it. */
import type { UnitChangeRequest } from '#domain/unit/unit-change.js';

/** `nameOf` gives a unit's name, or its code where it has gone. */
export function changeWords(request: UnitChangeRequest, nameOf: (code: string) => string): string {
  const unit = nameOf(request.unit);
  switch (request.kind) {
    case 'rename':
      return `${request.unit} → ${request.name}`;
    case 'move':
      return `${unit} → ${nameOf(request.parent)}`;
    case 'split':
      return `${unit} → ${request.into.map((part) => part.name).join('、')}`;
    case 'merge':
      return `${request.units.map(nameOf).join('、')} → ${request.name}`;
    case 'add':
      return request.name;
    default:
      return unit;
  }
}
