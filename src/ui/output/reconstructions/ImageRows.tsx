import { useMemo } from 'react';
import { PARTS } from '../../../experiment/experiment.ts';
import { meanSquaredError } from '../../../math/errors.ts';
import { type ImageSize, imageSizeOf } from '../../../math/sample.ts';
import { formatNumber } from '../../../plots/core/format.ts';
import { ImagePicture } from '../../../plots/example/ImagePicture.tsx';
import { pixelsOfInput } from '../../../plots/example/ink.ts';
import { PixelPicture } from '../../../plots/example/PixelPicture.tsx';
import type { RunView, SeveralWish } from '../../../runtime/protocol.ts';
import { chooseExample, placeInPart, useExampleIn, useExampleOrder } from '../../../store/example.ts';
import { targetText } from '../../network/example/prediction.ts';
import { Quoting } from '../../Quoting.tsx';
import { useSlowly } from '../../useSlowly.ts';
import { useWatch } from '../../useWatch.ts';
import { examplesAround } from '../sequences/around.ts';
import styles from './ImageRows.module.css';

interface ImageRowsProps {
  readonly view: RunView;
  /** In design pixels. */
  readonly height: number;
}

/** The longer side of an image, the space around a row, and that of the words above and below, in design pixels. */
const SIDE = 60;
const GAP = 14;
const WORDS = 40;

/** Examples of the part that is in view, each with its reconstruction; a press puts one into view. */
export function ImageRows({ view, height }: ImageRowsProps) {
  const index = useExampleIn(view);
  const order = useExampleOrder();
  const image = imageSizeOf(view.sample);
  const count = Math.max(1, Math.floor((height - WORDS) / (SIDE + GAP)));
  const shown = useMemo(
    () => (index === null ? [] : examplesAround(view, index, count, order)),
    [view, index, count, order],
  );
  const wish = useMemo((): SeveralWish => ({ indices: shown }), [shown]);
  useWatch('several', shown.length > 0 && wish);
  const { findings } = useSlowly();
  if (!image || index === null) return null;
  const outputOf = (example: number) => {
    const output = findings.several?.outputs[findings.several.of.indices.indexOf(example)];
    // Right after an edit, the last one may still be of another network.
    return output?.length === view.features.length ? output : null;
  };
  return (
    <figure className={styles.figure}>
      <p className={styles.head} aria-hidden="true">
        <span>input</span>
        <span>output</span>
        <span>difference</span>
      </p>
      <ul className={styles.rows} aria-label="Examples with their reconstructions">
        {shown.map((example) => (
          <li key={example}>
            <Row view={view} image={image} example={example} output={outputOf(example)} isInView={example === index} />
          </li>
        ))}
      </ul>
      <figcaption className={styles.caption}>
        The difference is output − input, in colours from −1 to 1. The error is its mean square.
      </figcaption>
    </figure>
  );
}

interface RowProps {
  readonly view: RunView;
  readonly image: ImageSize;
  readonly example: number;
  /** null until it is known. */
  readonly output: Float32Array | null;
  readonly isInView: boolean;
}

function Row({ view, image, example, output, isInView }: RowProps) {
  const input = view.points.features.subarray(example * view.features.length, (example + 1) * view.features.length);
  const pixels = pixelsOfInput(view, input);
  const reconstructed = output && pixelsOfInput(view, output);
  const error = output && formatNumber(meanSquaredError(input, output), { fixed: true });
  const label = targetText(view, view.points.labels[example] as number);
  const [position, count] = placeInPart(view, example);
  const name = `${PARTS[view.points.part[example] as number]} example ${position} of ${count}, ${label}`;
  return (
    <button
      type="button"
      className={styles.row}
      aria-current={isInView}
      aria-label={error === null ? name : `${name}, error ${error}`}
      onClick={() => chooseExample(example)}
    >
      <ImagePicture pixels={pixels} image={image} size={SIDE} />
      {reconstructed && (
        <>
          <ImagePicture pixels={reconstructed} image={image} size={SIDE} />
          <PixelPicture picture={difference(pixels, reconstructed, image)} range={RANGE} size={SIDE} />
          <span className={styles.words}>
            <Quoting text={`${label}, error ${error}`} />
          </span>
        </>
      )}
    </button>
  );
}

const RANGE = [-1, 1] as const;

/** The difference of two images, the mean over their channels. */
function difference(from: Float32Array, to: Float32Array, { channels, height, width }: ImageSize) {
  const area = height * width;
  const values = Float32Array.from({ length: area }, (_, pixel) => {
    let sum = 0;
    for (let place = pixel; place < channels * area; place += area)
      sum += (to[place] as number) - (from[place] as number);
    return sum / channels;
  });
  return { height, width, values };
}
