/** 与会议材料相比的变化: figures that read otherwise by now than on the released paper, below the returns that moved them. */
import type { ChangeCause, ChangedFigure } from '#domain/briefing/release.js';
import { periodName } from '#domain/period/period.js';
import type { BriefingChanges } from '#domain/views/briefing-view.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Notice, Skeleton } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';

/** More units are counted, not named. */
const MOST_NAMED = 3;

export function Changes({ id }: { id: string }) {
  const t = useText();
  const language = useLanguage();
  const changes = useResource<BriefingChanges>(`/briefings/${id}/changes`);
  if (changes.error) return <ErrorNote error={changes.error} retry={changes.reload} />;
  if (!changes.data) return <Skeleton rows={2} />;
  const { groups, gone, dataVersion, newestDataVersion } = changes.data;
  if (groups.length === 0 && gone.count === 0) return <Notice tone="good">{t('since.none', { version: newestDataVersion })}</Notice>;
  const units = [...new Set(groups.flatMap(({ causes }) => causes.map(({ unitName }) => unitName)))];
  const named = units.slice(0, MOST_NAMED).join(t('list.comma'));
  const told = {
    ...{ count: groups.reduce((sum, group) => sum + group.changes.length, 0), from: dataVersion, to: newestDataVersion },
    units: units.length > MOST_NAMED ? t('since.others', { units: named, count: units.length }) : named,
  };
  const cause = (one: ChangeCause) => (
    <p key={`${one.period}/${one.unit}`}>
      {t('since.cause', {
        unit: one.unitName,
        period: periodName(one.period)[language],
        what: t(one.isFirst ? 'since.first' : 'since.corrected'),
        version: one.version,
        name: one.by,
        time: moment(one.at),
      })}
      {one.reason && <q>{one.reason}</q>}
    </p>
  );
  const row = ({ name, unitName, old, new: now, difference, places }: ChangedFigure) => (
    <tr key={`${name}/${unitName}/${old}`}>
      <th scope="row">
        {name}
        {unitName && <small>{unitName}</small>}
      </th>
      <td className="is-number">{old}</td>
      <td className="is-number briefing-changes__new">{now || t('since.gone')}</td>
      <td className="is-number">{difference && (difference.isPoints ? t('since.points', { by: difference.by }) : difference.by)}</td>
      <td>{places.join(t('list.semicolon'))}</td>
    </tr>
  );
  return (
    <section className="panel section" aria-labelledby="changes-title">
      <h2 id="changes-title">{t('since.title')}</h2>
      <p className="changes__line">{t(units.length > 0 ? 'since.line' : 'since.lineAlone', told)}</p>
      <div className="scroll-x" tabIndex={0} role="region" aria-labelledby="changes-title">
        <table className="table briefing-changes">
          <thead>
            <tr>
              <th scope="col">{t('since.figure')}</th>
              <th scope="col" className="is-number">
                {t('since.old')}
              </th>
              <th scope="col" className="is-number">
                {t('since.new')}
              </th>
              <th scope="col" className="is-number">
                {t('since.difference')}
              </th>
              <th scope="col">{t('since.places')}</th>
            </tr>
          </thead>
          {groups.map((group, i) => (
            <tbody key={i}>
              <tr className="briefing-changes__cause">
                <th scope="rowgroup" colSpan={5}>
                  {group.causes.length > 0 ? group.causes.map(cause) : t('since.noCause')}
                </th>
              </tr>
              {group.changes.map(row)}
            </tbody>
          ))}
        </table>
      </div>
      {gone.count > 0 && (
        <p className="changes__gone">{t('since.goneCells', { count: gone.count, places: gone.places.join(t('list.semicolon')) })}</p>
      )}
    </section>
  );
}
