/** What one meeting requires, with the way to require more. */
import { useState } from 'react';
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import type { RequirementView } from '#domain/views/meeting-view.js';
import { useText } from '../../i18n/language.js';
import { RequirementDialog } from './requirement-dialog.js';
import { RequirementItem } from './requirement-item.js';

interface Props {
  requirements: RequirementView[];
  /** Null for whoever only reads. */
  meeting: MeetingRecord | null;
  onMoved: () => void;
}

export function RequirementsPanel({ requirements, meeting, onMoved }: Props) {
  const t = useText();
  const [adding, setAdding] = useState(false);
  return (
    <section className="panel section" aria-label={t('requirements.next')}>
      <h2>{t('requirements.next')}</h2>
      {requirements.length === 0 && <p className="none-here">{t('requirements.noneOfMeeting')}</p>}
      <ul className="requirements">
        {requirements.map((one) => (
          <RequirementItem key={one.id} requirement={one} saysMeeting={false} saysUnit onMoved={onMoved} />
        ))}
      </ul>
      {meeting && (
        <footer className="section-foot">
          <button type="button" className="button button--small" onClick={() => setAdding(true)}>
            {t('requirement.add')}
          </button>
        </footer>
      )}
      {adding && meeting && (
        <RequirementDialog
          requirement={null}
          meeting={meeting}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            onMoved();
          }}
          onConflict={onMoved}
        />
      )}
    </section>
  );
}
