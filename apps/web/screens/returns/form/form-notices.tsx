/** What is said above the form: who else is at work, and findings that belong to no single cell. */
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { FindingView } from '#domain/views/return-view.js';
import { FindingsList } from '../../../components/findings/findings-list.js';
import { Notice } from '../../../components/states.js';
import { useText } from '../../../i18n/language.js';
import type { FormSnapshot } from './form-cell.js';

/** The place of what belongs to no single cell, among those of the cells. */
export const WHOLE = 'whole';

interface OthersProps {
  snapshot: FormSnapshot;
  catalogue: CatalogueView;
  other: string | null;
  onDismiss: () => void;
  onGo: (code: string) => void;
}

export function OthersNotice({ snapshot, catalogue, other, onDismiss, onGo }: OthersProps) {
  const t = useText();
  const { view } = snapshot;
  const locked = new Set(view.locked);
  const codes = [...snapshot.byOthers].filter((code) => !locked.has(code));
  if (codes.length === 0) return null;
  const names = codes.map((code) => `${code} ${catalogue.elements.find((e) => e.code === code)?.name ?? ''}`);
  return (
    <Notice tone="warn">
      <p>{t('form.others', { name: other ?? t('form.someone'), cells: names.join(t('list.comma')) })}</p>
      <span className="cell__choices">
        <button type="button" className="link" onClick={() => onGo(codes[0]!)}>
          {t('findings.toCell')}
        </button>
        <button type="button" className="link" onClick={onDismiss}>
          {t('form.dismiss')}
        </button>
      </span>
    </Notice>
  );
}

interface WholeProps {
  findings: FindingView[];
  explanations: Record<string, string>;
  onExplain?: (key: string, note: string) => Promise<boolean>;
}

export function WholeFindings({ findings, explanations, onExplain }: WholeProps) {
  const t = useText();
  if (findings.length === 0) return null;
  return (
    <section className="panel section" id={`row-${WHOLE}`} tabIndex={-1} aria-label={t('form.whole')}>
      <h2>{t('form.whole')}</h2>
      <FindingsList findings={findings} explanations={explanations} {...(onExplain ? { onExplain } : {})} />
    </section>
  );
}
