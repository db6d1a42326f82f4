import { useState } from 'react';
import { experiment, useExperiment } from '../../store/experiment.ts';
import { outcomeOf } from '../../store/outcome.ts';
import { run } from '../../store/run.ts';
import { Button } from '../controls/Button.tsx';
import { counted } from '../counted.ts';
import { saveBlob } from '../saveText.ts';
import { partsOf, scoreText } from '../series.ts';
import { type Caption, pictureOf, pngOf } from './picture.ts';
import { type Plot, plotsOnPage } from './plots.ts';
import styles from './SharePanel.module.css';
import { useSaid } from './useSaid.ts';
import { fileName, settingsOf, titleOf } from './words.ts';

/** Saves each plot that is on the page. */
export function PictureSection() {
  const spec = useExperiment((store) => store.spec);
  const [plots] = useState(plotsOnPage);
  const [said, say] = useSaid();

  async function save({ name, element }: Plot, kind: 'svg' | 'png') {
    const file = `${fileName(titleOf(spec), name)}.${kind}`;
    try {
      const picture = await pictureOf(element, captionOf(name));
      saveBlob(file, kind === 'svg' ? new Blob([picture.svg], { type: 'image/svg+xml' }) : await pngOf(picture));
      say(`${file} saved`);
    } catch {
      say('This browser could not draw the picture');
    }
  }

  return (
    <div className={styles.stack}>
      <p className={styles.note}>
        These plots are on the page now, and are saved with their title and the settings. Open another tab of the
        inspector for its plots.
      </p>
      <ul className={styles.list}>
        {plots.map((plot, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two plots may have the same name
          <li key={index}>
            <span>{plot.name}</span>
            <span className={styles.buttons}>
              <Button aria-label={`Save as SVG: ${plot.name}`} onClick={() => void save(plot, 'svg')}>
                SVG
              </Button>
              <Button aria-label={`Save as PNG: ${plot.name}`} onClick={() => void save(plot, 'png')}>
                PNG
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <p role="status">{said}</p>
    </div>
  );
}

/** The title of a plot, and the settings and the numbers of the run on the screen. */
function captionOf(name: string): Caption {
  const { spec } = experiment.getState();
  const { steps, scores, metric } = outcomeOf(run.getState());
  const losses = partsOf([spec]).flatMap((part) => {
    const loss = scores[`${part}/loss`];
    return Number.isNaN(loss) ? [] : [`${part} loss ${scoreText('loss', loss, metric)}`];
  });
  return { title: name, settings: [...settingsOf(spec), counted(steps || 0, 'step'), ...losses] };
}
