/** 与会议材料相比的变化: figures that read otherwise by now than on the released paper, and whose correction moved them. */
import type { BriefingChanges } from '#domain/views/briefing-view.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Notice, Skeleton } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

export function Changes({ id }: { id: string }) {
  const t = useText();
  const changes = useResource<BriefingChanges>(`/briefings/${id}/changes`);
  if (changes.error) return <ErrorNote error={changes.error} retry={changes.reload} />;
  if (!changes.data) return <Skeleton rows={2} />;
  const { changes: rows, dataVersion, newestDataVersion } = changes.data;
  if (rows.length === 0) return <Notice tone="good">{t('since.none', { version: newestDataVersion })}</Notice>;
  return (
    <section className="panel section" aria-labelledby="changes-title">
      <h2 id="changes-title">{t('since.title')}</h2>
      <p className="changes__line">{t('since.line', { count: rows.length, from: dataVersion, to: newestDataVersion })}</p>
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
              <th scope="col">{t('since.places')}</th>
              <th scope="col">{t('since.causes')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                <th scope="row">
                  {row.name}
                  {row.unitName && <small>{row.unitName}</small>}
                </th>
                <td className="is-number">{row.old}</td>
                <td className="is-number briefing-changes__new">{row.new || t('since.gone')}</td>
                <td>{row.places.join(t('list.semicolon'))}</td>
                <td>
                  {row.causes.map((cause, k) => (
                    <p key={k}>
                      {t('since.cause', {
                        unit: cause.unitName,
                        period: cause.period,
                        version: cause.version,
                        name: cause.by,
                        time: moment(cause.at),
                      })}
                      {cause.reason && <q>{cause.reason}</q>}
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
