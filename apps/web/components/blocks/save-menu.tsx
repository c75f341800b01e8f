/** A block as a file: the picture as drawn here, or its figures as the api writes them. */
import { blockName } from '#domain/dashboard/block-name.js';
import type { Block } from '#domain/dashboard/block.js';
import { getFile, saveBlob } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { usePatterns } from '../../app/patterns.js';
import { exactMoment } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { useFigures } from '../figures/figures-context.js';
import { Icon } from '../icon.js';
import { Popover } from '../popover.js';
import { ActionError } from '../states.js';

export function SaveMenu({ block, isDrawn }: { block: Block; isDrawn: boolean }) {
  const t = useText();
  const language = useLanguage();
  const patterns = usePatterns();
  const { data, periodName, file } = useFigures();
  const savePicture = async (kind: 'png' | 'svg') => {
    const { savePng, saveSvg } = await import('../chart/export-chart.js');
    const head = [
      [data.unit.name, periodName].join(' · '),
      [
        data.asOf && `${t('dashboard.asOf')} ${exactMoment(data.asOf)}`,
        data.status === 'provisional' && t('dashboard.provisional'),
        data.basisNote,
      ]
        .filter(Boolean)
        .join(' · '),
    ];
    const name = [data.unit.name, data.period, data.title, blockName(block, language)];
    if (kind === 'png') await savePng(block, name, head, { language, patterns });
    else saveSvg(block, name, head, { language, patterns });
  };
  const saveTable = useAction(async (format: 'xlsx' | 'csv') => {
    const { blob, name } = await getFile(file(format, block.id), `${block.id}.${format}`);
    saveBlob(blob, name);
  });
  return (
    <Popover
      align="end"
      label={t('block.save')}
      trigger={(props) => (
        <button type="button" className="icon-button" aria-label={t('block.save')} title={t('block.save')} {...props}>
          <Icon name="download" />
        </button>
      )}
    >
      {(close) => (
        <div className="save-menu">
          {isDrawn &&
            (['png', 'svg'] as const).map((kind) => (
              <button
                key={kind}
                type="button"
                onClick={() => {
                  close();
                  void savePicture(kind);
                }}
              >
                {t(`block.${kind}`)}
              </button>
            ))}
          {(['xlsx', 'csv'] as const).map((format) => (
            <button
              key={format}
              type="button"
              disabled={saveTable.busy}
              onClick={() => void saveTable.run(format).then((saved) => saved && close())}
            >
              {t(`block.${format}`)}
            </button>
          ))}
          <ActionError error={saveTable.error} />
        </div>
      )}
    </Popover>
  );
}
