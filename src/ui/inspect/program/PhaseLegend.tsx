import { formatCount } from '../../../math/format.ts';
import { svgSize } from '../../../plots/core/design-pixels.ts';
import inside from '../Inside.module.css';
import { countNodes, countPlayers, type GraphView } from './graph.ts';
import { NodeShape } from './NodeShape.tsx';
import styles from './Program.module.css';
import { constantsNote, type GraphWords, PHASE_MEANING } from './words.ts';

const PLAYERS = ['discriminator', 'generator'] as const;

interface PhaseLegendProps {
  readonly graph: GraphView;
  readonly words: GraphWords;
}

/** The meaning of each shape, with its number of nodes. */
export function PhaseLegend({ graph, words: { name } }: PhaseLegendProps) {
  const { phases } = countNodes(graph);
  const players = countPlayers(graph);
  return (
    <ul className={styles.legend} aria-label={`Parts of the ${name}`}>
      {[...phases].map(([phase, count]) => (
        <li key={phase} title={`${phase}: ${PHASE_MEANING[phase]}`}>
          <svg {...svgSize(30, 16)} aria-hidden="true" className={styles[phase]}>
            <NodeShape phase={phase} width={28} height={14} x={15} y={8} />
          </svg>
          <span>
            <strong>
              {phase} {formatCount(count)}
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
export function ProgramNote({ graph, words, folded }: ProgramNoteProps) {
  return (
    <p className={inside.note}>
      {constantsNote(countNodes(graph).constants)}
      {folded && 'Nodes that follow each other without a branch are drawn as one. '}
      {words.note}
    </p>
  );
}
