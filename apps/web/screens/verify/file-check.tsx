/** A file dropped on the page is hashed in the browser and compared with what was released. */
import { useState, type DragEvent } from 'react';
import type { VerificationView } from '#domain/briefing/release.js';
import { Notice } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { canHash, hashOfFile } from './hash-of-file.js';

type Check = { name: string } & ({ state: 'reading' | 'unreadable' } | { state: 'done'; format: string | null; sha256: string });

const COMMANDS = ['certutil -hashfile <file> SHA256', 'sha256sum <file>'];

export function FileCheck({ released }: { released: VerificationView }) {
  const t = useText();
  const [check, setCheck] = useState<Check | null>(null);
  const [over, setOver] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file) return;
    const { name } = file;
    setCheck({ name, state: 'reading' });
    try {
      const sha256 = await hashOfFile(file);
      setCheck({ name, state: 'done', sha256, format: released.files.find((one) => one.sha256 === sha256)?.format ?? null });
    } catch {
      // A folder, or a file that went away: the browser gives no bytes of it.
      setCheck({ name, state: 'unreadable' });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  };
  return (
    <section className="verify__check" aria-label={t('verify.check')}>
      <h2>{t('verify.check')}</h2>
      {canHash() ? (
        <>
          <label
            className={`verify__drop ${over ? 'is-over' : ''}`}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            <input
              type="file"
              className="visually-hidden"
              onChange={(event) => {
                void read(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
            <strong>{t('verify.choose')}</strong>
            <span>{t('verify.checkLine')}</span>
          </label>
          {check && <Outcome check={check} isOld={released.state === 'superseded'} />}
        </>
      ) : (
        <Notice tone="warn">
          <strong>{t('verify.noCrypto')}</strong>
          <p>{t('verify.noCryptoHow')}</p>
          {COMMANDS.map((command) => (
            <pre key={command}>{command}</pre>
          ))}
        </Notice>
      )}
    </section>
  );
}

function Outcome({ check, isOld }: { check: Check; isOld: boolean }) {
  const t = useText();
  const { name } = check;
  if (check.state !== 'done')
    return <Notice tone={check.state === 'reading' ? 'plain' : 'bad'}>{t(`verify.${check.state}`, { name })}</Notice>;
  const { format, sha256 } = check;
  return (
    <Notice tone={format === null ? 'bad' : isOld ? 'warn' : 'good'}>
      <strong>
        {format === null
          ? t('verify.different', { name })
          : t(isOld ? 'verify.sameOld' : 'verify.same', { name, format: format.toUpperCase() })}
      </strong>
      <p className="verify__hash">{sha256}</p>
    </Notice>
  );
}
