import { parse } from '../experiment/index.ts';
import type { ReadyExperiment } from '../gallery/experiments/ready-experiment.ts';
import { follow } from '../gallery/thumbnails/follow.ts';
import type { CurvesScene, Scene } from '../gallery/thumbnails/scene.ts';
import type { RunEvent, RunStatus } from '../runtime/protocol.ts';
import { Run } from '../runtime/run.ts';
import { openEngine } from '../runtime/session.ts';
import { readAsset } from './assets.ts';

/** The columns and rows of a map, and the points of a curve. */
const CELLS = 24;
const POINTS = 32;

/** The end of a recorded run. */
interface Recorded {
  readonly scene: Scene | null;
  readonly status: RunStatus;
}

/** Trains a ready experiment as the page does, up to the step of its thumbnail. */
export async function recordScene({ text, steps, picture }: ReadyExperiment): Promise<Recorded> {
  const { spec } = parse(`${text}&provider=wasm`);
  const follower = follow({ spec, picture, steps, cells: CELLS });
  const ending = createEnding();
  const run = new Run({
    send(event) {
      follower.receive(event);
      if (event.type === 'frame') run.post({ type: 'painted', runId: event.runId });
      ending.receive(event);
    },
    openEngine,
    readAsset,
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  });
  void run.live();
  const runId = 1;
  run.post({ type: 'experiment', runId, spec });
  let status: RunStatus = await ending.beginning();
  const stride = Math.ceil(steps / (POINTS - 1));
  for (let goal = 0; goal < steps && (status === 'ready' || status === 'paused'); ) {
    const from = goal;
    goal = Math.min(steps, goal + stride);
    run.post({ type: 'step', runId, steps: goal - from });
    status = await ending.rest();
    // Early stopping has ended the run.
    if (ending.step < goal) break;
  }
  const wish = follower.wish();
  if (Object.keys(wish).length > 0) {
    run.post({ type: 'watch', runId, watch: wish });
    await ending.finding();
  }
  const scene = follower.scene();
  return { scene: scene?.kind === 'curves' ? roundedCurves(scene) : scene, status };
}

/** Waits for events of a run. */
function createEnding() {
  let status: RunStatus = 'loading';
  let step = 0;
  let settle = (_event: RunEvent) => {};
  const until = <T>(read: (event: RunEvent) => T | undefined) =>
    new Promise<T>((resolve) => {
      settle = (event) => {
        const found = read(event);
        if (found !== undefined) resolve(found);
      };
    });
  return {
    get step() {
      return step;
    },
    receive(event: RunEvent) {
      if (event.type === 'status') status = event.state.status;
      if (event.type === 'frame') step = event.frame.step;
      settle(event);
    },
    /** The status of the untrained run. */
    beginning: () => until((event) => (event.type === 'status' && status !== 'loading' ? status : undefined)),
    /** The status when it has stopped: its moment is kept then. */
    rest: () =>
      until((event) =>
        (event.type === 'moment' && status !== 'running') || status === 'diverged' || status === 'failed'
          ? status
          : undefined,
      ),
    finding: () => until((event) => (event.type === 'finding' ? true : undefined)),
  };
}

/** Three digits are more than a thumbnail shows. */
function roundedCurves(scene: CurvesScene): CurvesScene {
  return { ...scene, lines: scene.lines.map((line) => line.map((value) => Number(value.toPrecision(3)))) };
}
