/** One indicator: how it is defined and was before, what it is made of, how it went, and where it is shown. */
import { Link, useParams } from 'react-router';
import type { IndicatorCardView } from '#domain/views/figure-view.js';
import { useResource } from '../../api/use-resource.js';
import { usePlace } from '../../app/context.js';
import { Icon } from '../../components/icon.js';
import { NotThere } from '../../components/not-there.js';
import { Skeleton } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { Definitions } from './definitions.js';
import { IndicatorHistory } from './indicator-history.js';
import './indicators.css';

export function IndicatorScreen() {
  const t = useText();
  const { code = '' } = useParams();
  const { link } = usePlace();
  const answer = useResource<IndicatorCardView>(`/indicators/${encodeURIComponent(code)}/card`);
  if (answer.error)
    return (
      <NotThere
        error={answer.error}
        retry={answer.reload}
        title={t('indicators.notThere', { code })}
        back={{ to: link('/indicators'), name: t('indicators.back') }}
      />
    );
  const card = answer.data?.code === code ? answer.data : null;
  if (!card) return <Skeleton rows={6} tall />;
  return (
    <>
      <Link className="link back-link" to={link('/indicators')}>
        {t('indicators.back')}
      </Link>
      <header className="page-head">
        <div>
          <h1>{card.name}</h1>
          <p className="page-head__line">
            {[card.code, t(`nav.${card.family}`), t('indicators.unit', { unit: card.unit }), t(`formula.${card.direction}`)].join(' · ')}
          </p>
        </div>
        {!card.bureauTotalOnly && (
          <Link className="button" to={link('/compare', { rows: 'units', columns: 'periods', codes: card.code })}>
            <Icon name="compare" />
            {t('indicators.compare')}
          </Link>
        )}
      </header>
      <div className="indicator">
        <IndicatorHistory card={card} />
        <Definitions card={card} />
        <section className="panel section" aria-labelledby="indicator-elements">
          <h2 id="indicator-elements">{t('indicators.elements')}</h2>
          {card.elements.length === 0 && <p className="none-here">{t('indicators.noElements')}</p>}
          {card.elements.length > 0 && (
            <div className="scroll-x" tabIndex={0} role="group">
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t('indicators.code')}</th>
                    <th scope="col">{t('indicators.element')}</th>
                    <th scope="col">{t('indicators.sheet')}</th>
                  </tr>
                </thead>
                <tbody>
                  {card.elements.map((one) => (
                    <tr key={one.code}>
                      <td>{one.code}</td>
                      <th scope="row">{one.name}</th>
                      <td>{one.sheetName}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
        <section className="panel section" aria-labelledby="indicator-shown">
          <h2 id="indicator-shown">{t('indicators.shownOn')}</h2>
          {card.shownOn.length === 0 && <p className="none-here">{t('indicators.shownNowhere')}</p>}
          <ul className="indicator__links">
            {card.shownOn.map((one) => (
              <li key={one.name}>
                <Link className="link" to={link(`/${one.name}`)}>
                  {one.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
