import { useState } from 'react';
import { formatPercent } from '../../../math/format.ts';
import { maskOf, meanIou } from '../../../math/masks.ts';
import { type ImageSize, imageSizeOf } from '../../../math/sample.ts';
import type { Mask } from '../../../plots/example/draw-mask.ts';
import { ImagePicture } from '../../../plots/example/ImagePicture.tsx';
import { pixelsOfInput } from '../../../plots/example/ink.ts';
import { MaskPicture } from '../../../plots/example/MaskPicture.tsx';
import type { RunView } from '../../../runtime/protocol.ts';
import { useExampleIn, useIsDrawn } from '../../../store/example.ts';
import { useSlowly } from '../../useSlowly.ts';
import { type ExampleRow, ExampleRows } from '../rows/ExampleRows.tsx';
import styles from './Masks.module.css';
import { PixelReader } from './PixelReader.tsx';

interface MasksProps {
  readonly view: RunView;
  /** In design pixels. */
  readonly height: number;
}

/** The longer side of a picture, and the height of the legend and the reader, in design pixels. */
const SIDE = 60;
const READER = 150;

/** Examples with the class of every pixel, actual and predicted, and the probabilities at one pixel. */
export function Masks({ view, height }: MasksProps) {
  const image = sizeOf(view);
  const index = useExampleIn(view);
  const isDrawn = useIsDrawn();
  const { several, example } = useSlowly().findings;
  const [pixel, setPixel] = useState<{ readonly row: number; readonly column: number } | null>(null);
  if (!image || index === null) return null;
  const output = isDrawn
    ? example && 'image' in example.of
      ? example.outputs.at(-1)
      : undefined
    : several?.outputs[several.of.indices.indexOf(index)];
  const isFitting = output?.length === image.height * image.width * view.classes.length;
  const middle = { row: image.height >> 1, column: image.width >> 1 };
  return (
    <div className={styles.masks}>
      <ul className={styles.legend} aria-label="Classes">
        {view.classes.map((name, label) => (
          <li key={name}>
            <MaskPicture mask={swatch(label, view.classes.length)} size={SWATCH} />
            <span translate="no">{name}</span>
          </li>
        ))}
      </ul>
      <ExampleRows
        view={view}
        height={height - READER}
        side={SIDE}
        heads={isImage(view) ? ['image', 'actual', 'predicted'] : ['actual', 'predicted']}
        label="Examples with their masks"
        row={(example, found) => rowOf(view, image, example, found)}
        caption="IoU: intersection over union, the mean over the classes in either mask. The weaker the colour of a predicted pixel, the less probable its class."
      />
      {isFitting && (
        <PixelReader
          view={view}
          actual={isDrawn ? null : actualOf(view, image, index)}
          predicted={predictedOf(view, image, output)}
          outputs={output}
          place={pixel ?? middle}
          onMove={setPixel}
        />
      )}
    </div>
  );
}

/** The size of the masks, with a single channel. */
function sizeOf({ layers }: RunView): ImageSize | null {
  const output = layers.at(-1);
  const size = output ? imageSizeOf(output.type) : null;
  return size && { ...size, channels: 1 };
}

/** Whether the network receives whole images, rather than a few of their pixels. */
function isImage({ sample }: RunView): boolean {
  return imageSizeOf(sample) !== null;
}

const SWATCH = 14;

/** A few pixels of one class. */
function swatch(label: number, classes: number): Mask {
  return { height: 3, width: 3, labels: new Uint8Array(9).fill(label), classes };
}

function rowOf(view: RunView, image: ImageSize, example: number, output: Float32Array | null): ExampleRow {
  const width = view.features.length;
  const input = view.points.features.subarray(example * width, (example + 1) * width);
  const shown = imageSizeOf(view.sample);
  const actual = actualOf(view, image, example);
  const predicted = output && predictedOf(view, image, output);
  const iou = predicted && `IoU ${formatPercent(meanIou(actual.labels, predicted.labels, view.classes.length))}`;
  const present = view.classes.filter((_, label) => Array.from(actual.labels).includes(label));
  return {
    pictures: (
      <>
        {shown && <ImagePicture pixels={pixelsOfInput(view, input)} image={shown} size={SIDE} />}
        <MaskPicture mask={actual} size={SIDE} />
        {predicted && <MaskPicture mask={predicted} size={SIDE} />}
      </>
    ),
    beside: iou && <span translate="no">{iou}</span>,
    words: present,
  };
}

function actualOf({ points, classes }: RunView, { height, width }: ImageSize, example: number): Mask {
  const area = height * width;
  return {
    height,
    width,
    labels: points.labels.subarray(example * area, (example + 1) * area),
    classes: classes.length,
  };
}

/** @param outputs [classes, height, width] */
function predictedOf({ classes }: RunView, { height, width }: ImageSize, outputs: Float32Array): Mask {
  const labels = maskOf(outputs, classes.length);
  const shares = Float32Array.from(labels, (label, pixel) => outputs[label * labels.length + pixel] as number);
  return { height, width, labels, shares, classes: classes.length };
}
