import type { PreparedData } from '../../../compiler/data.ts';
import { type ExperimentSpec, entryOf, variants } from '../../../experiment/index.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { quoted } from '../script.ts';
import { writeSections } from '../torch/index.ts';
import { importAll, type Sectioned } from '../torch/program.ts';
import { wrapped } from '../wrap.ts';
import { helpersFor } from './blocks.ts';
import { type Cell, notebookOf } from './cells.ts';
import { formula, lossFormula, networkFormulas, optimizerFormulas, regularizerFormulas } from './formulas.ts';
import { plain } from './markdown.ts';
import { overview } from './overview.ts';
import { dataPicture, resultPicture } from './pictures.ts';
import { searchCells } from './search.ts';
import { plotLosses } from './training.ts';

/**
 * Writes an experiment as a Jupyter notebook: the program for PyTorch of its first replica with formulas and plots, then
 * a search of Ray Tune over all replicas.
 */
export function writeNotebook(exported: ExportedStart): Program {
  const [spec = exported.spec] = variants(exported.spec);
  const written = writeSections({ ...exported, spec });
  importAll(written.script, written.sections);
  written.script.import('import matplotlib.pyplot as plt');
  written.script.import('from IPython.display import display');
  const cells = [...programCells(exported, spec, written), ...searchCells(exported, spec, writeSections)];
  return {
    source: notebookOf(cells.map((cell) => (cell.type === 'code' ? { ...cell, source: wrapped(cell.source) } : cell))),
    arrays: written.arrays,
  };
}

/** The text before a cell, and the definitions and statements in it. */
interface Part {
  readonly id: string;
  readonly text: string;
  readonly code: readonly string[];
}

function programCells(exported: ExportedStart, spec: ExperimentSpec, { sections, script }: Sectioned): readonly Cell[] {
  const { data, name } = exported;
  const task = entryOf('tasks', data.task);
  const isGame = data.task === 'gan';
  const { network, loss, schedule, start, step, evaluation, prediction, replay, training, ending, epochs } = sections;
  const parts: readonly Part[] = [
    {
      id: 'data',
      text: `## Data\n\n**${task.label}.** ${task.explain}\n\n${formula(task)}`,
      code: [`RECORD = dict(np.load(${quoted(`${name}.npz`)}))\n${sections.data}\n\n${dataPicture({ spec, data })}`],
    },
    {
      id: 'network',
      text: `## Network\n\n${networkFormulas(spec)}`,
      code: [...network, [...start.networks, ...start.recorded].join('\n')],
    },
    { id: 'loss', text: `## Loss\n\n${lossFormula(spec)}`, code: loss },
    {
      id: 'optimizer',
      text: `## Optimizer\n\n${optimizerFormulas(spec, isGame)}`,
      code: [...schedule, start.optimizers.join('\n')],
    },
    {
      id: 'step',
      text: `## Training step\n\n${regularizerFormulas(spec) || 'A step uses the gradient of the loss on one batch.'}`,
      code: [...step, ...evaluation],
    },
    {
      id: 'replay',
      text: '## The recorded steps\n\nThis cell fails if a loss differs from the recorded one. Run it once, before training goes on.',
      code: [...replay, 'replay()\nprint(f"The losses of {STEPS} steps are the same.")'],
    },
    {
      id: 'training',
      text: '## Training\n\nThe curves are drawn again after every epoch. To train for longer, run the cell again: it goes on with the network as it is, in a new picture.',
      code: [...training, plotLosses[isGame ? 'game' : 'single'], `train(epochs=${epochs}, report=plot_losses)`],
    },
    {
      id: 'evaluation',
      text: `## Evaluation\n\n${evaluationText(exported)}`,
      code: [...prediction, resultPicture({ spec, data })],
    },
    { id: 'predict', text: `## Predictions\n\n${predictionText(data)}`, code: [ending.join('\n')] },
  ];
  return [
    { id: 'title', type: 'markdown', source: overview(exported, spec) },
    { id: 'imports', type: 'code', source: script.imports },
    ...cellsOf(parts, script.definitions),
  ];
}

function evaluationText({ data }: ExportedStart): string {
  const { validation } = data.parts;
  const part = validation.count > 0 ? 'The network is not trained on the validation part.' : '';
  return `What acts only in training, such as dropout, is off here. ${part}`.trimEnd();
}

function predictionText({ task, classes }: PreparedData): string {
  if (task === 'gan') return 'Examples that the generator makes, and how real the discriminator takes them to be.';
  return classes.length === 0
    ? 'What the network says of some examples, scaled like the targets in the record file.'
    : `What the network says of some examples. Classes: ${classes.map(plain).join(', ')}.`;
}

/** The cells of parts. Helpers are defined where they are used first. */
function cellsOf(parts: readonly Part[], helpers: ReadonlyMap<string, string>): readonly Cell[] {
  const left = new Map(helpers);
  return parts.flatMap(({ id, text, code }): readonly Cell[] => {
    const needed = helpersFor(code, left).map((name) => {
      const definition = left.get(name) as string;
      left.delete(name);
      return definition;
    });
    return [
      { id: `${id}-text`, type: 'markdown', source: text },
      { id, type: 'code', source: [...needed, ...code].join('\n\n\n') },
    ];
  });
}
