import { formatNumber } from '../../../math/format.ts';
import { lookupColor, usePalette } from '../../../plots/core/color.ts';
import { PixelPicture } from '../../../plots/example/PixelPicture.tsx';
import type { Patch } from '../../../plots/example/types.ts';
import styles from './PatchTable.module.css';

interface PatchTableProps {
  /** What it is: "Kernel". */
  readonly label: string;
  readonly patch: Patch;
  readonly range: readonly [number, number];
  /** The number that is marked. */
  readonly marked?: number | null;
}

/** Numbers in a larger patch would be too small to read. */
const MOST_ACROSS = 5;
const SIDE = 84;

/** The numbers of a patch on their colours; only the colours if there are too many. */
export function PatchTable({ label, patch, range, marked = null }: PatchTableProps) {
  const { soft } = usePalette();
  const { values, width, height } = patch;
  const share = (value: number) => (value - range[0]) / (range[1] - range[0]);
  return (
    <figure className={styles.patch}>
      {width > MOST_ACROSS || height > MOST_ACROSS ? (
        <PixelPicture picture={patch} range={range} size={SIDE} />
      ) : (
        <div className={styles.numbers} style={{ gridTemplateColumns: `repeat(${width}, auto)` }} translate="no">
          {Array.from(values, (value, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a number is identified by its index
              key={index}
              data-padding={Number.isNaN(value) || undefined}
              data-marked={index === marked || undefined}
              style={Number.isNaN(value) ? undefined : { background: lookupColor(soft, share(value)) }}
            >
              {Number.isNaN(value) ? '0' : formatNumber(value, { fixed: true })}
            </span>
          ))}
        </div>
      )}
      <figcaption>{label}</figcaption>
    </figure>
  );
}
