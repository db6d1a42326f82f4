import type { ExperimentSpec } from '../../../experiment/index.ts';
import { sampleOf } from '../../../experiment/inputs.ts';
import { sizeOf } from '../../../math/shape.ts';
import type { RecordedNoise, Recording } from '../../../runtime/recording.ts';
import type { Script } from '../script.ts';
import { regularizersOf } from './regularizers.ts';
import type { NetworkTensor } from './site.ts';

/** What the catalog calls the noise of a weight begins with this. */
const WEIGHT_NOISE = 'reg/weight_noise/';
const INPUT_NOISE = 'reg/input_noise/inputs';

/** The name of the noise of the inputs in a program. */
const INPUTS_DRAW = 'input_noise';

/** The recorded random numbers by the names of the program, with those of weights in the form of their tensors. */
export function drawnIn({ noise }: Recording, tensors: readonly NetworkTensor[]): readonly RecordedNoise[] {
  return noise.map((one) => {
    if (one.name === INPUT_NOISE) return { ...one, name: INPUTS_DRAW };
    if (!one.name.startsWith(WEIGHT_NOISE)) return one;
    const of = one.name.slice(WEIGHT_NOISE.length);
    const found = tensors.find(({ tensor }) => tensor.of.length === 1 && tensor.of[0] === of);
    if (!found) return one;
    const { key, shape, arrange } = found.tensor;
    const size = sizeOf(one.shape);
    const values = one.values.slice();
    for (let start = 0; arrange && start < values.length; start += size) {
      values.set(arrange(one.values.subarray(start, start + size)), start);
    }
    return { ...one, name: `weight_noise/${key}`, shape, values };
  });
}

/** Statements that add noise to inputs, if the experiment does so; it would turn a token into another one. */
export function noisyInputs(spec: ExperimentSpec, script: Script, x: string): readonly string[] {
  if (sampleOf(spec).vocabulary !== undefined) return [];
  return regularizersOf(spec, script).flatMap(({ inputs }) =>
    inputs ? [`${x} = ${inputs(x, `draws["${INPUTS_DRAW}"]`)}`] : [],
  );
}

/** Functions that give the random numbers of a step: those of a recorded one, and new ones. */
export function drawFunctions(noise: readonly RecordedNoise[], { rows, steps }: Recording): readonly string[] {
  if (noise.length === 0) return [];
  const batch = rows?.batch ?? 1;
  const lines = noise.map(({ name, shape, distribution }) => {
    const [first, ...rest] = shape as [number, ...number[]];
    const times = first / batch;
    const isBatch = !name.startsWith('weight_noise/') && Number.isInteger(times);
    const rows = isBatch ? (times === 1 ? 'BATCH' : `${times} * BATCH`) : `${first}`;
    return `        "${name}": torch.${distribution === 'uniform' ? 'rand' : 'randn'}(${[rows, ...rest].join(', ')}),`;
  });
  return [
    ...(steps === 0 ? [] : [RECORDED]),
    `def new_draws():
    """Fresh random numbers for a step."""
    return {
${lines.join('\n')}
    }`,
  ];
}

const RECORDED = `def recorded_draws(step):
    """The random numbers of a recorded step."""
    names = [name for name in RECORD if name.startswith("draws/")]
    return {name[len("draws/") :]: torch.from_numpy(RECORD[name][step]) for name in names}`;
