/** The archive: by quarter, newest first; the sheets of single units folded up under theirs. */
import { Link } from 'react-router';
import type { BriefingView } from '#domain/views/briefing-view.js';
import { BRIEFING_FORMATS } from '#domain/briefing/briefing.js';
import { usePlace } from '../../app/context.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { BriefingStatusMark } from './briefing-status.js';
import { DownloadButton } from './download-button.js';
import { grouped } from '#domain/grouped.js';

export function BriefingList({ briefings }: { briefings: BriefingView[] }) {
  const t = useText();
  const { periods } = usePlace();
  const byPeriod = [...grouped(briefings, (one) => one.period)].toSorted(([a], [b]) => (a < b ? 1 : -1));
  return (
    <div className="archive">
      {byPeriod.map(([period, all]) => {
        const sheets = all.filter((one) => one.kind === 'unit_sheet');
        const others = all.filter((one) => one.kind !== 'unit_sheet');
        const name = periods.find((one) => one.period === period)?.name ?? period;
        return (
          <section key={period} className="panel briefing-list" aria-label={name}>
            <h2 className="briefing-list__period">{name}</h2>
            <ul>
              {others.map((one) => (
                <Row key={one.id} briefing={one} />
              ))}
            </ul>
            {sheets.length > 0 && (
              <details className="sheets" open={others.length === 0}>
                <summary>{t('briefings.sheets', { count: sheets.length })}</summary>
                <ul>
                  {sheets
                    .toSorted((a, b) => a.unitName.localeCompare(b.unitName, 'zh'))
                    .map((one) => (
                      <li key={one.id} className="sheet-row">
                        <Name briefing={one}>{one.unitName}</Name>
                        <BriefingStatusMark status={one.status} />
                        <Files briefing={one} />
                      </li>
                    ))}
                </ul>
              </details>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Row({ briefing: one }: { briefing: BriefingView }) {
  const t = useText();
  const { part } = usePlace();
  return (
    <li className="briefing-row">
      <div className="briefing-row__words">
        <h3>
          <Name briefing={one}>{one.title}</Name>
        </h3>
        <p>
          {!part('kind') && <span>{t(`briefings.kind.${one.kind}`)}</span>}
          <span>{one.unitName}</span>
          {one.issueNumber > 0 && <span>{t('briefings.issue', { number: one.issueNumber })}</span>}
          <span>{t(`briefings.origin.${one.origin}`)}</span>
          <span>
            {one.releasedAt
              ? t('briefings.releasedAt', { time: moment(one.releasedAt) })
              : one.renderedAt
                ? t('briefings.rendered', { time: moment(one.renderedAt) })
                : t('briefings.askedAt', { time: moment(one.createdAt) })}
          </span>
        </p>
        {one.failure && <p className="briefing-row__failure">{one.failure}</p>}
      </div>
      <BriefingStatusMark status={one.status} />
      <Files briefing={one} />
    </li>
  );
}

function Name({ briefing, children }: { briefing: BriefingView; children: string }) {
  const { link } = usePlace();
  return <Link to={link(`/briefings/${briefing.id}`)}>{children}</Link>;
}

/** What is drawn once it has been drafted. */
function Files({ briefing }: { briefing: BriefingView }) {
  return (
    <div className="briefing-row__actions">
      {briefing.renderedAt !== null &&
        BRIEFING_FORMATS.map((format) => <DownloadButton key={format} briefing={briefing} format={format} small />)}
    </div>
  );
}
