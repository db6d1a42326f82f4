import { formatCount } from '../../../math/format.ts';
import { svgSize } from '../../../plots/core/design-pixels.ts';
import type { ProgramView } from '../../../runtime/protocol.ts';
import inside from '../Inside.module.css';
import { countNodes, countPlayers } from './graph.ts';
import { NodeShape } from './NodeShape.tsx';
import styles from './Program.module.css';
import { constantsNote, PHASE_MEANING, PHASES } from './words.ts';

const PLAYERS = ['discriminator', 'generator'] as const;

interface PhaseLegendProps {
  readonly program: ProgramView;
}

/** The meaning of each shape, with its number of nodes. */
export function PhaseLegend({ program }: PhaseLegendProps) {
  const counts = countNodes(program);
  const players = countPlayers(program);
  return (
    <ul className={styles.legend} aria-label="Phases of the step">
      {PHASES.map((phase) => (
        <li key={phase} title={`${phase}: ${PHASE_MEANING[phase]}`}>
          <svg {...svgSize(30, 16)} aria-hidden="true" className={styles[phase]}>
            <NodeShape phase={phase} width={28} height={14} x={15} y={8} />
          </svg>
          <span>
            <strong>
              {phase} {formatCount(counts[phase])}
            </strong>{' '}
            <span className={styles.meaning}>{PHASE_MEANING[phase]}</span>
          </span>
        </li>
      ))}
      {players &&
        PLAYERS.map((player) => (
          <li key={player} title={`Only the ${player} needs these.`}>
            <svg {...svgSize(30, 16)} aria-hidden="true" className={styles[player]}>
              <NodeShape phase="forward" width={28} height={14} x={15} y={8} />
            </svg>
            <span>
              <strong>
                {player} {formatCount(players[player])}
              </strong>
            </span>
          </li>
        ))}
    </ul>
  );
}

interface ProgramNoteProps extends PhaseLegendProps {
  /** Whether chains of nodes are drawn as one. */
  readonly folded: boolean;
}

/** Explains what the graph does not show. */
export function ProgramNote({ program, folded }: ProgramNoteProps) {
  return (
    <p className={inside.note}>
      {constantsNote(countNodes(program).constant)}
      {folded && 'Nodes that follow each other without a branch are drawn as one. '}A step needs the gradient of the
      loss, not its value: another program computes the losses on this page.
    </p>
  );
}
