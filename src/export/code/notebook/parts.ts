import type { PreparedData } from '../../../compiler/data.ts';
import { entryOf } from '../../../experiment/index.ts';
import type { ExportedStart } from '../../exported.ts';
import { quoted } from '../script.ts';
import type { Sectioned } from '../torch/program.ts';
import { formula, lossFormula, networkFormulas, optimizerFormulas, regularizerFormulas } from './formulas.ts';
import { plain } from './markdown.ts';
import { dataPicture, resultPicture } from './pictures.ts';
import { plotLosses } from './training.ts';

/** The text before a cell, and the definitions and statements in it. */
export interface Part {
  readonly id: string;
  readonly text: string;
  readonly code: readonly string[];
}

/** The parts of the program of a single run, in the order in which they run. */
export function partsOf({ spec, data, name }: ExportedStart, { sections, running }: Sectioned): readonly Part[] {
  const { world, network, loss, schedule, start, step, evaluation, prediction, replay, training } = sections;
  const kind = data.world ? 'agent' : data.task === 'gan' ? 'game' : 'single';
  const record = `RECORD = dict(np.load(${quoted(`${name}.npz`)}))\n${sections.data}`;
  const picture = dataPicture({ spec, data });
  return [
    {
      id: 'data',
      text: `## ${data.world ? 'World' : 'Data'}\n\n${dataText({ spec, data })}`,
      code: world.length === 0 ? [`${record}\n\n${picture}`] : [record, ...world, picture],
    },
    {
      id: 'network',
      text: `## Network\n\n${networkFormulas(spec)}`,
      code: [...network, [...start.networks, ...start.recorded].join('\n')],
    },
    { id: 'loss', text: `## Loss\n\n${lossFormula(spec)}`, code: loss },
    {
      id: 'optimizer',
      text: `## Optimizer\n\n${optimizerFormulas(spec)}`,
      code: [...schedule, start.optimizers.join('\n')],
    },
    {
      id: 'step',
      text: `## Training step\n\n${regularizerFormulas(spec) || 'A step follows the gradient of the loss.'}`,
      code: [...step, ...evaluation],
    },
    {
      id: 'replay',
      text: `## The recorded steps

This cell fails if a loss differs from the recorded one. Run it once, before training goes on.`,
      code: [...replay, running.replay.join('\n')],
    },
    {
      id: 'training',
      text: `## Training

The curves grow while the network trains. To train for longer, run the cell again: it goes on with the network as it is, in a new picture.`,
      code: [...training, plotLosses[kind], running.train('plot_losses')],
    },
    {
      id: 'evaluation',
      text: `## Evaluation\n\n${evaluationText(data)}`,
      code: [...prediction, resultPicture({ spec, data })],
    },
    { id: 'predict', text: `## Predictions\n\n${predictionText(data)}`, code: [running.predict.join('\n')] },
  ];
}

function dataText({ spec, data }: Pick<ExportedStart, 'spec' | 'data'>): string {
  const { label, explain, ...task } = entryOf('tasks', data.task);
  const text = `**${label}.** ${explain}\n\n${formula(task)}`;
  const world = data.world && entryOf('datasets', spec.data.id);
  return world?.kind === 'environment' ? `**${world.label}.** ${world.explain}\n\n${formula(world)}\n\n${text}` : text;
}

function evaluationText({ parts, world }: PreparedData): string {
  if (world) return 'The mean return is that of the last episode in each world.';
  const part = parts.validation.count > 0 ? ' The network is not trained on the validation part.' : '';
  return `What acts only in training, such as dropout, is off here.${part}`;
}

function predictionText({ task, classes, world }: PreparedData): string {
  if (world) return 'What the network says of the actions in some of the worlds.';
  if (task === 'gan') return 'Examples that the generator makes, and how real the discriminator takes them to be.';
  return classes.length === 0
    ? 'What the network says of some examples, in the unit of the data.'
    : `What the network says of some examples. Classes: ${classes.map(plain).join(', ')}.`;
}
