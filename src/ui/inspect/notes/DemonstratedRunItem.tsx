import { Check, X } from 'lucide-react';
import { type Claim, judge, type Measured } from '../../../goals/claim.ts';
import { goalText, valueText } from '../../../goals/words.ts';
import { capitalized } from '../../../math/capitalized.ts';
import { formatCount } from '../../../math/format.ts';
import type { DemonstratedRun } from '../../../notes/note.ts';
import { experiment } from '../../../store/experiment.ts';
import { measureRun } from '../../measureRun.ts';
import { useSlowly } from '../../useSlowly.ts';
import styles from './Notes.module.css';

interface DemonstratedRunItemProps {
  readonly run: DemonstratedRun;
  /** What was measured at its end; null before. */
  readonly result: Measured | null;
  /** Whether it trains now. */
  readonly trains: boolean;
}

/** A run of a demonstration: its claims, with what was measured. */
export function DemonstratedRunItem({ run, result, trains }: DemonstratedRunItemProps) {
  return (
    <li>
      <b>{run.name}</b> <span className={styles.remark}>after {formatCount(run.steps)} steps</span>
      {trains ? <LiveClaims claims={run.claims} /> : <Claims claims={run.claims} measured={result} isFinal />}
    </li>
  );
}

/** The claims with the values of the run on the page. */
function LiveClaims({ claims }: { readonly claims: readonly Claim[] }) {
  const store = useSlowly();
  return <Claims claims={claims} measured={measureRun(store, experiment.getState().spec, [])} isFinal={false} />;
}

interface ClaimsProps {
  readonly claims: readonly Claim[];
  readonly measured: Measured | null;
  /** Whether it was measured at the end of the run. */
  readonly isFinal: boolean;
}

function Claims({ claims, measured, isFinal }: ClaimsProps) {
  return (
    <ul className={styles.claims}>
      {claims.map((claim) => (
        <li key={claim.quantity}>
          {capitalized(goalText(claim))}
          {measured && <Outcome claim={claim} measured={measured} isFinal={isFinal} />}
        </li>
      ))}
    </ul>
  );
}

interface OutcomeProps {
  readonly claim: Claim;
  readonly measured: Measured;
  readonly isFinal: boolean;
}

function Outcome({ claim, measured, isFinal }: OutcomeProps) {
  const verdict = judge(claim, measured);
  const text = valueText(claim.quantity, verdict.value);
  if (!isFinal) return <span className={styles.remark}>now {text}</span>;
  const Mark = verdict.holds ? Check : X;
  return (
    <span className={verdict.holds ? styles.true : styles.false}>
      <Mark size={13} aria-hidden="true" />
      {verdict.holds ? 'true' : 'not true'}: {text}
    </span>
  );
}
