import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { PixelPicture } from '../../../plots/example/PixelPicture.tsx';
import type { Patch } from '../../../plots/example/types.ts';
import type { Field } from '../../../plots/example/windows.ts';
import { ARROWS } from '../../keys.ts';
import styles from './PixelPad.module.css';

/** The number of pixels of a picture. */
type Size = Pick<Patch, 'height' | 'width'>;

export interface PixelPlace {
  readonly row: number;
  readonly column: number;
}

interface PadProps extends PixelPlace, Size {
  /** What the arrow keys move. */
  readonly label: string;
  /** The pixel in words. */
  readonly text: string;
  readonly onMove: (place: PixelPlace) => void;
  /** The picture. */
  readonly children: ReactNode;
}

interface PixelPadProps extends Omit<PadProps, keyof Size | 'children'> {
  readonly picture: Patch;
  readonly range: 'ink' | readonly [number, number];
  readonly size: number;
  readonly field: Field;
}

/** A picture of numbers in which a person chooses a pixel. */
export function PixelPad({ picture, range, size, field, ...pad }: PixelPadProps) {
  return (
    <Pad {...pad} height={picture.height} width={picture.width}>
      <PixelPicture picture={picture} range={range} size={size} field={field} />
    </Pad>
  );
}

/** Any picture in which a person chooses a pixel, with the pointer or with the arrow keys. */
export function Pad({ height, width, label, text, row, column, onMove, children }: PadProps) {
  const move = (to: PixelPlace) => onMove({ row: clamp(to.row, height - 1), column: clamp(to.column, width - 1) });
  const keys = (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    move({ row: row + way[0], column: column + way[1] });
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.pad}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={height * width - 1}
      aria-valuenow={row * width + column}
      aria-valuetext={text}
      onKeyDown={keys}
      {...dragging({ height, width }, move)}
    >
      {children}
    </div>
  );
}

/** Calls `onMove` with the pixel under a pressed pointer. */
export function dragging({ height, width }: Size, onMove: (place: PixelPlace) => void) {
  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onMove({
      row: Math.floor(((event.clientY - box.top) / box.height) * height),
      column: Math.floor(((event.clientX - box.left) / box.width) * width),
    });
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      follow(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => event.buttons > 0 && follow(event),
  };
}

/** The index that is nearest among those up to `last`. */
export function clamp(index: number, last: number): number {
  return Math.max(0, Math.min(last, index));
}
