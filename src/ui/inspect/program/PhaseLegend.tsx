import { formatCount } from '../../../plots/format.ts';
import type { ProgramView } from '../../../runtime/protocol.ts';
import inside from '../Inside.module.css';
import { countNodes } from './graph.ts';
import { NodeShape } from './NodeShape.tsx';
import styles from './Program.module.css';
import { constantsNote, PHASE_MEANING, PHASES } from './words.ts';

interface PhaseLegendProps {
  readonly program: ProgramView;
  /** Chains of nodes are drawn as one. */
  readonly folded: boolean;
}

/** What the shapes stand for, and how many nodes there are of each. */
export function PhaseLegend({ program, folded }: PhaseLegendProps) {
  const counts = countNodes(program);
  return (
    <div className={inside.head}>
      <ul className={styles.legend} aria-label="Phases of the step">
        {PHASES.map((phase) => (
          <li key={phase}>
            <svg width="30" height="16" viewBox="0 0 30 16" aria-hidden="true" className={styles[phase]}>
              <NodeShape phase={phase} width={28} height={14} x={15} y={8} />
            </svg>
            <span>
              <strong>
                {phase} {formatCount(counts[phase])}
              </strong>{' '}
              {PHASE_MEANING[phase]}
            </span>
          </li>
        ))}
      </ul>
      <p className={inside.note}>
        {constantsNote(counts.constant)}
        {folded && 'Nodes that simply follow each other are drawn as one. '}A step needs the gradient of the loss, not
        its value: another program computes the losses on this page.
      </p>
    </div>
  );
}
