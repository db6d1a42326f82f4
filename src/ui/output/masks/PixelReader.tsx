import { formatPercent } from '../../../math/format.ts';
import type { Mask } from '../../../plots/example/draw-mask.ts';
import { MaskPicture } from '../../../plots/example/MaskPicture.tsx';
import { fieldOfPixel } from '../../../plots/example/windows.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { Pad, type PixelPlace } from '../../network/example/PixelPad.tsx';
import { ShareBars } from '../rows/ShareBars.tsx';
import styles from './PixelReader.module.css';

interface PixelReaderProps {
  readonly view: RunView;
  /** null for a drawing, whose actual mask nobody knows. */
  readonly actual: Mask | null;
  readonly predicted: Mask;
  /** The outputs of the example in view, [classes, height, width]. */
  readonly outputs: Float32Array;
  readonly place: PixelPlace;
  readonly onMove: (place: PixelPlace) => void;
}

/** Width and height of the mask, in design pixels. */
const SIDE = 96;

/** The probabilities of the classes at one pixel, which a person chooses in the predicted mask. */
export function PixelReader({ view, actual, predicted, outputs, place, onMove }: PixelReaderProps) {
  const { classes } = view;
  const { row, column } = place;
  const pixel = row * predicted.width + column;
  const area = predicted.height * predicted.width;
  const shares = classes.map((name, label) => ({ name, label, share: outputs[label * area + pixel] as number }));
  const label = actual?.labels[pixel];
  const where = `row ${row + 1}, column ${column + 1}`;
  const first = shares.toSorted((a, b) => b.share - a.share)[0];
  const predictedText = `predicted ${first?.name} ${formatPercent(first?.share ?? 0)}`;
  const text = `${where}: ${label === undefined ? '' : `actual ${classes[label]}, `}${predictedText}`;
  return (
    <div className={styles.reader}>
      <Pad
        {...place}
        height={predicted.height}
        width={predicted.width}
        label={actual ? 'Pixel of the predicted mask' : 'Pixel of the predicted mask of your drawing'}
        text={text}
        onMove={onMove}
      >
        <MaskPicture mask={predicted} size={SIDE} field={fieldOfPixel(row, column)} />
      </Pad>
      <ShareBars
        title={`${actual ? 'Pixel' : 'Your drawing: pixel'} in ${where}`}
        shares={shares}
        actual={label === undefined ? [] : [label]}
        count={classes.length}
      />
    </div>
  );
}
