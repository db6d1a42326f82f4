import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { unscaled } from '../../../math/scale.ts';
import { shiftImage } from '../../../math/shift.ts';
import { formatCount, formatNumber } from '../../../plots/core/format.ts';
import { ImagePicture } from '../../../plots/example/ImagePicture.tsx';
import { rangeAround0 } from '../../../plots/example/patch-colors.ts';
import { fieldOfPixel } from '../../../plots/example/windows.ts';
import type { RunView, Shifts } from '../../../runtime/protocol.ts';
import { Button } from '../../controls/Button.tsx';
import { Range } from '../../controls/Range.tsx';
import { PixelPad } from '../../network/example/PixelPad.tsx';
import { predictionIn } from '../../network/example/prediction.ts';
import { Quoting } from '../../Quoting.tsx';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import styles from './Images.module.css';
import { className } from './names.ts';
import { Outputs } from './Outputs.tsx';
import { Tolerance } from './Tolerance.tsx';
import { type InView, isOf, useInView } from './useInView.ts';

interface ShiftViewProps {
  readonly view: RunView;
}

/** Moves the example in view, and compares networks on examples that are moved. */
export function ShiftView({ view }: ShiftViewProps) {
  const inView = useInView(view);
  return (
    <>
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

const SIDE = 152;

interface Displacement {
  readonly right: number;
  readonly down: number;
}

const NOT_MOVED: Displacement = { right: 0, down: 0 };

function Moved({ view, inView, found }: MovedProps) {
  const { image, pixels, label } = inView;
  const { reach, outputs } = found;
  const [chosen, choose] = useState(NOT_MOVED);
  const right = Math.max(-reach.right, Math.min(reach.right, chosen.right));
  const down = Math.max(-reach.down, Math.min(reach.down, chosen.down));
  const moved = useMemo(() => shiftImage(pixels, image, right, down), [pixels, image, right, down]);
  const across = 2 * reach.right + 1;
  const units = outputs.length / (across * (2 * reach.down + 1));
  const placeOf = (to: Displacement) => (to.down + reach.down) * across + to.right + reach.right;
  const outputsAt = (to: Displacement) => outputs.subarray(placeOf(to) * units, (placeOf(to) + 1) * units);
  const map = useMemo(() => mapOf(view, found, across, label), [view, found, across, label]);
  const field = fieldOfPixel(down + reach.down, right + reach.right);
  const [now, before] = [predictionIn(view, outputsAt({ right, down })), predictionIn(view, outputsAt(NOT_MOVED))];
  const isProbability = view.task !== 'regression' && view.boundary > 0;
  const words = displacementWords({ right, down });
  const answer = now.label === null ? formatNumber(now.score) : className(view, now.label);
  const ofWhat = view.task === 'regression' ? 'predicted number' : `output for ${className(view, label)}`;
  const value = map.values[placeOf({ right, down })] as number;
  const range = isProbability ? 'ink' : rangeAround0(map);

  return (
    <div className={styles.shift}>
      <div className={styles.pictures}>
        <figure className={styles.figure}>
          <div className={styles.draggable} {...useDragging(image, { right, down }, choose)}>
            <ImagePicture pixels={moved} image={image} size={SIDE} />
          </div>
          <figcaption>
            <Quoting
              text={view.task === 'regression' ? `actual ${formatNumber(label)}` : `actual ${className(view, label)}`}
            />
          </figcaption>
        </figure>
        <figure className={styles.figure}>
          <PixelPad
            row={down + reach.down}
            column={right + reach.right}
            picture={map}
            range={range}
            size={SIDE}
            field={field}
            label="Displacement"
            text={`${words}: ${ofWhat} ${formatNumber(value)}, predicted ${answer}`}
            onMove={({ row, column }) => choose({ right: column - reach.right, down: row - reach.down })}
          />
          <figcaption>
            <Quoting text={ofWhat} /> {isProbability && 'by displacement, from 0 to 1'}
          </figcaption>
        </figure>
      </div>
      <div className={styles.sliders}>
        <p
          className={styles.answer}
          role="status"
          data-wrong={now.label !== null && now.label !== label ? '' : undefined}
        >
          <span>{words}:</span> <Quoting text={`predicted ${answer}`} />
          {now.label !== null && now.label !== before.label && (
            <span>
              {' '}
              instead of <Quoting text={className(view, before.label ?? 0)} />
            </span>
          )}
        </p>
        <div className={styles.slider}>
          <span aria-hidden="true">Right</span>
          <Range
            label="Pixels to the right"
            position={right}
            min={-reach.right}
            max={reach.right}
            step={1}
            text={displacementWords({ right, down: 0 })}
            onMove={(position) => choose({ right: position, down })}
          />
          <span className={styles.number}>{formatNumber(right)}</span>
        </div>
        <div className={styles.slider}>
          <span aria-hidden="true">Down</span>
          <Range
            label="Pixels down"
            position={down}
            min={-reach.down}
            max={reach.down}
            step={1}
            text={displacementWords({ right: 0, down })}
            onMove={(position) => choose({ right, down: position })}
          />
          <span className={styles.number}>{formatNumber(down)}</span>
        </div>
        <Button reason={right === 0 && down === 0 ? 'The image is not moved' : null} onClick={() => choose(NOT_MOVED)}>
          Move back
        </Button>
        <p className={styles.remark}>
          Drag the image, press the arrow keys on the map beside it, or use the sliders. The map has every displacement;
          what moves in is the background. Step {formatCount(found.step)}.
        </p>
      </div>
      <Outputs view={view} now={outputsAt({ right, down })} before={outputsAt(NOT_MOVED)} label={label} />
    </div>
  );
}

/** The output for the actual class at every displacement, or the predicted number. */
function mapOf(view: RunView, { reach, outputs }: Shifts, across: number, label: number) {
  const height = 2 * reach.down + 1;
  const units = outputs.length / (across * height);
  const values = Float32Array.from({ length: across * height }, (_, place) => {
    const first = outputs[place * units] as number;
    if (view.task === 'regression') return unscaled(first, view.targetScale);
    if (view.task === 'multiclass') return outputs[place * units + label] as number;
    return label === 1 ? first : 2 * view.boundary - first;
  });
  return { height, width: across, values };
}

/** "Not moved", "2 pixels right", "1 pixel left, 3 down". */
export function displacementWords({ right, down }: Displacement): string {
  const parts = [
    ...(right === 0 ? [] : [[Math.abs(right), right > 0 ? 'right' : 'left'] as const]),
    ...(down === 0 ? [] : [[Math.abs(down), down > 0 ? 'down' : 'up'] as const]),
  ];
  if (parts.length === 0) return 'Not moved';
  return parts
    .map(([count, way], index) => `${count} ${index > 0 ? '' : count === 1 ? 'pixel ' : 'pixels '}${way}`)
    .join(', ');
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
