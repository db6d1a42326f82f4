import { useMemo } from 'react';
import { formatNumber } from '../../../math/format.ts';
import { inRem } from '../../../plots/core/design-pixels.ts';
import type { LiveSource } from '../../../plots/core/types.ts';
import type { Reading } from '../../../plots/distributions/draw-ridges.ts';
import { RidgePlot } from '../../../plots/distributions/RidgePlot.tsx';
import type { Moment } from '../../../plots/distributions/ridges.ts';
import type { Distribution } from '../../../runtime/protocol.ts';
import type { Kind } from '../../../store/inspection.ts';
import { momentsOf, run } from '../../../store/run.ts';
import { onMoment } from '../moments.ts';
import styles from './Distributions.module.css';

interface LayerRidgesProps {
  /** The key of the layer in the run. */
  readonly layer: string;
  readonly title: string;
  readonly kind: Kind;
  /** null if the layer has none. */
  readonly latest: Distribution | null;
  readonly height: number;
  readonly onRead: (reading: Reading | null) => void;
}

/** The ridgelines of one layer, with mean and deviation at the last recorded step. */
export function LayerRidges({ layer, title, kind, latest, height, onRead }: LayerRidgesProps) {
  const source = useMemo<LiveSource<readonly Moment[]>>(
    () => ({
      get: () =>
        momentsOf(run.getState(), 'distributions').map(({ step, layers }) => ({
          step,
          spread: layers.find(({ key }) => key === layer)?.[kind] ?? null,
        })),
      subscribe: onMoment,
    }),
    [layer, kind],
  );
  return (
    <li className={styles.layer}>
      <h3>{title}</h3>
      {latest ? (
        <>
          <RidgePlot source={source} label={`${title}: ${kind} over the steps`} height={height} onRead={onRead} />
          <p className={styles.figures}>
            <span>mean {formatNumber(latest.mean)},</span> <span>deviation {formatNumber(latest.deviation)}</span>
          </p>
        </>
      ) : (
        <p className={styles.none} style={inRem({ height })}>
          No trained parameters.
        </p>
      )}
    </li>
  );
}
