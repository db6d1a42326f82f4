import { useMemo } from 'react';
import { predictedClasses } from '../../../catalog/metrics/confusion.ts';
import { dataOf } from '../../../experiment/index.ts';
import type { Judgement } from '../../../goals/judgement.ts';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { ImageMosaic } from '../../../plots/core/ImageMosaic.tsx';
import type { RunView } from '../../../runtime/protocol.ts';
import { chooseExample, useExampleIn, useIsDrawn } from '../../../store/example.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { pixelsOf } from '../../pixels.ts';
import styles from './Evaluation.module.css';

interface ExampleImagesProps {
  readonly judgement: Judgement;
  /** Rows of the judgement. */
  readonly rows: readonly number[];
  /** Whether each image names its actual and its predicted class, because they differ from image to image. */
  readonly both?: boolean;
}

const MOST = 24;
/** Width and height of an image, in pixels. */
const IMAGE = 56;

/** Examples as images with their scores. Pressing one shows it in the network. */
export function ExampleImages({ judgement: { judged, points, view }, rows, both = false }: ExampleImagesProps) {
  const inView = useExampleIn(view);
  const isDrawn = useIsDrawn();
  const predicted = predictedClasses(judged);
  const { classes } = view;
  return (
    <>
      <ul className={styles.images}>
        {rows.slice(0, MOST).map((row) => {
          const point = points[row] as number;
          const actual = classes[judged.labels[row] as number];
          const name = classes[predicted[row] as number];
          const score = judged.scores[judged.classes > 2 ? row * judged.classes + (predicted[row] as number) : row];
          const text = formatNumber(score as number, { fixed: true });
          const words = both ? `“${actual}”, predicted as “${name}”,` : `“${actual}”`;
          return (
            <li key={row}>
              <button
                type="button"
                className={styles.image}
                aria-label={`Show this ${words} in the network, score ${text}`}
                aria-pressed={point === inView && !isDrawn}
                title="Show in the network"
                onClick={() => chooseExample(point)}
              >
                <ExampleImage view={view} point={point} />
                {both && (
                  <span className={styles.both} translate="no">
                    <span>{actual}</span>
                    <b>→ {name}</b>
                  </span>
                )}
                <span translate="no">{text}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {rows.length > MOST && (
        <p className={styles.more}>and {formatCount(rows.length - MOST)} more with less certain scores</p>
      )}
    </>
  );
}

function ExampleImage({ view, point }: { readonly view: RunView; readonly point: number }) {
  const shape = useExperiment(({ spec }) => dataOf(spec));
  const pixels = useMemo(() => pixelsOf(view, shape, point), [view, shape, point]);
  return pixels && shape.image && <ImageMosaic {...shape.image} pixels={pixels} size={IMAGE} />;
}
