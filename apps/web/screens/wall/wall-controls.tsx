/** Where in the round one is, and the few things to press; everything also has a key. */
import { Icon, type IconName } from '../../components/icon.js';
import { useText } from '../../i18n/language.js';
import type { Rotation } from './use-rotation.js';

interface Props {
  rotation: Rotation;
  count: number;
  scheme: 'light' | 'dark';
  onScheme: () => void;
  onLeave: () => void;
}

export function WallControls({ rotation, count, scheme, onScheme, onLeave }: Props) {
  const t = useText();
  const { index, paused, step, goTo, pause } = rotation;
  return (
    <div className="wall__controls">
      <ol className="wall__dots" aria-label={t('wall.slides')}>
        {Array.from({ length: count }, (_, i) => (
          <li key={i}>
            <button
              type="button"
              aria-label={t('wall.slide', { number: i + 1, count })}
              aria-current={i === index ? 'step' : undefined}
              onClick={() => goTo(i)}
            />
          </li>
        ))}
      </ol>
      <div className="wall__keys">
        <Press icon="left" label={t('wall.previous')} onPress={() => step(-1)} />
        <Press icon={paused ? 'play' : 'pause'} label={t(paused ? 'wall.resume' : 'wall.pause')} onPress={pause} />
        <Press icon="right" label={t('wall.next')} onPress={() => step(1)} />
        <Press icon={scheme === 'dark' ? 'sun' : 'moon'} label={t(scheme === 'dark' ? 'wall.light' : 'wall.dark')} onPress={onScheme} />
        <Press icon="full" label={t('wall.full')} onPress={toggleFullScreen} />
        <Press icon="close" label={t('wall.leave')} onPress={onLeave} />
      </div>
    </div>
  );
}

function Press({ icon, label, onPress }: { icon: IconName; label: string; onPress: () => void }) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} size={22} />
    </button>
  );
}

function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  // Refused where the browser is locked down: the wall works in a window too.
  else document.documentElement.requestFullscreen().catch(() => undefined);
}
