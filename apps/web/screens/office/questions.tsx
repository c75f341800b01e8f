/** Threads nobody has closed, oldest first. */
import { Link } from 'react-router';
import type { OfficeView } from '#domain/views/office-view.js';
import { usePlace } from '../../app/context.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

export function Questions({ questions, period }: { questions: OfficeView['questions']; period: string }) {
  const t = useText();
  const { link } = usePlace();
  return (
    <section className="panel section" aria-label={t('console.questions')}>
      <h2>
        {t('console.questions')} {questions.length > 0 && <b>{questions.length}</b>}
      </h2>
      {questions.length === 0 && <p className="none-here">{t('console.noQuestions')}</p>}
      <ul className="office__list">
        {questions.map((one) => (
          <li key={one.id}>
            <Link to={link(`/review/${one.unit}/${period}`)}>{one.unitName}</Link>
            <span className="office__when">{moment(one.createdAt)}</span>
            <p>
              {one.element && <code>{one.element}</code>} {one.authorName}：{one.text}
            </p>
            <span className={one.answers === 0 ? 'late__sub late__sub--alert' : 'late__sub'}>
              {one.answers === 0 ? t('console.noAnswer') : t('console.answers', { count: one.answers })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
