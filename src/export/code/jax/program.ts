/** The frame of a program: its beginning, what it reads, and how its parts are put together. */
import type { NamedArray } from '../../arrays.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { moduleDocstring } from '../docstring.ts';
import { epochsToTrain } from '../epochs.ts';
import { initialArray, recordedArrays, type StateTensor } from '../record-file.ts';
import { indented, Script } from '../script.ts';
import { wrapped } from '../wrap.ts';
import type { Parameters } from './parameters.ts';
import { noiseOn } from './regularizers.ts';

/** A program with nothing yet but what every program imports. */
export function newScript(): Script {
  const script = new Script();
  script.import('from pathlib import Path');
  script.import('import jax');
  script.import('import jax.numpy as jnp');
  script.import('import numpy as np');
  script.import('import optax');
  return script;
}

/**
 * Puts a program together.
 * @param sources its parts after the helpers
 * @param tensors what its pytrees start from
 * @param arrays what it reads besides
 */
export function assembled(
  exported: ExportedStart,
  script: Script,
  head: string,
  sources: readonly (string | null)[],
  tensors: readonly StateTensor[],
  arrays: readonly NamedArray[] = [],
): Program {
  return {
    source: sourceOf(docstring(exported), script, [head, ...script.helpers, ...sources]),
    arrays: [
      ...recordedArrays(exported),
      ...arrays,
      ...tensors.map((tensor) => initialArray(tensor, exported.recording)),
    ],
  };
}

/** The text of a program. */
export function sourceOf(docstring: string, script: Script, parts: readonly (string | null)[]): string {
  const body = parts.filter((part) => part !== null).join('\n\n\n');
  return wrapped(`${docstring}\n\n${script.imports}\n\n${body}\n`);
}

/** The docstring of a program. @param contents of its record */
export function docstring(
  exported: ExportedStart,
  contents = 'the data, the initial parameters and the batches',
): string {
  return moduleDocstring(exported, {
    framework: 'JAX with Optax',
    contents,
    commands: ['pip install "jax>=0.4.26" "optax>=0.2.4" numpy', `python ${exported.name}.py`],
  });
}

/**
 * The settings of a program, and what it reads from its record.
 * @param examples statements that read the examples of these parts, a tuple of Python
 * @param count the expression of the number of training examples
 * @param constants further statements
 */
export function writeHead(
  exported: ExportedStart,
  { frozen }: Parameters,
  examples: (parts: string) => readonly string[],
  count: string,
  constants: readonly string[] = [],
): string {
  const { spec, recording, name } = exported;
  const parts = partsOf(exported).map((part) => `"${part}"`);
  return [
    `EPOCHS = ${epochsToTrain(spec)}  # of training after the recorded steps`,
    SEED,
    '',
    PRECISION,
    loadRecord(name),
    ...examples(parts.length === 1 ? `(${parts[0]},)` : `(${parts.join(', ')})`),
    `${recording.steps > 1 ? 'STEPS' : '_'}, BATCH = RECORD["batches"].shape`,
    `COUNT = ${count}`,
    ...constants,
    '',
    INITIAL,
    ...(frozen.length > 0 ? [FROZEN] : []),
  ].join('\n');
}

/** The seed with which training starts anew. */
export const SEED = 'SEED = None  # a number, to train from newly drawn parameters instead';

/** The statement that opens the record. @param name the name of the files */
export function loadRecord(name: string): string {
  return `RECORD = np.load(Path(__file__).with_name("${name}.npz"))`;
}

/** The statement that reads initial values as dicts of dicts, `INITIAL["params"]["dense1"]["weight"]`. */
export const INITIAL = `INITIAL = {}
for name in RECORD.files:
    if name.startswith("initial/"):
        _, group, layer, tensor = name.split("/")
        tensors = INITIAL.setdefault(group, {}).setdefault(layer, {})
        tensors[tensor] = jnp.asarray(RECORD[name])`;

/** The statement that names the parameters that do not train. */
export const FROZEN = 'FROZEN = INITIAL["frozen"]';

/** GPUs and TPUs would multiply with fewer digits than the record has. */
export const PRECISION = 'jax.config.update("jax_default_matmul_precision", "highest")';

/** Names of the parts that have examples, as a tuple of Python. */
export function partsOf({ data }: ExportedStart): readonly string[] {
  return (['train', 'validation'] as const).filter((part) => data.parts[part].count > 0);
}

/** The noise of the experiment on its inputs or weights, if a step draws it: tokens get none. */
export function drawnNoiseOn({ spec, recording }: ExportedStart, on: 'inputs' | 'weights') {
  const found = noiseOn(spec, on);
  return found && recording.noise.some(({ name }) => name.startsWith(`${found.prefix}/`)) ? found : undefined;
}

/** The random numbers of the recorded steps, and the function that draws others; null without any. */
export function writeDraws({ recording: { noise, steps } }: ExportedStart): string | null {
  if (noise.length === 0) return null;
  const draws = noise.map(({ name, shape, distribution }, index) => {
    const key = noise.length === 1 ? 'key' : `keys[${index}]`;
    const size = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
    return `${indented(`"${name}": jax.random.${distribution}(${key}, ${size}),`, 2)}`;
  });
  const split = noise.length === 1 ? '' : `    keys = jax.random.split(key, ${noise.length})\n`;
  const recorded = `RECORDED_DRAWS = {
    name.removeprefix("draws/"): jnp.asarray(RECORD[name])
    for name in RECORD.files
    if name.startswith("draws/")
}


`;
  return `${steps > 0 ? recorded : ''}def draw(key):
    """Draws random numbers for a step."""
${split}    return {
${draws.join('\n')}
    }`;
}
