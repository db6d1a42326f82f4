import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { unscaled } from '../../../math/scale.ts';
import { shiftImage } from '../../../math/shift.ts';
import { ImagePicture } from '../../../plots/example/ImagePicture.tsx';
import { rangeAround0 } from '../../../plots/example/patch-colors.ts';
import { fieldOfPixel } from '../../../plots/example/windows.ts';
import type { RunView, Shifts } from '../../../runtime/protocol.ts';
import { Button } from '../../controls/Button.tsx';
import { Range } from '../../controls/Range.tsx';
import { PixelPad } from '../../network/example/PixelPad.tsx';
import { className, predictionIn } from '../../network/example/prediction.ts';
import { Quoting } from '../../Quoting.tsx';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { type Displacement, displacementWords, NOT_MOVED } from './displacement.ts';
import styles from './Images.module.css';
import { originOf } from './names.ts';
import { Outputs } from './Outputs.tsx';
import { Tolerance } from './Tolerance.tsx';
import { type InView, isOf, useInView } from './useInView.ts';
import { usePictureSide } from './usePictureSide.ts';
import type { ImagesViewProps } from './viewProps.ts';

/** Moves the example in view, and compares networks on examples that are moved. */
export function ShiftView({ view, choice }: ImagesViewProps) {
  const inView = useInView(view);
  return (
    <>
      <div className={inside.head}>
        {choice}
        <p className={inside.note}>Drag the image, press the arrow keys on the map beside it, or use the sliders.</p>
      </div>
      {inView ? <MovedExample view={view} inView={inView} /> : <p className={inside.waiting}>There is no example.</p>}
      <Tolerance view={view} />
    </>
  );
}

interface MovedExampleProps {
  readonly view: RunView;
  readonly inView: InView;
}

function MovedExample({ view, inView }: MovedExampleProps) {
  const latest = useFinding('shifts', inView.wish);
  const found = latest && isOf(latest.of, inView) ? latest : null;
  if (!found) return <p className={inside.waiting}>The predictions appear as soon as the engine has computed them.</p>;
  return <Moved view={view} inView={inView} found={found} />;
}

interface MovedProps extends MovedExampleProps {
  readonly found: Shifts;
}

function Moved({ view, inView, found }: MovedProps) {
  const { image, pixels } = inView;
  const { reach, outputs } = found;
  const side = usePictureSide({ beside: 150, most: 240 });
  const [chosen, choose] = useState(NOT_MOVED);
  const right = Math.max(-reach.right, Math.min(reach.right, chosen.right));
  const down = Math.max(-reach.down, Math.min(reach.down, chosen.down));
  const moved = useMemo(() => shiftImage(pixels, image, right, down), [pixels, image, right, down]);
  const across = 2 * reach.right + 1;
  const units = outputs.length / (across * (2 * reach.down + 1));
  const placeOf = (to: Displacement) => (to.down + reach.down) * across + to.right + reach.right;
  const outputsAt = (to: Displacement) => outputs.subarray(placeOf(to) * units, (placeOf(to) + 1) * units);
  const field = fieldOfPixel(down + reach.down, right + reach.right);
  const [now, before] = [predictionIn(view, outputsAt({ right, down })), predictionIn(view, outputsAt(NOT_MOVED))];
  // A drawing has no class, so its map is about the one that is predicted for it.
  const label = inView.label ?? before.label ?? 0;
  const map = useMemo(() => mapOf(view, found, across, label), [view, found, across, label]);
  const isRegression = view.answer === 'number';
  const isProbability = !isRegression && view.boundary > 0;
  const words = displacementWords({ right, down });
  const answer = now.label === null ? formatNumber(now.score) : className(view, now.label);
  const ofWhat = isRegression ? 'predicted number' : `output for ${className(view, label)}`;
  const value = map.values[placeOf({ right, down })] as number;
  const isWrong = inView.label !== null && now.label !== null && now.label !== label;
  const range = isProbability ? 'ink' : rangeAround0(map);

  return (
    <div className={styles.shift}>
      <div className={styles.movable}>
        <div className={styles.pictures}>
          <figure className={styles.figure}>
            <div className={styles.draggable} {...useDragging(image, { right, down }, choose)}>
              <ImagePicture pixels={moved} image={image} size={side} />
            </div>
            <figcaption>
              <Quoting text={originOf(view, inView)} />
            </figcaption>
          </figure>
          <figure className={styles.figure}>
            <PixelPad
              row={down + reach.down}
              column={right + reach.right}
              picture={map}
              range={range}
              size={side}
              field={field}
              label="Displacement"
              text={`${words}: ${ofWhat} ${formatNumber(value)}, predicted ${answer}`}
              onMove={({ row, column }) => choose({ right: column - reach.right, down: row - reach.down })}
            />
            <figcaption>
              <Quoting text={ofWhat} />: <span translate="no">{formatNumber(value)}</span>
            </figcaption>
          </figure>
        </div>
        <Axis label="Right" value={right} reach={reach.right} onMove={(to) => choose({ right: to, down })} />
        <Axis label="Down" value={down} reach={reach.down} onMove={(to) => choose({ right, down: to })} />
      </div>
      <div className={styles.about}>
        <div className={styles.answerRow}>
          <p className={styles.answer} role="status" data-wrong={isWrong || undefined}>
            {words}: <Quoting text={`predicted ${answer}`} />
            {now.label !== null && now.label !== before.label && (
              <Quoting text={` instead of ${className(view, before.label ?? 0)}`} />
            )}
          </p>
          <Button
            reason={right === 0 && down === 0 ? 'The image is not moved' : null}
            onClick={() => choose(NOT_MOVED)}
          >
            Move back
          </Button>
        </div>
        <Outputs view={view} now={outputsAt({ right, down })} before={outputsAt(NOT_MOVED)} label={inView.label} />
        <p className={styles.remark}>
          The map has {isRegression ? 'the prediction' : `the output for ${mapClass(inView)}`} at every displacement
          {isProbability && ', from the colour of the page at 0 to that of the text at 1'}. The background of the image
          moves in at its edge. Step {formatCount(found.step)}.
        </p>
      </div>
    </div>
  );
}

function mapClass({ label }: InView): string {
  return label === null ? 'the class that is predicted without a displacement' : 'the actual class';
}

interface AxisProps {
  readonly label: string;
  readonly value: number;
  readonly reach: number;
  readonly onMove: (to: number) => void;
}

function Axis({ label, value, reach, onMove }: AxisProps) {
  return (
    <div className={styles.slider}>
      <span aria-hidden="true">{label}</span>
      <Range
        label={`Pixels ${label.toLowerCase()}`}
        position={value}
        min={-reach}
        max={reach}
        step={1}
        text={formatNumber(value)}
        onMove={onMove}
      />
      <span className={styles.number} translate="no">
        {formatNumber(value)}
      </span>
    </div>
  );
}

/** The output for the actual class at every displacement, or the predicted number. */
function mapOf(view: RunView, { reach, outputs }: Shifts, across: number, label: number) {
  const height = 2 * reach.down + 1;
  const units = outputs.length / (across * height);
  const values = Float32Array.from({ length: across * height }, (_, place) => {
    const first = outputs[place * units] as number;
    if (view.answer === 'number') return unscaled(first, view.targetScale);
    if (view.answer === 'class') return outputs[place * units + label] as number;
    return label === 1 ? first : 2 * view.boundary - first;
  });
  return { height, width: across, values };
}

/** Moves an image with the pointer. */
function useDragging(
  { height, width }: { readonly height: number; readonly width: number },
  now: Displacement,
  onMove: (to: Displacement) => void,
) {
  const start = useRef<{ readonly x: number; readonly y: number; readonly from: Displacement } | null>(null);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, y: event.clientY, from: now };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!start.current || event.buttons === 0) return;
      const box = event.currentTarget.getBoundingClientRect();
      const { x, y, from } = start.current;
      onMove({
        right: from.right + Math.round(((event.clientX - x) / box.width) * width),
        down: from.down + Math.round(((event.clientY - y) / box.height) * height),
      });
    },
    onPointerUp() {
      start.current = null;
    },
  };
}
