/** The dates before a meeting as a line, each with how far it has come; on a phone one below the other. */
import type { ReactNode } from 'react';
import { PLAN_STEPS, type PlanStep } from '#domain/meeting/meeting.js';
import { shortDate } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';

/** `acts`: what can be done at a step, below its date. */
export function PlanLine({ plan, acts = {} }: { plan: PlanStep[]; acts?: Partial<Record<PlanStep['code'], ReactNode>> }) {
  const t = useText();
  const language = useLanguage();
  return (
    <ol className="plan-line">
      {plan.map(({ code, on, state }) => (
        <li key={code} className={`plan-line__step is-${state}`}>
          <span className="plan-line__name">{PLAN_STEPS[code][language]}</span>
          <time dateTime={on}>{shortDate(on)}</time>
          <span className="plan-line__state">{t(`meeting.step.${state}`)}</span>
          {acts[code]}
        </li>
      ))}
    </ol>
  );
}
