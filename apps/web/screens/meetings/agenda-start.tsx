/** The hour a meeting starts, from which the times of its agenda run. */
import { useEffect, useState } from 'react';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { useBook, type BookOf } from './use-book.js';

export function AgendaStart({ of }: { of: BookOf }) {
  const t = useText();
  const book = useBook(of);
  const { startsAt = '' } = of.view.book;
  const [typed, setTyped] = useState(startsAt);
  useEffect(() => setTyped(startsAt), [startsAt]);
  if (!of.view.mayManage)
    return startsAt === '' ? null : (
      <p className="agenda-start">
        {t('agenda.starts')} <strong>{startsAt}</strong>
      </p>
    );
  return (
    <>
      <label className="agenda-start">
        {t('agenda.starts')}
        <input
          className="field"
          type="time"
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
          // Saved when the whole time is there and the field is left.
          onBlur={() => typed !== startsAt && void book.run({ startsAt: typed === '' ? undefined : typed })}
        />
      </label>
      <ActionError error={book.error} />
    </>
  );
}
