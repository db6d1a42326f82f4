import { hasGenerator } from '../../src/experiment/two-networks.ts';
import { receive, run } from '../../src/store/run.ts';
import { diagnose } from '../../src/ui/happening/diagnose.ts';
import type { Diagnosed } from '../../src/ui/happening/judge.ts';
import { type Summary, summarize } from '../../src/ui/happening/summary.ts';
import { experiment } from './experiment.ts';
import { startRun } from './run.ts';

interface Observing {
  /** The number of looks on the way, at each of which the page draws its curves; 40 by default. */
  readonly looks?: number;
  /** The number of these looks at which the layers are examined, spread evenly; only at the end by default. */
  readonly examined?: number;
  /** Whether a copy is trained on one batch at the end. */
  readonly probes?: boolean;
  /** Receives the run at each examined look. */
  readonly see?: (summary: Summary) => void;
}

/** A run as the page sees it after some steps, which it shows a few at a time. */
export async function observe(steps: number, link: string, observing: Observing = {}): Promise<Summary> {
  const { looks = 40, examined = 1, probes = false, see } = observing;
  run.setState(run.getInitialState(), true);
  const training = startRun();
  await training.load(link);
  const spec = experiment(link);
  let [received, last] = [0, null as Summary | null];
  const take = () => {
    for (const event of training.events.slice(received)) receive(event);
    received = training.events.length;
    last = summarize(run.getState(), { spec, withheld: null });
    return last;
  };
  const piece = Math.ceil(steps / looks);
  const every = Math.max(1, Math.floor(looks / examined));
  const wishes = hasGenerator(spec)
    ? ({ generated: true } as const)
    : ({ health: true, predictions: true, leaks: true } as const);
  for (let look = 1; look <= looks; look++) {
    const step = look * piece;
    training.send({ type: 'watch', watch: {} });
    training.send({ type: 'step', steps: piece });
    const isThere = () => training.frame().step >= step && training.status().status === 'paused';
    await training.until(() => isThere() || training.status().status === 'diverged');
    const isDiverged = training.status().status === 'diverged';
    if (!isDiverged && look % every !== 0) continue;
    training.send({ type: 'watch', watch: isDiverged ? { origin: true } : wishes });
    await training.settled();
    see?.(take());
    if (isDiverged) break;
  }
  if (probes) {
    training.send({ type: 'watch', watch: { ...wishes, oneBatch: true } });
    await training.until(() => typeof training.found('oneBatch').at(-1)?.after === 'number');
  }
  return probes || !last ? take() : last;
}

/** The diagnoses of a run, the gravest first. */
export function diagnosed(summary: Summary): readonly Diagnosed[] {
  return diagnose(summary, () => false);
}
