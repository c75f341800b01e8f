/** How far a briefing has come; while it is being made, a moving line. */
import type { BriefingStatus } from '#domain/briefing/briefing.js';
import { useText } from '../../i18n/language.js';
import { AT_WORK } from './at-work.js';

export function BriefingStatusMark({ status }: { status: BriefingStatus }) {
  const t = useText();
  const atWork = AT_WORK.includes(status);
  return (
    <span className={`briefing-status briefing-status--${status}`} role="status">
      {t(`briefings.status.${status}`)}
      {atWork && <span className="briefing-status__line" aria-hidden="true" />}
    </span>
  );
}
