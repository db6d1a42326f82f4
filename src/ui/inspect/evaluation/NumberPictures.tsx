import { useCallback, useMemo } from 'react';
import { formatNumber } from '../../../plots/format.ts';
import { STILL } from '../../../plots/live.ts';
import type { ShownParts } from '../../../plots/points.ts';
import { ResidualPlot } from '../../../plots/ResidualPlot.tsx';
import { TargetsPlot } from '../../../plots/TargetsPlot.tsx';
import type { LiveSource } from '../../../plots/types.ts';
import styles from './Evaluation.module.css';
import type { Judgement } from './judge.ts';

interface NumberPicturesProps {
  readonly judgement: Judgement;
  readonly part: number;
}

const HEIGHT = 250;

/** Where a regression is wrong, and whether there is a pattern in it. */
export function NumberPictures({ judgement: { judged, points, view }, part }: NumberPicturesProps) {
  const parts = useMemo<ShownParts>(() => [part === 0, part === 1, part === 2], [part]);
  const rows = useMemo(() => new Map(Array.from(points, (point, row) => [point, row])), [points]);
  // The pictures know examples by their place among all, and read targets off the view.
  const { own, predictions } = useMemo(() => {
    const { count } = view.points;
    const [said, labels] = [new Float32Array(count).fill(Number.NaN), new Float32Array(count).fill(Number.NaN)];
    points.forEach((point, row) => {
      said[point] = judged.scores[row] as number;
      labels[point] = judged.labels[row] as number;
    });
    const predictions: LiveSource<ArrayLike<number>> = { get: () => said, subscribe: STILL.subscribe };
    return { own: { ...view, points: { ...view.points, labels } }, predictions };
  }, [judged, points, view]);
  const describe = useCallback(
    (point: number) => {
      const row = rows.get(point);
      if (row === undefined) return '';
      const [said, target] = [judged.scores[row] as number, judged.labels[row] as number];
      return `target ${formatNumber(target)}, prediction ${formatNumber(said)}, residual ${formatNumber(said - target)}`;
    },
    [judged, rows],
  );
  const reading = { describe, card: (point: number) => <p>{describe(point)}</p> };

  return (
    <div className={styles.curves}>
      <section aria-labelledby="predicted-actual">
        <h3 id="predicted-actual">
          Predicted against actual <small>right is on the diagonal</small>
        </h3>
        <TargetsPlot
          view={own}
          source={STILL as LiveSource<never>}
          height={HEIGHT}
          predictions={predictions}
          planar={false}
          parts={parts}
          {...reading}
        />
      </section>
      <section aria-labelledby="residuals">
        <h3 id="residuals">
          Residuals <small>prediction − target; a pattern is something left to learn</small>
        </h3>
        <ResidualPlot
          view={own}
          points={points}
          said={judged.scores}
          targets={judged.labels}
          height={HEIGHT}
          {...reading}
        />
      </section>
    </div>
  );
}
