import { useMemo } from 'react';
import { dataOf } from '../../experiment/index.ts';
import { ImageMosaic } from '../../plots/core/ImageMosaic.tsx';
import { useEvaluation } from '../../store/evaluation.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { pixelsOf } from '../pixels.ts';
import { useSlowly } from '../useSlowly.ts';
import { useWatch } from '../useWatch.ts';
import styles from './PointCard.module.css';
import { readPoint } from './reading.ts';

interface PointCardProps {
  readonly point: number;
  readonly planar: boolean;
}

/** With more features, the card would be larger than the picture. */
const MOST_FEATURES = 4;
/** Side of an image, in pixels. */
const IMAGE = 64;

/** All known values of the example under the pointer. */
export function PointCard({ point, planar }: PointCardProps) {
  const threshold = useEvaluation((store) => store.threshold);
  const reading = readPoint(useSlowly(), point, planar, threshold);
  const shape = useExperiment(({ spec }) => dataOf(spec));
  const view = useRun((store) => store.view);
  // Those of an autoencoder are as many numbers as all inputs.
  useWatch('predictions', view?.answer !== 'input');
  const pixels = useMemo(() => view && pixelsOf(view, shape, point), [view, shape, point]);
  if (!reading) return null;
  const { features, part, target, prediction, residual, loss } = reading;
  // In a low picture, the last rows are cut off.
  const rows = [
    { name: 'target', value: target },
    { name: 'prediction', value: prediction },
    { name: 'residual', value: residual },
    { name: 'loss', value: loss },
    ...(pixels ? [] : features.slice(0, MOST_FEATURES)),
  ];
  return (
    <>
      <p className={styles.part}>
        {part} example
        {!pixels && features.length > MOST_FEATURES && <small> · {features.length} features</small>}
      </p>
      {pixels && shape.image && <ImageMosaic {...shape.image} pixels={pixels} size={IMAGE} />}
      <dl className={styles.card}>
        {rows.map(
          ({ name, value }) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
