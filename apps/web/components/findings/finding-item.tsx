/** One finding: what is wrong, where, what stands there and what would be right. */
import { Link } from 'react-router';
import type { FindingView } from '#domain/views/return-view.js';
import { useText } from '../../i18n/language.js';
import { Icon } from '../icon.js';
import { Explanation } from './explanation.js';

interface Props {
  finding: FindingView;
  note: string;
  /** No note is asked of anybody. */
  withoutNote?: boolean;
  /** Where the online form shows its cell. */
  cellLink?: string | null | undefined;
  onExplain?: ((key: string, note: string) => Promise<boolean>) | undefined;
}

export function FindingItem({ finding, note, withoutNote = false, cellLink, onExplain }: Props) {
  const t = useText();
  const where = [finding.sheet, finding.cell].filter(Boolean).join(' · ');
  return (
    <li className={`finding finding--${finding.severity}`} data-code={finding.code} id={`finding-${finding.key}`}>
      <span className="finding__mark" aria-hidden="true">
        <Icon name={finding.severity === 'error' ? 'close' : 'alert'} size={16} />
      </span>
      <div className="finding__body">
        <p className="finding__message">
          <span className="visually-hidden">{t(finding.severity === 'error' ? 'findings.errorMark' : 'findings.warningMark')}</span>
          {finding.message}
        </p>
        <dl className="finding__facts">
          {where && <Fact name={t('findings.where')} value={where} />}
          {finding.element && finding.element !== finding.cell && <Fact name={t('findings.element')} value={finding.element} />}
          {(finding.value !== null || finding.cell !== null) && (
            <Fact name={t('findings.value')} value={finding.value === null ? t('findings.empty') : String(finding.value)} />
          )}
          {finding.expected && <Fact name={t('findings.expected')} value={finding.expected} />}
          <Fact name={t('findings.rule')} value={finding.code} />
          {cellLink && (
            <Link className="link finding__jump" to={cellLink}>
              {t('findings.toCell')}
            </Link>
          )}
        </dl>
        {finding.severity === 'warning' && onExplain && (
          <Explanation findingKey={finding.key} rule={finding.code} note={note} onExplain={onExplain} />
        )}
        {finding.severity === 'warning' && !onExplain && !withoutNote && (
          <p className={note ? 'finding__note' : 'finding__note finding__note--none'}>
            {note ? t('findings.noted', { note }) : t('findings.notNoted')}
          </p>
        )}
      </div>
    </li>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
