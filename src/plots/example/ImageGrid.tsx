import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { ImageSize } from '../../math/sample.ts';
import { usePalette } from '../core/color.ts';
import { inRem, pointerPlace } from '../core/design-pixels.ts';
import { LiveCanvas } from '../core/LiveCanvas.tsx';
import type { LiveSource } from '../core/types.ts';
import { drawImage } from './draw-image.ts';
import styles from './ImageGrid.module.css';

interface Props {
  /** [count, channels, height, width], from 0 to 1. */
  readonly source: LiveSource<ArrayLike<number>>;
  readonly image: ImageSize;
  /** The number of images along each side. */
  readonly across: number;
  /** Side in design pixels. */
  readonly size: number;
  /** What the images are, such as "Generated images". */
  readonly label: string;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  /** Describes an image in words, for screen readers. */
  readonly describe: (index: number) => string;
}

const GAP = 2;

/** A square of small images, live; the one under the pointer, or the one that the arrow keys reach, is chosen. */
export function ImageGrid({ source, image, across, size, label, chosen, onChoose, describe }: Props) {
  const palette = usePalette();
  const [isFocused, setFocused] = useState(false);
  const count = across ** 2;
  const cell = size / across;

  function keyPressed(event: KeyboardEvent) {
    const next = indexAfterKey(event.key, chosen, across);
    if (next === null) return;
    onChoose(next);
    event.preventDefault();
    // The page uses → as a shortcut.
    event.stopPropagation();
  }

  function pointerMoved(event: PointerEvent<HTMLElement>) {
    const { x, y } = pointerPlace(event);
    const at = (place: number) => Math.min(across - 1, Math.max(0, Math.floor(place / cell)));
    onChoose(at(y) * across + at(x));
  }

  return (
    <div className={styles.grid} style={inRem({ width: size })}>
      <LiveCanvas
        source={source}
        label={label}
        height={size}
        fontSize={11}
        draw={(context, { width }, pixels) => {
          const area = image.channels * image.height * image.width;
          const room = width / across;
          const scale = (room - GAP) / Math.max(image.width, image.height);
          for (let index = 0; pixels && index < count && (index + 1) * area <= pixels.length; index++) {
            const own = Array.prototype.slice.call(pixels, index * area, (index + 1) * area);
            const box = {
              x: (index % across) * room + GAP / 2,
              y: Math.floor(index / across) * room + GAP / 2,
              width: scale * image.width,
              height: scale * image.height,
            };
            drawImage(context, own, image, box, palette);
          }
          context.strokeStyle = palette.accent;
          context.lineWidth = isFocused ? 3 : 2;
          context.strokeRect((chosen % across) * room, Math.floor(chosen / across) * room, room, room);
        }}
      >
        <div
          role="slider"
          tabIndex={0}
          className={styles.reader}
          aria-label={`${label}, one by one`}
          aria-valuemin={1}
          aria-valuemax={count}
          aria-valuenow={chosen + 1}
          aria-valuetext={describe(chosen)}
          onPointerMove={pointerMoved}
          onPointerDown={pointerMoved}
          onKeyDown={keyPressed}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
      </LiveCanvas>
    </div>
  );
}

/** The image that a key leads to from another one; null if it leads to none. */
export function indexAfterKey(key: string, from: number, across: number): number | null {
  const last = across ** 2 - 1;
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: from + 1,
    ArrowLeft: from - 1,
    ArrowDown: from + across,
    ArrowUp: from - across,
    Home: 0,
    End: last,
  };
  const to = moves[key];
  if (to === undefined) return null;
  return to >= 0 && to <= last ? to : from;
}
