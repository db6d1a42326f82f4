import { svgSize } from '../plots/core/design-pixels.ts';
import { ghostDashes } from '../plots/curves/ghost-dashes.ts';
import { drawRun, hasCurves, type KeptRun } from '../store/runs.ts';
import styles from './RunMark.module.css';

/** A checkbox that shows the curves of an earlier run, with the dashes that they are drawn with. */
export function RunMark({ kept }: { readonly kept: KeptRun }) {
  const { id, number, drawn } = kept;
  const single = hasCurves(kept);
  const what = drawn === null ? 'Show its curve' : 'Hide its curve';
  return (
    <label className={styles.mark} title={single ? what : 'Several runs have no single curve'}>
      <input
        type="checkbox"
        aria-label={`Show earlier run ${number}`}
        checked={drawn !== null}
        disabled={!single}
        onChange={({ target }) => drawRun(id, target.checked)}
      />
      <svg {...svgSize(26, 8)} aria-hidden="true">
        {drawn !== null && <line x2="26" y1="4" y2="4" strokeDasharray={ghostDashes(drawn).join(' ')} />}
      </svg>
      {number}
    </label>
  );
}
