import { useState } from 'react';
import { formatNumber } from '../../../math/format.ts';
import type { KernelNumbers } from '../../../plots/example/KernelPlot.tsx';
import type { KernelSet } from '../../../plots/example/kernels.ts';
import { rangeAround0 } from '../../../plots/example/patch-colors.ts';
import type { Patch } from '../../../plots/example/types.ts';
import { fieldOfPixel } from '../../../plots/example/windows.ts';
import { PatchTable } from '../../network/example/PatchTable.tsx';
import { PixelPad, type PixelPlace } from '../../network/example/PixelPad.tsx';
import styles from './Images.module.css';

interface KernelDetailsProps {
  readonly set: KernelSet;
  readonly unit: number;
  readonly numbers: KernelNumbers;
  readonly title: string;
  /** The name of a channel that the kernels read. */
  readonly channelName: (channel: number) => string;
}

/** More channels would not fit beside the pictures. */
const MOST_CHANNELS = 4;
/** The numbers of a larger kernel are read one by one. */
const MOST_ACROSS = 5;
const PAD = 132;

/** The numbers of a unit: its weights and their gradient, channel by channel. */
export function KernelDetails({ set, unit, numbers, title, channelName }: KernelDetailsProps) {
  const { channels, height, width } = set;
  const [shown, setShown] = useState<PixelPlace>({ row: 0, column: 0 });
  const isLarge = width > MOST_ACROSS || height > MOST_ACROSS;
  const listed = Math.min(channels, MOST_CHANNELS);
  const sides = [
    { label: 'Weights', of: numbers.parameters },
    ...(numbers.gradient ? [{ label: 'Gradient', of: numbers.gradient }] : []),
  ].map(({ label, of }) => {
    const patches = Array.from({ length: channels }, (_, channel) => patchOf(set, of, unit, channel));
    return { label, patches, range: rangeAround0(...patches) };
  });
  return (
    <section className={styles.details} aria-label={`Numbers of ${title}`}>
      <h3>{title}</h3>
      {Array.from({ length: listed }, (_, channel) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a channel is identified by its index
        <div key={channel} className={styles.channel}>
          {channels > 1 && <h4>{channelName(channel)}</h4>}
          <div className={styles.pair}>
            {sides.map(({ label, patches, range }) => {
              const patch = patches[channel] as Patch;
              if (!isLarge) return <PatchTable key={label} label={label} patch={patch} range={range} />;
              const value = patch.values[shown.row * width + shown.column] as number;
              return (
                <figure key={label} className={styles.figure}>
                  <PixelPad
                    {...shown}
                    picture={patch}
                    range={range}
                    size={PAD}
                    field={fieldOfPixel(shown.row, shown.column)}
                    label={`${label} by pixel`}
                    text={`row ${shown.row + 1}, column ${shown.column + 1}: ${formatNumber(value)}`}
                    onMove={setShown}
                  />
                  <figcaption>
                    {label}, row {shown.row + 1}, column {shown.column + 1}:{' '}
                    <span translate="no">{formatNumber(value)}</span>
                  </figcaption>
                </figure>
              );
            })}
          </div>
        </div>
      ))}
      {channels > listed && <p className={styles.more}>and {channels - listed} more channels in the picture</p>}
    </section>
  );
}

function patchOf({ height, width, indexOf }: KernelSet, of: ArrayLike<number>, unit: number, channel: number): Patch {
  const size = height * width;
  return {
    height,
    width,
    values: Float32Array.from({ length: size }, (_, index) => of[indexOf(unit, channel * size + index)] as number),
  };
}
