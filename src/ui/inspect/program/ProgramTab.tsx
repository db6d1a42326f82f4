import { inspect, useInspection } from '../../../store/inspection.ts';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { Segments } from '../Segments.tsx';
import { ExportedNetwork } from './ExportedNetwork.tsx';
import { Graph } from './Graph.tsx';
import styles from './Program.module.css';
import { STEP_WORDS } from './words.ts';

const PROGRAMS = [
  { id: 'step', label: 'Training step' },
  { id: 'file', label: 'Exported network' },
] as const;

/** The compiled graph of a training step, or the graph of the file that the network is exported as. */
export default function ProgramTab() {
  const shown = useInspection(({ program }) => program);
  return (
    <div className={inside.tab}>
      <div className={styles.choice}>
        <Segments label="Graph" value={shown} options={PROGRAMS} onChoose={(program) => inspect({ program })} />
      </div>
      {shown === 'step' ? <TrainingStep /> : <ExportedNetwork />}
    </div>
  );
}

function TrainingStep() {
  const program = useFinding('program', true);
  return program ? (
    <Graph graph={program} words={STEP_WORDS} />
  ) : (
    <p className={inside.waiting}>The graph of the training step appears as soon as it is compiled.</p>
  );
}
