import { formatNumber } from '../../../math/format.ts';
import type { Term } from '../../../plots/example/origin.ts';
import { rangeAround0 } from '../../../plots/example/patch-colors.ts';
import type { Field } from '../../../plots/example/windows.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { ChannelPicture } from './ChannelPicture.tsx';
import { PatchTable } from './PatchTable.tsx';
import type { PixelPlace } from './PixelPad.tsx';
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
  /** Moves the window to a pixel of the map. */
  readonly onMove?: ((place: PixelPlace) => void) | undefined;
  readonly ranges: {
    readonly weights: readonly [number, number];
    readonly products: readonly [number, number];
  };
}

/** What one channel contributes to a sum: its map with the window, the patch, the weights, and their products. */
export function TermRow({ view, name, layer, values, term, field, onMove, ranges }: TermRowProps) {
  const { from, inputs, weights, products, sum } = term;
  return (
    <section className={styles.term} aria-label={`${name} contributes ${formatNumber(sum)}`}>
      <ChannelPicture
        view={view}
        name={name}
        layer={layer}
        values={values}
        channel={from}
        field={field}
        onMove={onMove}
      />
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
