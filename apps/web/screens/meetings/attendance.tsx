/** Who attends, as counts by class; names are never kept. */
import { useEffect, useState } from 'react';
import type { Attendance } from '#domain/meeting/meeting.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { useBook, type BookOf } from './use-book.js';

type Counts = Record<'expected' | 'present', string>;
const CLASSES = ['voting', 'non_voting'] as const;
const isCount = (text: string) => /^\d{0,5}$/.test(text);

export function AttendancePanel({ of }: { of: BookOf }) {
  const t = useText();
  const book = useBook(of);
  const { attendance } = of.view.book;
  const known = JSON.stringify(attendance);
  const [typed, setTyped] = useState(() => typedOf(attendance));
  useEffect(() => setTyped(typedOf(JSON.parse(known) as Attendance[])), [known]);
  const next = CLASSES.map((each): Attendance => ({
    class: each,
    expected: Number(typed[each].expected),
    present: typed[each].present === '' ? null : Number(typed[each].present),
  }));
  const isChanged = JSON.stringify(next) !== JSON.stringify(CLASSES.map((each) => rowOf(attendance, each)));
  return (
    <section className="panel section" aria-label={t('attendance.title')}>
      <h2>{t('attendance.title')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void book.run({ attendance: next });
        }}
      >
        <table className="table attendance">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('attendance.class')}</span>
              </th>
              <th scope="col">{t('attendance.expected')}</th>
              <th scope="col">{t('attendance.present')}</th>
            </tr>
          </thead>
          <tbody>
            {CLASSES.map((each) => (
              <tr key={each}>
                <th scope="row">{t(`attendance.${each}`)}</th>
                {(['expected', 'present'] as const).map((what) => (
                  <td key={what}>
                    {of.view.mayManage ? (
                      <input
                        className="field"
                        inputMode="numeric"
                        aria-label={t('attendance.of', { class: t(`attendance.${each}`), what: t(`attendance.${what}`) })}
                        value={typed[each][what]}
                        onChange={(e) =>
                          isCount(e.target.value) && setTyped({ ...typed, [each]: { ...typed[each], [what]: e.target.value } })
                        }
                      />
                    ) : (
                      typed[each][what] || t('attendance.unknown')
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <footer className="section-foot">
          <p>{t('attendance.hint')}</p>
          {of.view.mayManage && (
            <button type="submit" className="button button--small" disabled={book.busy || !isChanged}>
              {t('action.save')}
            </button>
          )}
        </footer>
        <ActionError error={book.error} />
      </form>
    </section>
  );
}

const rowOf = (attendance: readonly Attendance[], which: Attendance['class']): Attendance =>
  attendance.find((each) => each.class === which) ?? { class: which, expected: 0, present: null };

function typedOf(attendance: readonly Attendance[]): Record<Attendance['class'], Counts> {
  const counts = (which: Attendance['class']): Counts => {
    const { expected, present } = rowOf(attendance, which);
    // Nobody expected is nobody written down yet.
    return { expected: expected === 0 ? '' : String(expected), present: present === null ? '' : String(present) };
  };
  return { voting: counts('voting'), non_voting: counts('non_voting') };
}
