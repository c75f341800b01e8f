/** The online form (在线填报): reads the return and its catalogue, then hands them to the form. */
import { useEffect } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { ReturnView } from '#domain/views/return-view.js';
import { usePlace } from '../../../app/context.js';
import { useSession } from '../../../app/session.js';
import { useResource } from '../../../api/use-resource.js';
import { ErrorNote, Skeleton } from '../../../components/states.js';
import '../returns.css';
import './form.css';
import { FormBody } from './form-body.js';

export function FormScreen() {
  const { unit = '', period = '' } = useParams();
  const { session } = useSession();
  const { periods, link } = usePlace();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { state } = useLocation() as { state: { reason?: string } | null };
  const address = `/returns/${encodeURIComponent(unit)}/${encodeURIComponent(period)}`;
  const view = useResource<ReturnView>(address);
  const catalogue = useResource<CatalogueView>(`/catalogue?period=${encodeURIComponent(period)}`);

  // Another quarter chosen above belongs to the page before, not to this form.
  const chosen = params.get('period');
  useEffect(() => {
    if (chosen && chosen !== period) void navigate(link(`/returns/${unit}`));
  }, [chosen, period, unit, link, navigate]);

  const error = view.error ?? catalogue.error;
  if (error) return <ErrorNote error={error} retry={view.error ? view.reload : catalogue.reload} />;
  if (!view.data || !catalogue.data || view.data.unit !== unit || view.data.period !== period) return <Skeleton rows={12} />;
  return (
    <FormBody
      key={address}
      address={address}
      view={view.data}
      catalogue={catalogue.data}
      periodName={periods.find((p) => p.period === period)?.name ?? period}
      keptAs={`${session.username}.${unit}.${period}`}
      reason={state?.reason ?? null}
    />
  );
}
