/** Beside the settings: how the head comes out, a sample to open, what may stand in braces, which fonts are used. */
import type { BriefingStyle } from '#domain/briefing/style.js';
import type { BriefingStyleView, BriefingView, KindOutline } from '#domain/views/briefing-view.js';
import type { MeetingSummary } from '#domain/views/meeting-view.js';
import { usePlace } from '../../app/context.js';
import { API } from '../../api/client.js';
import { useResource } from '../../api/use-resource.js';
import { longDate, today } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { FontsInUse } from './fonts-in-use.js';
import { HeadPreview } from './head-preview.js';

interface Props {
  view: BriefingStyleView;
  style: BriefingStyle;
  outline: KindOutline;
}

const DRAWN: readonly BriefingView['status'][] = ['draft', 'in_review'];

export function StyleAside({ view, style, outline }: Props) {
  const t = useText();
  const { periods } = usePlace();
  const briefings = useResource<BriefingView[]>('/briefings');
  const meetings = useResource<MeetingSummary[]>('/meetings');
  const period = periods[0];
  const meeting = meetings.data?.find((one) => one.period === period?.period);
  const values = {
    year: (period?.period ?? today()).slice(0, 4),
    number: '1',
    period: period?.name ?? '',
    unit: view.unitName,
    meetsOn: longDate(meeting?.meetsOn ?? today()),
  };
  const drafts = (briefings.data ?? []).filter(({ kind, status }) => kind === outline.kind && DRAWN.includes(status));
  const [newest] = drafts.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return (
    <aside className="style__aside">
      <section aria-label={t('style.head')}>
        <h2>{t('style.head')}</h2>
        <HeadPreview style={style} outline={outline} values={values} />
        {newest ? (
          <>
            <a className="button" href={`${API}/briefings/${newest.id}/preview`} target="_blank" rel="noreferrer">
              {t('style.sample')}
            </a>
            <p className="style__note">{t('style.sampleNote')}</p>
          </>
        ) : (
          <p className="style__note">{t('style.noSample')}</p>
        )}
      </section>
      <section aria-label={t('style.fields')}>
        <h2>{t('style.fields')}</h2>
        <p className="style__note">{t('style.fieldsLine')}</p>
        <dl className="style__fields">
          {view.fields.map(({ name, says }) => (
            <div key={name}>
              <dt>
                <code>{`{${name}}`}</code>
              </dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
      </section>
      <FontsInUse />
    </aside>
  );
}
