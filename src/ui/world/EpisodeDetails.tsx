import { useMemo } from 'react';
import type { ExperimentSpec } from '../../experiment/index.ts';
import { formatCount, formatNumber, formatPercent } from '../../math/format.ts';
import { EpisodePlot } from '../../plots/environments/EpisodePlot.tsx';
import type { RunView } from '../../runtime/protocol.ts';
import { Formula } from '../controls/Formula.tsx';
import inside from '../inspect/Inside.module.css';
import styles from './EpisodeDetails.module.css';
import { decisionAt, type Episode, movesIn, rowAt } from './episode.ts';
import { goToMove } from './playing.ts';
import { estimatesOf, judgementOf, returnsOf } from './returns.ts';
import { judgementTex, returnTex } from './returnTex.ts';
import { describeMove } from './words.ts';

interface EpisodeDetailsProps {
  readonly view: RunView;
  readonly spec: Pick<ExperimentSpec, 'method'>;
  readonly episode: Episode;
  /** How many moves have been made; the numbers are those of the next one, and at the end those of the last one. */
  readonly move: number;
}

const PLOT = 290;

/** What the formulas of a judgement say, and what those say that count later moves. */
const JUDGEMENTS = {
  critic: {
    says: 'δ is how much better the move turned out than the value had expected.',
    later: 'A counts the moves after it as well.',
  },
  baseline: { says: 'A is how much more reward followed than the value had expected.', later: '' },
  actionValues: {
    says: 'δ is how much the estimate of the action was too low.',
    later: 'y, the target of training, counts the moves after it as well.',
  },
} as const;

const ROLLOUT = 'In training, a rollout may end in the middle of an episode; its numbers then differ from these.';

/** The return and the estimates at a move of an episode, and their curves over all moves. */
export function EpisodeDetails({ view, spec, episode, move }: EpisodeDetailsProps) {
  const { gamma = 1, lambda = 1 } = spec.method.args;
  const judgement = judgementOf(spec.method);
  const returns = useMemo(() => returnsOf(episode.rewards, gamma), [episode, gamma]);
  const estimates = useMemo(() => estimatesOf(episode, gamma, lambda), [episode, gamma, lambda]);
  const probabilities = useMemo(() => takenProbabilities(episode), [episode]);
  const curves = { returns, values: episode.values, rewards: episode.rewards, probabilities };

  const moves = movesIn(episode);
  const at = decisionAt(episode, move) + 1;
  const isOver = move >= moves;
  const sum = returns[at - 1] as number;
  const estimate = estimates?.[at - 1];
  const action = view.world?.actions[episode.actions[at - 1] as number];
  const rows = [
    { name: 'action taken', value: action },
    { name: 'its probability', value: formatPercent(probabilities[at - 1] as number) },
    { name: 'reward', value: formatNumber(episode.rewards[at - 1] as number) },
    { name: 'return from here', value: formatNumber(sum) },
    ...(episode.values ? [{ name: 'value of the state', value: formatNumber(episode.values[at - 1] as number) }] : []),
  ];
  const end = episode.values?.[moves];
  const cut = episode.ended || end === undefined ? null : { after: moves - at + 1, value: end };
  return (
    <div className={`${inside.tab} ${styles.details}`}>
      <div className={styles.column}>
        <section className={inside.section} aria-labelledby="episode-return">
          <h3 id="episode-return">
            Return <small>from move {formatCount(at)} on</small>
          </h3>
          <Formula tex={returnTex(episode.rewards, at, gamma, sum)} display />
          <p className={inside.note}>
            {gamma < 1 && at < moves && (
              <>
                A reward counts <span translate="no">{formatNumber(gamma)}</span> times as much for each move that it
                comes later.{' '}
              </>
            )}
            {!episode.ended && 'The episode was cut off because of its length; rewards after it are not in this sum.'}
          </p>
        </section>
        {judgement !== 'return' && estimate && (
          <section className={inside.section} aria-labelledby="episode-estimate">
            <h3 id="episode-estimate">{judgement === 'actionValues' ? 'Bellman target' : 'Advantage'}</h3>
            <Formula tex={judgementTex(judgement, estimate, { move: at, gamma, lambda, sum, cut })} display />
            <p className={inside.note}>
              {JUDGEMENTS[judgement].says} {lambda > 0 && at < moves && JUDGEMENTS[judgement].later}
              {at === moves && episode.ended && 'The episode ends with this move, so the value afterwards is 0.'}{' '}
              {lambda > 0 && at < moves && judgement !== 'baseline' && ROLLOUT}
            </p>
          </section>
        )}
      </div>
      <section className={styles.column} aria-labelledby="episode-moves">
        <h3 id="episode-moves">
          Moves <small>of the episode that was played at step {formatCount(episode.step)}</small>
        </h3>
        <div className={styles.moves}>
          <div className={styles.plot}>
            <EpisodePlot
              curves={curves}
              height={PLOT}
              move={at}
              text={view.world ? describeMove(view.world, episode, isOver ? moves : at - 1) : ''}
              onMove={(to) => goToMove(to - 1)}
            />
          </div>
          <dl className={styles.numbers}>
            <div>
              <dt>{isOver ? 'last move' : 'next move'}</dt>
              <dd translate="no">
                {formatCount(at)} of {formatCount(moves)}
              </dd>
            </div>
            {rows.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd translate="no">{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      </section>
    </div>
  );
}

/** The probability of the action taken at each move. */
function takenProbabilities(episode: Episode): Float32Array {
  return Float32Array.from(episode.actions, (action, index) => {
    return rowAt(episode.probabilities, episode, index)[action] as number;
  });
}
