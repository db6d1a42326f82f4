import { DECADES } from '../../plots/network/log-strength.ts';
import { useRun } from '../../store/run.ts';
import styles from './FaceScale.module.css';
import { type FaceId, useScaleEnd } from './face.ts';
import { PowerOfTen } from './PowerOfTen.tsx';

/** The ends of the logarithmic scale, beside the choice of what the network shows. */
export function FaceScale({ of }: { readonly of: FaceId }) {
  const known = useRun(({ findings }) => findings[of] !== undefined);
  const end = useScaleEnd();
  if (!known) return <span className={styles.scale}>measuring</span>;
  if (end === null) return <span className={styles.scale}>all 0</span>;
  return (
    <span className={styles.scale} title="Width and opacity on a logarithmic scale; thinner links are smaller">
      <PowerOfTen exponent={end - DECADES} />
      <svg width="26" height="8" aria-hidden="true">
        <path d="M0 3.6 26 1v6L0 4.4z" />
      </svg>
      <PowerOfTen exponent={end} />
    </span>
  );
}
