/** What kept a file from being stored: findings of the file first, then unit by unit with their counts, each list cut until asked for. */
import { useState } from 'react';
import type { FindingView } from '#domain/views/return-view.js';
import { useText } from '../../i18n/language.js';
import { byUnit, type UnitGroup } from './findings-by-unit.js';

const FIRST_FINDINGS = 5;
const FIRST_UNITS = 20;

export function UnitFindings({ findings }: { findings: FindingView[] }) {
  const t = useText();
  const [whole, setWhole] = useState(false);
  const groups = byUnit(findings);
  const shown = whole ? groups : groups.slice(0, FIRST_UNITS);
  return (
    <>
      {shown.map((group) => (
        <Group key={group.unit ?? ''} group={group} />
      ))}
      {shown.length < groups.length && (
        <button type="button" className="button button--small" onClick={() => setWhole(true)}>
          {t('upload.moreUnits', { count: groups.length - shown.length })}
        </button>
      )}
    </>
  );
}

function Group({ group: { name, findings } }: { group: UnitGroup }) {
  const t = useText();
  const [whole, setWhole] = useState(false);
  const shown = whole ? findings : findings.slice(0, FIRST_FINDINGS);
  const errors = findings.filter((f) => f.severity === 'error').length;
  const counts = [
    errors > 0 ? t('review.errors', { count: errors }) : null,
    findings.length > errors ? t('review.warnings', { count: findings.length - errors }) : null,
  ];
  return (
    <>
      {name !== null && (
        <p>
          <strong>{name}</strong> {counts.filter(Boolean).join(t('list.comma'))}
        </p>
      )}
      <ul className="notice__list">
        {shown.map((f) => (
          <li key={f.key + f.cell}>
            {[f.sheet, f.cell].filter(Boolean).join(' · ')} {f.message}
            {f.expected && <> {t('upload.expected', { expected: f.expected })}</>}
          </li>
        ))}
        {shown.length < findings.length && (
          <li>
            <button type="button" className="button button--small button--plain" onClick={() => setWhole(true)}>
              {t('upload.more', { count: findings.length - shown.length })}
            </button>
          </li>
        )}
      </ul>
    </>
  );
}
