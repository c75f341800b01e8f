/** What the release gate found: every check with ✓ or ✗, every problem with its place, which a click leads to. */
import type { Briefing } from '#domain/briefing/briefing.js';
import { GATE_CHECKS, whyNot, type GateCheck, type GateProblem, type GateReport } from '#domain/briefing/gate.js';
import { Icon } from '../../components/icon.js';
import { moment } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { placeOf } from './place-of.js';

interface Props {
  gate: GateReport;
  document: Briefing;
  /** Of the document now: an older report says so. */
  revision: number;
  onGo: (node: string) => void;
}

export function GatePanel({ gate, document, revision, onGo }: Props) {
  const t = useText();
  const language = useLanguage();
  const numbers = (gate.checks.find(({ code }) => code === 'figures')?.looked ?? 0).toLocaleString('en-US');
  const failed = gate.checks.filter((check) => !check.ok);
  const problem = (one: GateProblem) => {
    const node = placeOf(one, document);
    return (
      <>
        {node ? (
          <button type="button" className="link" onClick={() => onGo(node)}>
            {one.where[language]}
          </button>
        ) : (
          <span>{one.where[language]}</span>
        )}
        {t('list.colon')}
        {one.said[language]}
      </>
    );
  };
  const line = (check: GateCheck) => {
    const why = whyNot(check);
    return (
      <p>
        <span className="gate__mark" aria-hidden="true">
          {why ? '–' : check.ok ? '✓' : '✗'}
        </span>
        {!why && <span className="visually-hidden">{t(check.ok ? 'gate.passed' : 'gate.notPassed')}</span>}
        {GATE_CHECKS[check.code][language]}
        <small>{why ? t('gate.none', { why: why[language] }) : t('gate.looked', { count: check.looked })}</small>
      </p>
    );
  };
  return (
    <details className={`gate panel gate--${gate.ok ? 'good' : 'bad'}`} open={!gate.ok && gate.revision === revision}>
      <summary>
        <Icon name={gate.ok ? 'check' : 'alert'} />
        <strong>{gate.ok ? t('gate.ok') : t('gate.failed', { count: failed.length })}</strong>
        {gate.ok && <span>{t('gate.sum', { count: gate.checks.filter((check) => !whyNot(check)).length, figures: numbers })}</span>}
        <span className="gate__when">
          {moment(gate.checkedAt)}
          {gate.revision !== revision && ` · ${t('gate.older')}`}
        </span>
      </summary>
      <ul className="gate__checks">
        {gate.checks.map((check) => (
          <li key={check.code} className={shape(check)}>
            {line(check)}
            {check.problems.length > 0 && (
              <ul className="gate__problems">
                {check.problems.map((one, i) => (
                  <li key={i}>{problem(one)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

const shape = (check: GateCheck): string => (whyNot(check) ? 'is-none' : check.ok ? 'is-ok' : 'is-bad');
