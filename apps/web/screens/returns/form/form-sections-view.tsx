/** The sections with their cells, all of them or only those that are empty or have findings. */
import type { FindingView, ThreadView } from '#domain/views/return-view.js';
import { useText } from '../../../i18n/language.js';
import { FormRow, type RowActions } from './form-row.js';
import type { FormRow as Row } from './form-sections.js';
import type { FormSnapshot } from './form-cell.js';
import { sectionId, type SectionState } from './section-nav.js';
import type { Form } from './use-form.js';

const SHOWS = ['all', 'empty', 'findings'] as const;
export type Show = (typeof SHOWS)[number];

interface Props {
  states: SectionState[];
  form: Form;
  snapshot: FormSnapshot;
  findings: FindingView[];
  threads: ThreadView[];
  readOnly: boolean;
  show: Show;
  onShow: (show: Show) => void;
  /** Who else has changed cells. */
  other: string | null;
  actions: RowActions;
}

const NONE: FindingView[] = [];

export function FormSections({ states, form, snapshot, findings, threads, readOnly, show, onShow, other, actions }: Props) {
  const t = useText();
  const { view, open, saved } = snapshot;
  const matches: Record<Show, (row: Row) => boolean> = {
    all: () => true,
    empty: (row) => !row.locked && form.valueOf(row.element.code) === null,
    findings: (row) => findings.some((f) => f.element === row.element.code) || (open.get(row.element.code)?.reason ?? null) !== null,
  };
  const rows = states.flatMap(({ section }) => section.rows);
  const shown = states
    .map(({ section, completeness }) => ({ section, completeness, rows: section.rows.filter(matches[show]) }))
    .filter((state) => state.rows.length > 0);
  return (
    <>
      <div className="segments form-show" role="group" aria-label={t('form.show')}>
        {SHOWS.map((one) => (
          <button key={one} type="button" aria-pressed={show === one} onClick={() => onShow(one)}>
            {t(`form.show.${one}`)} <b>{rows.filter(matches[one]).length}</b>
          </button>
        ))}
      </div>
      {shown.length === 0 && <p className="panel form-none">{t('form.noneShown')}</p>}
      {shown.map(({ section, completeness, rows: some }) => (
        <section
          key={section.code}
          className="panel form-section"
          id={sectionId(section.code)}
          aria-labelledby={`${sectionId(section.code)}-name`}
        >
          <header className="form-section__head">
            <h2 id={`${sectionId(section.code)}-name`}>{section.name}</h2>
            {completeness.asked > 0 && <span>{t('form.filledLabel', { filled: completeness.filled, asked: completeness.asked })}</span>}
          </header>
          <div className="cell cell--head" aria-hidden="true">
            <span>{t('form.head.element')}</span>
            <span className="cell__now">{t('form.head.now')}</span>
            <span className="cell__beside">
              <span>{t('form.head.previous')}</span>
              <span>{t('form.head.yearAgo')}</span>
              <span>{t('form.head.change')}</span>
            </span>
          </div>
          {some.map((row) => {
            const { code } = row.element;
            const own = findings.filter((f) => f.element === code);
            return (
              <FormRow
                key={code}
                row={row}
                value={form.valueOf(code)}
                cell={open.get(code)}
                isSaved={saved.has(code)}
                findings={own.length > 0 ? own : NONE}
                explanations={view.explanations}
                questions={threads.filter((thread) => thread.element === code && thread.resolvedAt === null).length}
                readOnly={readOnly}
                other={other}
                actions={actions}
              />
            );
          })}
        </section>
      ))}
    </>
  );
}
