/** My returns (填报): one unit leads straight to its return, several to a list of them. */
import { useParams } from 'react-router';
import type { ReturnListItem } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { useSession } from '../../app/session.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Skeleton, StateNote } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { ReturnList } from './return-list.js';
import { ReturnWork } from './return-work.js';
import './returns.css';

export function ReturnsScreen() {
  const t = useText();
  const { unit } = useParams();
  const { session } = useSession();
  const { period } = usePlace();
  const list = useResource<ReturnListItem[]>(period ? `/returns?period=${period.period}` : null);

  if (list.error) return <ErrorNote error={list.error} retry={list.reload} />;
  if (!period || !list.data) return <Skeleton rows={8} />;
  const own = new Set(session.grants.filter((g) => g.role === 'clerk').map((g) => g.unit));
  const mine = list.data.filter((item) => item.canFile || item.canCorrect || item.canWithdraw || own.has(item.unit));
  const chosen =
    mine.find((item) => item.unit === unit) ??
    (mine.length === 1 || own.size === 1 ? (mine.find((item) => own.has(item.unit)) ?? mine[0]) : undefined);

  if (mine.length === 0)
    return (
      <StateNote icon="returns" title={t('returns.noneTitle')}>
        {t('returns.none', { period: period.name })}
      </StateNote>
    );
  if (chosen)
    return (
      <ReturnWork key={chosen.unit + period.period} unit={chosen.unit} period={period} hasOthers={mine.length > 1} onMoved={list.reload} />
    );
  return <ReturnList items={mine} period={period} onMoved={list.reload} />;
}
