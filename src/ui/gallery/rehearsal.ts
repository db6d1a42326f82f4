import { type ExperimentSpec, parse } from '../../experiment/index.ts';
import type { ReadyExperiment } from '../../gallery/experiments/ready-experiment.ts';
import { type Follower, follow, worldAt } from '../../gallery/thumbnails/follow.ts';
import type { Scene } from '../../gallery/thumbnails/scene.ts';
import type { LiveSource } from '../../plots/core/types.ts';
import type { Episode, RunEvent } from '../../runtime/protocol.ts';
import type { Engine, SpareEngine } from '../engine.ts';
import { recordedScene } from './recorded.ts';

/** Trains the experiment of one card at a time in an engine of its own, and shows it in the card's thumbnail. */
export interface Rehearsal {
  /** Begins soon, unless it is stopped before. */
  start(experiment: ReadyExperiment): void;
  /** Ends it; the thumbnail shows the recorded scene again. */
  stop(): void;
  /** The scene of an experiment: the present one while it trains, otherwise the recorded one. */
  scene(id: string): LiveSource<Scene>;
  dispose(): void;
}

/** Milliseconds that a pointer rests on a card before its experiment trains. */
const DELAY = 200;
/** How long a run takes, if the engine is as fast. */
const SECONDS = 4;
/** The columns and rows of a map. */
const CELLS = 48;
/** How fast an agent is shown. */
const MOVES_PER_SECOND = 12;

/** @param engine of the page, which makes the spare one */
export function createRehearsal(engine: Pick<Engine, 'spare'>): Rehearsal {
  let spare: SpareEngine | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let painting = 0;
  let now: Stage | null = null;
  const listeners = new Map<string, () => void>();

  function receive(event: RunEvent) {
    if (event.type === 'frame') painting ||= requestAnimationFrame(painted);
    if (!now || event.type === 'moment') return;
    now.follower.receive(event);
    if (event.type === 'prepared') spare?.watch(now.follower.wish());
    if (event.type === 'frame' && event.frame.step >= now.experiment.steps) spare?.pause();
    if (event.type === 'frame' || event.type === 'finding') listeners.get(now.experiment.id)?.();
  }

  function painted() {
    painting = 0;
    spare?.painted();
  }

  function begin(experiment: ReadyExperiment) {
    const { spec } = parse(experiment.text);
    const { id, picture, steps } = experiment;
    const follower = follow({ spec, picture, steps, cells: CELLS });
    now = { experiment, spec, follower, playback: createPlayback(() => listeners.get(id)?.()) };
    spare ??= engine.spare(receive);
    spare.watch({});
    spare.experiment(spec);
    // An experiment that resembles the one before would continue its run.
    spare.reset();
    spare.pace(Math.max(1, steps / SECONDS));
    spare.play();
  }

  function stop() {
    clearTimeout(timer);
    const id = now?.experiment.id;
    now?.playback.stop();
    now = null;
    spare?.pause();
    if (id !== undefined) listeners.get(id)?.();
  }

  return {
    start(experiment) {
      if (now?.experiment.id === experiment.id) return;
      stop();
      timer = setTimeout(() => begin(experiment), DELAY);
    },
    stop,
    scene: (id) => ({
      get: () => (now?.experiment.id === id ? sceneOn(now) : null) ?? recordedScene(id),
      subscribe(listener) {
        listeners.set(id, listener);
        return () => listeners.delete(id);
      },
    }),
    dispose() {
      stop();
      cancelAnimationFrame(painting);
      spare?.dispose();
      spare = null;
    },
  };
}

/** The experiment that trains. */
interface Stage {
  readonly experiment: ReadyExperiment;
  readonly spec: ExperimentSpec;
  readonly follower: Follower;
  readonly playback: Playback;
}

function sceneOn({ spec, follower, playback }: Stage): Scene | null {
  const scene = follower.scene();
  const episode = follower.episode();
  if (scene?.kind !== 'world' || episode === null) return scene;
  const { shown, move } = playback.at(episode);
  return worldAt(spec, shown, move);
}

interface Playback {
  /** The episode and the move to show. @param newest is shown after the one in view */
  at(newest: Episode): { readonly shown: Episode; readonly move: number };
  stop(): void;
}

/** Plays episodes one after the other. @param onMove is called when another move may be due */
function createPlayback(onMove: () => void): Playback {
  let shown: Episode | null = null;
  let start = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    at(newest) {
      const time = performance.now();
      const moveOf = () => Math.floor(((time - start) / 1000) * MOVES_PER_SECOND);
      if (shown === null || moveOf() > shown.actions.length) {
        shown = newest;
        start = time;
      }
      clearTimeout(timer);
      timer = setTimeout(onMove, 1000 / MOVES_PER_SECOND);
      return { shown, move: Math.min(shown.actions.length, moveOf()) };
    },
    stop: () => clearTimeout(timer),
  };
}
