/** In how many days a meeting is, that it is today, or that it was held. */
import { daysUntil } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

export function HowSoon({ meetsOn }: { meetsOn: string }) {
  const t = useText();
  const left = daysUntil(meetsOn);
  return <span>{left < 0 ? t('meetings.held') : left === 0 ? t('meetings.today') : t('meetings.left', { days: left })}</span>;
}
