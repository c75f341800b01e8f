/** What the cells of the form can ask for: moving, pasting, taking back; and what is said aloud about it. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { NOT_APPLICABLE } from '#domain/return/values.js';
import type { ReturnView } from '#domain/views/return-view.js';
import { isMissing } from '../../../components/findings/sort-findings.js';
import { useText } from '../../../i18n/language.js';
import { inputId, type RowActions } from './form-row.js';
import type { FormRow } from './form-sections.js';
import { cellAfter, type Move } from './moves.js';
import { planPaste, type PastePlan } from './parse-block.js';
import type { Form } from './use-form.js';

/** A notice stays this long. */
const NOTICE_MS = 8_000;
export const SUBMIT_ID = 'form-submit';

interface Input {
  form: Form;
  rows: FormRow[];
  view: ReturnView;
  explain: (key: string, note: string) => Promise<boolean>;
  /** Shows every cell again, so that the one to go to is there. */
  onShowAll: () => void;
}

export function useRowActions({ form, rows, view, explain, onShowAll }: Input) {
  const t = useText();
  const [here, setHere] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const lastLeft = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const tell = useCallback((words: string) => {
    setNotice(words);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setNotice(null), NOTICE_MS);
  }, []);
  const goTo = useCallback(
    (code: string) => {
      onShowAll();
      requestAnimationFrame(() => {
        const cell = document.getElementById(inputId(code)) ?? document.getElementById(`row-${code}`);
        cell?.focus();
      });
    },
    [onShowAll],
  );
  const undo = useCallback(() => {
    const undone = form.undo();
    if (!undone) return;
    tell(t('form.undone', { count: undone.count }));
    goTo(undone.first);
  }, [form, goTo, t, tell]);

  // What the api made of the cell left last is said once its answer is there.
  useEffect(() => {
    const row = rows.find((r) => r.element.code === lastLeft.current);
    if (!row) return;
    lastLeft.current = null;
    const { code, name } = row.element;
    const finding = view.findings.find((f) => f.element === code && !isMissing(f));
    setSaid(finding ? t('form.announceFinding', { name, message: finding.message }) : t('form.announceSaved', { name }));
  }, [view, rows, t]);

  const actions = useMemo<RowActions>(
    () => ({
      edit: (code, value) => form.edit({ [code]: value }),
      left: (code, before, after) => {
        lastLeft.current = code;
        form.remember([{ code, before, after }]);
      },
      entered: setHere,
      move: (code, move) => (move === 'undo' ? undo() : focusAfter(code, move)),
      paste: (code, text) => {
        const plan = planPaste(
          text,
          rows.map(({ element, locked }) => ({ code: element.code, locked, allowsNotApplicable: element.allowsNotApplicable })),
          code,
        );
        form.remember(plan.values.map((cell) => ({ code: cell.code, before: form.valueOf(cell.code), after: cell.value })));
        form.edit(Object.fromEntries(plan.values.map((cell) => [cell.code, cell.value])));
        tell(sayPasted(plan, t));
      },
      settle: form.settle,
      drop: form.drop,
      retry: form.retry,
      explain,
    }),
    [form, rows, explain, t, tell, undo],
  );
  return { actions, here, said, notice, tell, goTo, undo };
}

/** Among the cells on screen; after the last one comes submitting. */
function focusAfter(code: string, move: Move): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('.cell__input')];
  const next = cellAfter(
    inputs.map((input) => input.id),
    inputId(code),
    move,
  );
  if (next) document.getElementById(next)?.focus();
  else if (move === 'next') document.getElementById(SUBMIT_ID)?.focus();
}

function sayPasted(plan: PastePlan, t: ReturnType<typeof useText>): string {
  const raw = plan.values.filter(
    (cell) => typeof cell.value === 'object' && cell.value !== null && cell.value.raw !== NOT_APPLICABLE,
  ).length;
  return [
    t('form.pasted', { count: plan.values.length }),
    raw > 0 && t('form.pastedRaw', { count: raw }),
    plan.locked > 0 && t('form.pastedLocked', { count: plan.locked }),
    plan.blank > 0 && t('form.pastedBlank', { count: plan.blank }),
    plan.beyond > 0 && t('form.pastedBeyond', { count: plan.beyond }),
  ]
    .filter(Boolean)
    .join(t('form.join'));
}
