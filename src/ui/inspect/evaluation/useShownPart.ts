import { useEvaluation } from '../../../store/evaluation.ts';
import { useRun } from '../../../store/run.ts';

/** The shown part: the chosen one, by default the validation part, or the training part without validation examples. */
export function useShownPart(): number {
  const chosen = useEvaluation((store) => store.part);
  const validates = useRun(({ view }) => view === null || view.points.part.includes(1));
  if (chosen === null || (chosen === 1 && !validates)) return validates ? 1 : 0;
  return chosen;
}
