import { TriangleAlert } from 'lucide-react';
import type { Leak } from '../../../runtime/protocol.ts';
import { edit } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import { Quoting } from '../../Quoting.tsx';
import styles from './Preparation.module.css';
import { ignore } from './roles.ts';

/** The leaks in the preparation, each with its remedy; empty if there are none. */
export function Leaks({ leaks }: { readonly leaks: readonly Leak[] }) {
  return (
    <div role="status" aria-label="Leaks">
      {leaks.length > 0 && (
        <ul className={styles.leaks}>
          {leaks.map((leak) => (
            <li key={leak.text}>
              <TriangleAlert size={15} aria-hidden="true" />
              <span>
                <b>Leak.</b> <Quoting text={leak.text} />
              </span>
              <Remedy leak={leak} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Remedy({ leak: { kind, column } }: { readonly leak: Leak }) {
  if (column !== null) return <Button onClick={() => ignore(column)}>Remove this feature</Button>;
  if (kind !== 'scaler') return null;
  const fix = () => edit(({ scaler }) => ({ scaler: { ...scaler, args: { ...scaler.args, fit: 0 } } }));
  return <Button onClick={fix}>Fit on the training part</Button>;
}
