import type { PreparedData } from '../../../compiler/data.ts';
import { type ExperimentSpec, entryOf, print } from '../../../experiment/index.ts';
import { inSentence } from '../../../experiment/places.ts';
import type { ExportedStart } from '../../exported.ts';
import { repeats, runNote } from '../docstring.ts';
import { codeBlock, inlineCode, plain } from './markdown.ts';
import { RAY } from './search.ts';

/** The title of a notebook, the text of its experiment, what it does, and its settings. */
export function overview(exported: ExportedStart, recorded: string): string {
  const { whole, data, recording, name } = exported;
  const packages = ['torch', 'numpy', 'matplotlib', ...(whole.replicas > 1 ? [`"${RAY}"`] : [])];
  const rows = settings(exported).map(([setting, value]) => `| ${setting} | ${plain(value)} |`);
  return `# ${plain(titleOf(whole))}: ${inSentence(entryOf('tasks', data.task).label)}

A Nabla experiment in PyTorch:

${codeBlock(print(whole))}

The notebook ${repeats(recording.steps)}, and trains on. ${
    whole.replicas > 1 ? `${runNote(exported)} The last section trains all of them. ` : ''
  }It reads the initial parameters, ${recorded} from ${inlineCode(`${name}.npz`)}, which belongs in the same folder.

To install: \`pip install ${packages.join(' ')}\`

| Setting | Value |
|---|---|
${rows.join('\n')}`;
}

function settings({ whole, spec, data }: ExportedStart): readonly (readonly [string, string])[] {
  const layers = spec.layers.map(({ id }, index) => `${id}${index + 1}`);
  const regularizers = spec.regularizers.map(({ id }) => entryOf('regularizers', id).label);
  return [
    ...(data.world ? ofAgent(spec) : ofExamples(data, spec)),
    ['Inputs', data.features.length > SHOWN ? String(data.features.length) : data.features.join(', ')],
    ['Layers', [...layers, 'output'].join(', ')],
    ['Optimizer', entryOf('optimizers', spec.optimizer.id).label],
    ...(regularizers.length === 0 ? [] : [['Regularizers', regularizers.join(', ')] as const]),
    ['Seed', String(spec.seed)],
    ...(whole.replicas === 1 ? [] : [['Runs', String(whole.replicas)] as const]),
  ];
}

/** The most inputs that are listed. */
const SHOWN = 6;

function ofExamples({ parts }: PreparedData, { loss, schedule, batch }: ExperimentSpec) {
  const { train, validation, test } = parts;
  return [
    ['Examples', `${train.count} for training, ${validation.count} for validation, ${test.count} for the test`],
    ['Examples per step', String(batch)],
    ['Loss', entryOf('losses', loss.id).label],
    ['Schedule', entryOf('schedules', schedule.id).label],
  ] as const;
}

function ofAgent({ method, worlds, moves }: ExperimentSpec) {
  return [
    ['Method', entryOf('methods', method.id).label],
    ['Worlds', String(worlds)],
    ['Moves per step', String(moves)],
  ] as const;
}

function titleOf({ data, table }: ExperimentSpec): string {
  return table?.name ?? entryOf('datasets', data.id).label;
}
