/** An address that leads to nothing the reader may see: says what is not there, and shows the way back. Other refusals are told as they are. */
import { Link } from 'react-router';
import type { ApiError } from '../api/client.js';
import { ErrorNote, StateNote } from './states.js';

interface Props {
  error: ApiError;
  retry: () => void;
  title: string;
  back: { to: string; name: string };
}

export function NotThere({ error, retry, title, back }: Props) {
  // No code or number of this form exists either.
  if (error.code !== 'not_found' && error.code !== 'invalid') return <ErrorNote error={error} retry={retry} />;
  return (
    <div role="alert">
      <StateNote
        icon="shut"
        title={title}
        action={
          <Link className="button" to={back.to}>
            {back.name}
          </Link>
        }
      />
    </div>
  );
}
