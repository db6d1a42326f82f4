import { activationCurve } from '../../../catalog/activations/curve.ts';
import { call, entryOf } from '../../../experiment/index.ts';
import { FunctionPlot } from '../../../plots/functions/FunctionPlot.tsx';
import styles from './Notes.module.css';

/** The positions at which the curves are drawn. */
const XS = Float64Array.from({ length: 121 }, (_, index) => (index - 60) / 12);

/** Activations with their derivatives, side by side. */
export function ActivationPictures({ ids }: { readonly ids: readonly string[] }) {
  return (
    <ul className={styles.pictures}>
      {ids.map((id) => {
        const entry = entryOf('activations', id);
        const { y, derivative } = activationCurve(entry, call('activations', id).args, XS);
        return (
          <li key={id}>
            <p className={styles.caption}>{entry.label}</p>
            <FunctionPlot
              x={XS}
              curves={[
                { name: 'f(x)', look: 'first', y },
                { name: 'f′(x)', look: 'second', y: derivative },
              ]}
              height={120}
              label={`${entry.label} and its derivative`}
            />
          </li>
        );
      })}
    </ul>
  );
}
