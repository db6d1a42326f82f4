import type { Judgement } from '../../../goals/judgement.ts';
import { formatCount } from '../../../math/format.ts';
import { setEvaluation } from '../../../store/evaluation.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { useRun } from '../../../store/run.ts';
import inside from '../Inside.module.css';
import { Segments } from '../Segments.tsx';
import { judgedWords } from './words.ts';

interface PartHeadProps {
  readonly part: number;
  readonly judgement: Judgement | null;
}

const PARTS = [
  { id: '0', label: 'Training' },
  { id: '1', label: 'Validation' },
  { id: '2', label: 'Test' },
] as const;

/** The choice of the part to evaluate on, and how much its results mean. */
export function PartHead({ part, judgement }: PartHeadProps) {
  const validates = useRun(({ view }) => view === null || view.points.part.includes(1));
  const run = useRun(({ frame }) => frame?.replicas?.shown ?? null);
  const runs = useExperiment(({ spec }) => spec.replicas);
  return (
    <div className={inside.head}>
      <Segments
        label="Examples to evaluate on"
        value={String(part) as '0' | '1' | '2'}
        options={validates ? PARTS : PARTS.filter(({ id }) => id !== '1')}
        onChoose={(id) => setEvaluation({ part: Number(id), cell: null })}
      />
      {part !== 2 && (
        <p className={inside.note}>
          {run !== null && `Run ${run + 1} of ${runs}. `}
          {judgement && `Step ${formatCount(judgement.step)}, ${judgedWords(judgement)}. `}
          {part === 0
            ? 'The network was trained on these examples: good results prove little here.'
            : 'Not used for training, but to choose settings, so results flatter a little. The test part is for the end.'}
        </p>
      )}
    </div>
  );
}
