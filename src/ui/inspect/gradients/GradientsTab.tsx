import { useMemo } from 'react';
import type { LiveSource } from '../../../plots/core/types.ts';
import { type LogLines, LogLinesPlot } from '../../../plots/curves/LogLinesPlot.tsx';
import { momentNow, momentsOf, run, useRun } from '../../../store/run.ts';
import { Sentence } from '../../help/Sentence.tsx';
import { useWatch } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { onMoment } from '../moments.ts';
import { usePlotHeight } from '../room.ts';
import { useTitles } from '../useTitles.ts';
import styles from './Gradients.module.css';
import { gradientLines, normsAt, ratioLines } from './norms.ts';
import { readGradients, readRatios, recordWords, USUAL } from './words.ts';

/** The length of the gradient and of the update in each layer, with an interpretation. */
export default function GradientsTab() {
  useWatch('distributions', true);
  const last = useRun((store) => momentNow(store, 'distributions'));
  const record = useRun((store) => recordWords(momentsOf(store, 'distributions').map(({ step }) => step)));
  const titleOf = useTitles();
  const height = usePlotHeight({ beside: 118, least: 100, most: 360, usual: 216 });
  const norms = useMemo(() => last && normsAt(last, titleOf), [last, titleOf]);
  const gradients = useMemo<LiveSource<LogLines>>(
    () => ({ get: () => gradientLines(momentsOf(run.getState(), 'distributions'), titleOf), subscribe: onMoment }),
    [titleOf],
  );
  const ratios = useMemo<LiveSource<LogLines>>(
    () => ({ get: () => ratioLines(momentsOf(run.getState(), 'distributions'), titleOf), subscribe: onMoment }),
    [titleOf],
  );

  if (!norms) {
    return (
      <div className={inside.tab}>
        <p className={inside.waiting}>The gradients appear as soon as the engine has computed them.</p>
      </div>
    );
  }
  return (
    <div className={`${inside.tab} ${styles.pictures}`}>
      {record !== null && <p className={styles.record}>{record}</p>}
      <section aria-labelledby="gradient-norms">
        <h3 id="gradient-norms">
          Gradient <small>its length ‖g‖ in each layer, for the batch of the next step</small>
        </h3>
        <p className={styles.words}>
          <Sentence text={readGradients(norms)} />
        </p>
        <LogLinesPlot source={gradients} label="Length of the gradient of each layer over the steps" height={height} />
      </section>
      <section aria-labelledby="update-ratios">
        <h3 id="update-ratios">
          Update <small>its length relative to the length of the weights</small>
        </h3>
        <p className={styles.words}>
          <Sentence text={readRatios(norms)} />
        </p>
        <LogLinesPlot
          source={ratios}
          label="Length of the update relative to the weights of each layer over the steps; usually about a thousandth"
          height={height}
          region={{ ...USUAL, name: 'usual' }}
        />
      </section>
    </div>
  );
}
