/** From the root down to the unit, and a list of those below. */
import { Link } from 'react-router';
import type { Dashboard } from '#domain/dashboard/block.js';
import { usePlace } from '../../app/context.js';
import { Icon } from '../../components/icon.js';
import { Popover } from '../../components/popover.js';
import { useText } from '../../i18n/language.js';

export function Crumbs({ data }: { data: Dashboard }) {
  const t = useText();
  const { link } = usePlace();
  return (
    <nav className="crumbs" aria-label={t('dashboard.path')}>
      <ol>
        {data.path.map((step, i) => (
          <li key={step.code}>
            {i < data.path.length - 1 ? (
              <Link className="link" to={link(`/${data.name}`, { unit: step.code })}>
                {step.name}
              </Link>
            ) : (
              <span aria-current="location">{step.name}</span>
            )}
          </li>
        ))}
        {data.children.length > 0 && (
          <li>
            <Popover
              label={t('dashboard.below')}
              trigger={(props) => (
                <button type="button" className="crumbs__below" {...props}>
                  {t('dashboard.belowCount', { count: data.children.length })}
                  <Icon name="down" size={14} />
                </button>
              )}
            >
              {(close) => (
                <ul className="crumbs__children">
                  {data.children.map((child) => (
                    <li key={child.code}>
                      <Link to={link(`/${data.name}`, { unit: child.code })} onClick={close}>
                        {child.name}
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </Popover>
          </li>
        )}
      </ol>
    </nav>
  );
}
