/** The diagnoses of a run with what to try, which the page loads once a run has begun. */

import type { DiagnosisDef } from '../../catalog/diagnoses/definition.ts';
import { type DiagnosisId, diagnoses } from '../../catalog/diagnoses/index.ts';
import { type Remedy as Cure, remediesFor } from '../../experiment/remedies/index.ts';
import { beginTrial } from '../../store/trial.ts';
import type { Diagnose, Diagnosed } from './judge.ts';
import { probesFor, progressOfProbe } from './probe.ts';
import type { Remedy } from './remedies.ts';
import { goBack } from './rewind.ts';
import { scoreOf } from './score.ts';
import type { Summary } from './summary.ts';

const ALL = Object.entries(diagnoses) as readonly (readonly [DiagnosisId, DiagnosisDef])[];
/** Of several runs side by side, only one is measured, so that only what holds for all of them is reported. */
const OF_SEVERAL: readonly DiagnosisId[] = ['diverged', 'looking_ahead'];

export const diagnose: Diagnose = (run, isShown) =>
  ALL.flatMap(([id, { learners, find }]) => {
    if (!learners.includes(run.learner) || (run.replicas !== null && !OF_SEVERAL.includes(id))) return [];
    const found = find(run, isShown(id));
    if (!found) return [];
    const cures = remediesFor(run.spec, found.remedies).map((cure) => tryOut(cure, id, run));
    const diagnosed: Diagnosed = { tone: 'care', ...found, id, remedies: cures };
    if (id === 'diverged') return [{ ...diagnosed, remedies: [...cures, ...goBack(run)] }];
    if (id !== 'plateau') return [diagnosed];
    const sentence = `${found.sentence}${progressOfProbe(run)}`;
    return [{ ...diagnosed, sentence, remedies: [...probesFor(run), ...cures] }];
  });

/** A trial ends at the step of the run that it is compared with, but not before there is something to compare. */
const FEWEST_STEPS = 200;

/** Tries a remedy from the start of the run, up to the step that the run has reached. */
function tryOut({ label, as, change }: Cure, diagnosis: DiagnosisId, run: Summary): Remedy {
  return {
    label,
    explain: `Trains again from the same start with ${as}, and keeps the curves of this run to compare`,
    changed: { ...run.spec, ...change },
    apply(engine) {
      const steps = Math.max(FEWEST_STEPS, run.end);
      const before = scoreOf(run);
      engine.resetWith(change);
      const { symptom, flatters }: DiagnosisDef = diagnoses[diagnosis];
      beginTrial({
        diagnosis: symptom ?? diagnosis,
        as,
        steps,
        before: run.diverged ? { ...before, value: Number.NaN } : before,
        flattered: flatters ?? false,
      });
      engine.step(steps);
    },
  };
}
