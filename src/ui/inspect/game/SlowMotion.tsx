import { ChevronRight, Pause, Play } from 'lucide-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { formatNumber, formatPercent } from '../../../math/format.ts';
import { type RunStore, run } from '../../../store/run.ts';
import { Button } from '../../controls/Button.tsx';
import { Formula } from '../../controls/Formula.tsx';
import { LiveText } from '../../controls/LiveText.tsx';
import { useEngine } from '../../engine.ts';
import { takeTurn, useWhyNoTurn } from '../../players.ts';
import { useShownExperiment } from '../../shownExperiment.ts';
import inside from '../Inside.module.css';
import table from '../NumberTable.module.css';
import styles from './Game.module.css';
import {
  type GameMoment,
  momentOf,
  ROWS,
  STAGES,
  type Stage,
  sentenceOf,
  stageAfter,
  texOf,
  turnsOf,
} from './stages.ts';

/** The time for which a stage is shown, in milliseconds: enough to read its sentence. */
const READING_MS = 4000;

interface Shown {
  readonly index: number;
  /** The numbers before the player of the stage moved; null if none moves. */
  readonly before: GameMoment | null;
}

/** One step of the game, stage by stage: each player makes its real step by itself. */
export function SlowMotion() {
  const engine = useEngine();
  const spec = useShownExperiment();
  const whyNoTurn = useWhyNoTurn();
  const [{ index, before }, setShown] = useState<Shown>({ index: 0, before: null });
  const [isPlaying, setPlaying] = useState(false);
  const stage = STAGES[index] as Stage;
  const next = STAGES[stageAfter(index)] as Stage;
  const reason = next.moves && whyNoTurn;

  function advance() {
    if (reason !== null) return;
    const { moves } = next;
    setShown({ index: stageAfter(index), before: moves && momentOf(run.getState()) });
    if (moves) takeTurn(engine, moves, turnsOf(moves, spec));
  }

  const tick = useEffectEvent(advance);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = window.setInterval(tick, READING_MS);
    return () => window.clearInterval(timer);
  }, [isPlaying]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowRight' || event.ctrlKey || event.metaKey || event.altKey) return;
    advance();
    // The page uses → as a shortcut for a step of both.
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <section className={inside.section} aria-labelledby="game-slow-motion" onKeyDown={onKeyDown}>
      <h3 id="game-slow-motion">
        Slow motion <small>one step of the game, stage by stage; real steps of the run</small>
      </h3>
      <ol className={styles.stages}>
        {STAGES.map(({ id, title }, place) => (
          <li key={id} aria-current={place === index ? 'step' : undefined}>
            {title}
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button
          look="primary"
          reason={reason}
          title="Goes to the next stage (→ while the focus is here)"
          onClick={advance}
        >
          {next.action}
          <ChevronRight size={14} aria-hidden="true" />
        </Button>
        <Button
          aria-pressed={isPlaying}
          title="Goes to the next stage every four seconds"
          onClick={() => setPlaying(!isPlaying)}
        >
          {isPlaying ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
          Play the stages
        </Button>
      </div>
      <div className={styles.stage}>
        <p role="status">{sentenceOf(stage, spec)}</p>
        <Formula tex={texOf(stage, spec)} display />
        <StageNumbers key={stage.id} stage={stage} before={before} />
      </div>
      <p className={inside.note}>
        The numbers belong to the same 400 draws of noise at every step, so that you can compare them. A step of
        training draws its own noise.
      </p>
    </section>
  );
}

interface StageNumbersProps {
  readonly stage: Stage;
  readonly before: GameMoment | null;
}

/** The numbers of a stage, with those before if a player has moved. Live. */
function StageNumbers({ stage, before }: StageNumbersProps) {
  const rows = useMemo(
    () =>
      ROWS[stage.id].map(({ name, of, isShare }) => {
        const write = (moment: GameMoment | null) => {
          if (moment === null) return '…';
          return isShare ? formatPercent(moment[of]) : formatNumber(moment[of], { digits: 4, fixed: true });
        };
        return {
          name,
          before: write(before),
          read(store: RunStore) {
            const now = momentOf(store);
            return write(before !== null && now !== null && now.step <= before.step ? null : now);
          },
        };
      }),
    [stage, before],
  );
  return (
    <table className={`${table.numbers} ${styles.stageNumbers}`}>
      {stage.moves && (
        <thead>
          <tr>
            <td />
            <th scope="col">before</th>
            <th scope="col">after</th>
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({ name, before: earlier, read }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {stage.moves && <td translate="no">{earlier}</td>}
            <td>
              <LiveText read={read} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
