import { hasGenerator } from '../../src/experiment/two-networks.ts';
import type { SubjectId, Watch } from '../../src/runtime/protocol.ts';
import { receive, run } from '../../src/store/run.ts';
import { diagnose } from '../../src/ui/happening/diagnose.ts';
import { examinesIn } from '../../src/ui/happening/examines.ts';
import type { Diagnosed } from '../../src/ui/happening/judge.ts';
import { type Summary, summarize } from '../../src/ui/happening/summary.ts';
import { experiment } from './experiment.ts';
import { startRun } from './run.ts';

interface Observing {
  /** The steps between two looks, at each of which the page draws its curves; 10 by default. */
  readonly spacing?: number;
  /** The number of looks between two at which the page examines the run; it always does at the end. */
  readonly every?: number;
  /** Whether a copy is trained on one batch at the end. */
  readonly probes?: boolean;
  /** Receives the run at each look. */
  readonly see?: (summary: Summary) => void;
}

/** The time between two looks, in milliseconds. */
const BETWEEN_LOOKS = 1000;

/** A run as the page sees it after some steps: with what the page would examine. */
export async function observe(steps: number, link: string, observing: Observing = {}): Promise<Summary> {
  const { spacing = 10, every = Number.POSITIVE_INFINITY, probes = false, see } = observing;
  run.setState(run.getInitialState(), true);
  // Time passes between two looks only, so that what is seen does not depend on the speed of the machine.
  let time = 0;
  const training = startRun({ now: () => time });
  await training.load(link);
  const spec = experiment(link);
  let received = 0;
  const take = (): Summary => {
    for (const event of training.events.slice(received)) receive(event);
    received = training.events.length;
    return summarize(run.getState(), { spec, withheld: null });
  };
  /** Watches some subjects until there is a finding about each. */
  const watch = async (wish: Watch) => {
    const subjects = Object.keys(wish) as SubjectId[];
    const before = new Map(subjects.map((subject) => [subject, training.found(subject).length]));
    training.send({ type: 'watch', watch: wish });
    await training.until(() =>
      subjects.every((subject) => training.found(subject).length > (before.get(subject) as number)),
    );
    training.send({ type: 'watch', watch: {} });
  };
  const looks = Math.ceil(steps / spacing);
  for (let look = 1; look <= looks; look++) {
    const step = Math.min(steps, look * spacing);
    time += BETWEEN_LOOKS;
    training.send({ type: 'step', steps: step - (look - 1) * spacing });
    const isThere = () => training.frame().step >= step && training.status().status === 'paused';
    await training.until(() => isThere() || training.status().status === 'diverged');
    const { health, origin } = examinesIn(take(), 0);
    if (origin) await watch({ origin: true });
    else if (look === looks || look % every === 0) {
      await watch({
        ...(hasGenerator(spec) && { generated: true }),
        ...(health && { health: true, predictions: true }),
      });
    }
    see?.(take());
    if (training.status().status === 'diverged') break;
  }
  training.send({ type: 'watch', watch: { leaks: true, ...(probes && { oneBatch: true }) } });
  await training.settled();
  if (probes) await training.until(() => typeof training.found('oneBatch').at(-1)?.after === 'number');
  const last = take();
  see?.(last);
  return last;
}

/** The diagnoses of a run, the gravest first. */
export function diagnosed(summary: Summary): readonly Diagnosed[] {
  return diagnose(summary, () => false);
}
