import { formatCount, formatNumber } from '../../../math/format.ts';
import { PixelPicture } from '../../../plots/example/PixelPicture.tsx';
import { rangeAround0 } from '../../../plots/example/patch-colors.ts';
import type { Patch } from '../../../plots/example/types.ts';
import styles from './Kernels.module.css';

interface KernelsProps {
  /** The weights of a unit for each channel of an image. */
  readonly weights: readonly Patch[];
}

const SIDE = 38;
const MOST = 6;

/** The weights of a unit that looks at an image, as an image for each channel. */
export function Kernels({ weights }: KernelsProps) {
  const range = rangeAround0(...weights);
  const [{ height, width } = { height: 0, width: 0 }] = weights;
  const others = weights.length - MOST;
  return (
    <figure className={styles.kernels}>
      {weights.slice(0, MOST).map((patch, channel) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a channel is identified by its index
        <PixelPicture key={channel} picture={patch} range={range} size={SIDE} />
      ))}
      <figcaption>
        {others > 0 && `+${formatCount(others)} · `}
        weights {height} × {width}
        {weights.length > 1 && ` × ${formatCount(weights.length)}`}, up to{' '}
        <span translate="no">±{formatNumber(range[1], { digits: 2 })}</span>
      </figcaption>
    </figure>
  );
}
