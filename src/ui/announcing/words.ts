/** What the page says to people who do not see it: what an edit changed, how a run stands, and what is on the page. */
import { changes } from '../../experiment/changes.ts';
import { sameTable } from '../../experiment/data.ts';
import { dataOf, type ExperimentSpec, learnsByReward, parametersOf } from '../../experiment/index.ts';
import { settingWords } from '../../experiment/page/settings.ts';
import { inSentence } from '../../experiment/places.ts';
import { capitalized } from '../../math/capitalized.ts';
import { formatCount } from '../../math/format.ts';
import { sizeOf } from '../../math/shape.ts';
import type { RunStatus } from '../../runtime/protocol.ts';
import type { SeriesId } from '../../runtime/series.ts';
import { type RunStore, saysEnded } from '../../store/run.ts';
import { counted } from '../counted.ts';
import { seriesText } from '../series.ts';

/** What became of a run when its experiment was edited; null if it had not begun. */
export type Fate = 'continues' | 'starts over' | null;

/** Changes beyond these are counted only. */
const MOST_CHANGES = 3;

/**
 * What an edit has changed, and what became of the run: "Hidden 2 has 5 units. 37 parameters. The run starts over."
 * Empty if nothing has changed that trains or is shown.
 */
export function editWords(before: ExperimentSpec, after: ExperimentSpec, fate: Fate): string {
  // Which stage of a step is shown is said there.
  const lines = changes({ ...before, stage: after.stage }, after);
  if (lines.length === 0) return '';
  const count = parameterCount(after);
  return sentences([
    ...(sameTable(before, after) ? listed(lines.map(ofLayer)) : [dataWords(after)]),
    count !== parameterCount(before) && counted(count, 'parameter'),
    fate && `The run ${fate}`,
  ]);
}

function listed(lines: readonly string[]): readonly string[] {
  const rest = lines.length - MOST_CHANGES;
  return rest > 0 ? [...lines.slice(0, MOST_CHANGES), `${counted(rest, 'more change')}`] : lines;
}

/** "Hidden 2 has 5 units" for "Hidden 2 units 5". */
function ofLayer(line: string): string {
  const [, layer, units] = /^(\S.* \d+) units (\d+)$/.exec(line) ?? [];
  return layer === undefined ? line : `${layer} has ${counted(Number(units), 'unit')}`;
}

/** "Spiral. 2 inputs, 2 classes" */
function dataWords(spec: ExperimentSpec): string {
  return `${dataOf(spec).label}. ${exampleWords(spec)}`;
}

/** What an example consists of, and what is learned about it: "2 inputs, 2 classes". */
function exampleWords(spec: ExperimentSpec): string {
  const { image, sequence, classes, target, answer, task } = dataOf(spec);
  const given = image
    ? `images of ${image.height} × ${image.width} pixels`
    : sequence
      ? `sequences of ${counted(sequence.steps, 'step')}`
      : counted(spec.features.length, 'input');
  if (learnsByReward(spec)) return given;
  if (task === 'gan' || answer === 'input') return given;
  return `${given}, ${classes.length > 0 ? counted(classes.length, 'class', 'classes') : `target ${target.label}`}`;
}

function parameterCount(spec: ExperimentSpec): number {
  return parametersOf(spec).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

const STATES: Readonly<Record<RunStatus, string>> = {
  loading: '',
  ready: 'Ready to train',
  running: 'Training',
  paused: '',
  diverged: 'Training has diverged',
  failed: 'The engine has failed',
};

/** How the run stands: "Paused at step 1,240, epoch 35. Training loss 0.12, validation accuracy 97%." */
export function runWords(run: RunStore, spec: ExperimentSpec): string {
  const { status, reason } = run.state;
  const why = reason?.replace(/\.$/, '');
  if (status !== 'paused') return sentences([STATES[status], why]);
  return reason && saysEnded(reason)
    ? sentences([why, scoreWords(run, spec)])
    : sentences([placeWords(run, spec), scoreWords(run, spec), why]);
}

/** "Paused at step 1,240, epoch 35" */
function placeWords({ frame }: RunStore, spec: ExperimentSpec): string {
  if (!frame) return 'Paused';
  const epoch = learnsByReward(spec) ? 0 : Math.floor(frame.epoch);
  const passes = epoch > 0 ? `, epoch ${formatCount(epoch)}` : '';
  return `Paused at step ${formatCount(frame.step)}${passes}`;
}

/** "Training loss 0.12, validation accuracy 97%"; an agent has a return instead. */
function scoreWords({ frame, view }: RunStore, spec: ExperimentSpec): string {
  if (!frame || !view) return '';
  const isAgent = learnsByReward(spec);
  const metric = inSentence(view.metric.label);
  const scores: readonly (readonly [SeriesId, string])[] = [
    ['train/loss', 'training loss'],
    isAgent ? ['train/metric', metric] : ['validation/metric', `validation ${metric}`],
  ];
  return scores
    .filter(([series]) => Number.isFinite(frame.values[series]))
    .map(([series, name]) => `${name} ${seriesText(series, frame.values[series], view.metric).replace('.0%', '%')}`)
    .join(', ');
}

/** What is on the page: the data, the network, how it learns, and how the run stands. */
export function summaryWords(run: RunStore, spec: ExperimentSpec): string {
  const setting = (name: string) => settingWords(name, spec);
  return sentences([
    [setting('data'), exampleWords(spec)].join(', '),
    [setting('net'), counted(parameterCount(spec), 'parameter')].join(', '),
    [setting('method'), setting('loss'), setting('opt')].filter((words) => words !== null).join('; '),
    runWords(run, spec) || 'The engine is loading',
  ]);
}

/** Parts as sentences, without those that are empty. */
function sentences(parts: readonly (string | false | null | undefined)[]): string {
  return parts
    .filter((part) => typeof part === 'string' && part !== '')
    .map((part) => capitalized(part as string).replace(/([^.!?…])$/, '$1.'))
    .join(' ');
}
