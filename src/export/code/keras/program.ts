import { sizeOf } from '../../../math/shape.ts';
import type { NamedArray } from '../../arrays.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { moduleDocstring } from '../docstring.ts';
import { epochsToTrain } from '../epochs.ts';
import { initialArray, recordedArrays } from '../record-file.ts';
import { Script } from '../script.ts';
import { wrapped } from '../wrap.ts';
import { effectsOf } from './regularizers.ts';
import { STEPS_PER_EPOCH } from './schedules.ts';
import type { Draw, NetworkContext } from './site.ts';

/** What the parts of a program share. */
export function contextOf({ spec, data, recording }: ExportedStart): NetworkContext {
  const script = new Script();
  script.import('from pathlib import Path');
  script.import('import keras');
  script.import('import numpy as np');
  return {
    script,
    spec,
    effects: effectsOf(spec),
    batch: recording.rows?.batch ?? 1,
    outputs: data.outputs,
    weights: [],
    draws: [],
  };
}

interface ProgramOptions {
  /** What the program repeats, if that is not the batches of examples. */
  readonly recorded?: readonly NamedArray[];
  /** Assignments that read it. */
  readonly constants?: readonly string[];
  /** Arrays besides those that every program has. */
  readonly more?: readonly NamedArray[];
  /** Whether layers read the random numbers of the recorded steps. */
  readonly global?: boolean;
}

/**
 * Joins the parts of a program.
 * @param parts functions and statements of the program, one after the other
 */
export function programOf(
  exported: ExportedStart,
  context: NetworkContext,
  parts: readonly (string | null)[],
  { recorded, constants: own = [], more = [], global = context.draws.length > 0 }: ProgramOptions = {},
): Program {
  const { recording, name } = exported;
  const { script, weights, draws } = context;
  const body = [...script.helpers, ...parts.filter((part) => part !== null)].join('\n\n\n');
  const constants = [
    `RECORD = np.load(Path(__file__).with_name("${name}.npz"))`,
    ...usedIn(body, own),
    ...(global ? ['# The random numbers of a recorded step; empty in every other.\ndraws = {}'] : []),
  ];
  script.import(/(?<![\w.])ops\./.test(body) ? 'from keras import layers, ops' : 'from keras import layers');
  const opening = [
    moduleDocstring(exported, {
      framework: 'Keras 3',
      contents: 'the data, the initial parameters and the batches',
      commands: ['pip install "keras>=3.6" numpy jax', `KERAS_BACKEND=jax python ${name}.py`],
    }),
    script.imports,
    constants.join('\n'),
  ].join('\n\n');
  const source = `${opening}\n\n\n${body}`;
  const withoutDraws = () => recordedArrays(exported).filter((array) => !array.name.startsWith('draws/'));
  return {
    source: `${wrapped(source)}\n`,
    arrays: [
      ...(recorded ?? withoutDraws()),
      ...draws.map((draw) => drawnArray(draw, exported)),
      ...weights.map((weight) => initialArray(weight, recording)),
      ...more,
    ],
  };
}

/** The assignments whose names appear in the code, or in a later assignment that does. */
function usedIn(code: string, assignments: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const assignment of assignments.toReversed()) {
    const names = (assignment.match(/^[A-Z_, ]+(?= =)/gm) ?? []).flatMap((list) => list.split(', '));
    const isUsed = names.some((name) => [code, ...kept].some((text) => new RegExp(`\\b${name}\\b`).test(text)));
    if (isUsed) kept.unshift(assignment);
  }
  return kept;
}

/**
 * The settings of a program that learns from examples.
 * @param examples the assignment of EXAMPLES
 * @param count the expression of the number of training examples
 */
export function settings({ spec, recording }: ExportedStart, examples: string, count: string): readonly string[] {
  return [
    examples,
    recording.steps === 0 ? 'BATCH = RECORD["batches"].shape[1]' : 'STEPS, BATCH = RECORD["batches"].shape',
    `COUNT = ${count}`,
    `EPOCHS = ${epochsToTrain(spec)}  # of training after the recorded steps`,
    `${STEPS_PER_EPOCH} = COUNT / BATCH`,
  ];
}

/** A tuple of the parts of the data that have examples and are evaluated in training. */
export function partsOf({ data: { parts } }: ExportedStart): string {
  return parts.validation.count > 0 ? '("train", "validation")' : '("train",)';
}

/** The part whose loss decides on the learning rate and on the end of training. */
export function watchedPart({ data: { parts } }: ExportedStart): string {
  return parts.validation.count > 0 ? 'validation' : 'train';
}

/** The random numbers of all recorded steps, arranged as the program takes them. */
function drawnArray({ of, name, shape, arrange }: Draw, { recording }: ExportedStart): NamedArray {
  const found = recording.noise.find((noise) => noise.name === of);
  if (!found) throw new Error(`the recorded steps have no random numbers "${of}"`);
  const { values } = found;
  const length = sizeOf(found.shape);
  const steps = values.length / length;
  const own = shape ?? found.shape;
  const data = new Float32Array(steps * sizeOf(own));
  for (let step = 0; step < steps; step++) {
    const drawn = values.slice(step * length, (step + 1) * length);
    data.set(arrange ? arrange(drawn) : drawn, step * sizeOf(own));
  }
  return { name: `draws/${name}`, shape: [steps, ...own], data };
}

const loading = (signature: string, start: string) => `def ${signature}:
    """Gives the layers of a model their recorded initial weights."""
    for layer in model.layers:
        names = [name for name in RECORD.files if name.startswith(f"${start}/{layer.name}/")]
        layer.set_weights([RECORD[name] for name in names])`;

/** Sets the weights of all layers of a model to those of the recording. */
export const LOAD = loading('load(model)', 'initial');

/** The same where a copy of a model has others. */
export const LOAD_FROM = loading('load(model, start="initial")', '{start}');

/** Sets the random numbers of a step. */
export const DRAW = `def recorded_draws(step):
    """The random numbers of a recorded step."""
    names = [name for name in RECORD.files if name.startswith("draws/")]
    return {name[len("draws/") :]: RECORD[name][step] for name in names}`;
