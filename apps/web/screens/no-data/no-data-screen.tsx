/** For roles that read no business data, and for addresses that lead nowhere. */
import { Link } from 'react-router';
import { homeOf } from '../../app/navigation.js';
import { useSession } from '../../app/session.js';
import { StateNote } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

export function NoDataScreen({ reason }: { reason: 'role' | 'page' }) {
  const t = useText();
  const { session, may } = useSession();
  if (reason === 'role')
    return (
      <StateNote icon="shut" title={t('none.roleTitle')}>
        <p>{t('none.role', { roles: session.grants.map((g) => t(`role.${g.role}`)).join(t('list.comma')) })}</p>
        <p>{t('none.roleWhy')}</p>
      </StateNote>
    );
  return (
    <StateNote
      icon="search"
      title={t('none.pageTitle')}
      action={
        <Link className="button" to={homeOf(may)}>
          {t('none.home')}
        </Link>
      }
    >
      {t('none.page')}
    </StateNote>
  );
}
