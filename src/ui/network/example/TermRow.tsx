import { formatNumber } from '../../../plots/core/format.ts';
import { pixelsOfInput } from '../../../plots/example/ink.ts';
import type { Term } from '../../../plots/example/origin.ts';
import { PixelPicture } from '../../../plots/example/PixelPicture.tsx';
import { rangeAround0 } from '../../../plots/example/patch-colors.ts';
import type { Patch } from '../../../plots/example/types.ts';
import { channelOf, imageAt } from '../../../plots/example/types.ts';
import type { Field } from '../../../plots/example/windows.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { PatchTable } from './PatchTable.tsx';
import styles from './TermRow.module.css';

interface TermRowProps {
  readonly view: RunView;
  /** The channel: "Input image". */
  readonly name: string;
  /** The layer of the channel; −1 for the inputs. */
  readonly layer: number;
  /** The numbers of all channels of that layer. */
  readonly values: ArrayLike<number>;
  readonly term: Term;
  /** What the window covers; null for all of it. */
  readonly field: Field | null;
  readonly ranges: {
    readonly weights: readonly [number, number];
    readonly products: readonly [number, number];
  };
}

const MAP = 84;

/** What one channel contributes to a sum: its map with the window, the patch, the weights, and their products. */
export function TermRow({ view, name, layer, values, term, field, ranges }: TermRowProps) {
  const picture = channelIn(view, layer, values, term.from);
  const { inputs, weights, products, sum } = term;
  return (
    <section className={styles.term} aria-label={`${name} contributes ${formatNumber(sum)}`}>
      {picture && (
        <figure>
          <PixelPicture picture={picture} range={layer < 0 ? 'ink' : rangeAround0(picture)} size={MAP} field={field} />
          <figcaption>{name}</figcaption>
        </figure>
      )}
      {field && <PatchTable label="Window" patch={inputs} range={rangeAround0(inputs)} />}
      <span className={styles.sign}>×</span>
      <PatchTable label={field ? 'Kernel' : 'Weights'} patch={weights} range={ranges.weights} />
      <span className={styles.sign}>=</span>
      <PatchTable label="Products" patch={products} range={ranges.products} />
      <span className={styles.sum} translate="no">
        Σ {formatNumber(sum, { fixed: true })}
      </span>
    </section>
  );
}

/** A channel as a picture, of the inputs as before the scaling; null if the layer is not an image. */
function channelIn(view: RunView, layer: number, values: ArrayLike<number>, channel: number): Patch | null {
  const image = imageAt(view, layer);
  if (!image) return null;
  return channelOf(layer < 0 ? pixelsOfInput(view, values) : values, image, channel);
}
