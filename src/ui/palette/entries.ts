import {
  activationsFor,
  biasInitializers,
  call,
  chosenTask,
  dataOf,
  defaultLayer,
  type ExperimentSpec,
  entryOf,
  folderOf,
  idsOf,
  layerTitles,
  learnsByReward,
  lossesFor,
  MAX_LAYERS,
  outputsFor,
  regularizersFor,
  suitsAgent,
  tasksFor,
  weightInitializers,
  whyNoLayer,
} from '../../experiment/index.ts';
import { chooseLayer, chooseSubject } from '../../store/choice.ts';
import { arrangeLayers, chooseDataset, chooseOptimizer, chooseTask, edit, editLayer } from '../../store/experiment.ts';
import { type Choice, described } from './choice.ts';
import type { Command } from './command.ts';
import { augmentationCommands, preparationChoices } from './preparation.ts';

/** Commands that change the experiment to use an entry, for all entries of the catalog. */
export function entryCommands(spec: ExperimentSpec, layer: number): readonly Command[] {
  const { task, label: data } = dataOf(spec);
  const loss = entryOf('losses', spec.loss.id).label;
  const isAgent = learnsByReward(spec);
  const choices: readonly Choice[] = [
    activationChoice(spec, layer),
    {
      section: 'losses',
      group: 'Loss',
      title: (label) => `Loss: ${label}`,
      possible: isAgent ? [] : lossesFor(task),
      why: isAgent ? METHOD_DECIDES : `It does not fit the task of ${data}`,
      chosen: isAgent ? null : spec.loss.id,
      choose(id) {
        edit({ loss: call('losses', id) });
        chooseSubject('loss');
      },
    },
    {
      section: 'methods',
      group: 'Method',
      title: (label) => `Method: ${label}`,
      possible: isAgent ? idsOf('methods') : [],
      why: `${data} has no rewards from which an agent could learn`,
      chosen: isAgent ? spec.method.id : null,
      choose(id) {
        edit({ method: call('methods', id) });
        chooseSubject('method');
      },
    },
    {
      section: 'optimizers',
      group: 'Optimizer',
      title: (label) => `Optimizer: ${label}`,
      possible: idsOf('optimizers'),
      why: '',
      chosen: spec.optimizer.id,
      choose(id) {
        chooseOptimizer(id);
        chooseSubject('optimizer');
      },
    },
    {
      section: 'schedules',
      group: 'Schedule',
      title: (label) => `Schedule: ${label}`,
      possible: learnsByReward(spec) ? [spec.schedule.id] : idsOf('schedules'),
      why: 'An agent has no epochs',
      chosen: spec.schedule.id,
      choose(id) {
        edit({ schedule: call('schedules', id) });
        chooseSubject('schedule');
      },
    },
    {
      section: 'initializers',
      group: 'Initializer',
      title: (label) => `Initializer: ${label}`,
      possible: weightInitializers(),
      why: 'It cannot draw weights',
      chosen: spec.initializer.id,
      choose(id) {
        edit({ initializer: call('initializers', id) });
        chooseSubject('initializer');
      },
    },
    {
      section: 'initializers',
      group: 'Initializer of the biases',
      title: (label) => `Biases: ${label}`,
      possible: biasInitializers(),
      why: 'It cannot draw biases',
      chosen: spec.bias.id,
      choose(id) {
        edit({ bias: call('initializers', id) });
        chooseSubject('bias');
      },
    },
    {
      section: 'tasks',
      group: 'Task',
      title: (label) => `Task: ${label}`,
      possible: [dataOf({ ...spec, task: null }).task, ...tasksFor(spec)],
      why: `It does not fit ${data}`,
      chosen: task,
      choose(id) {
        chooseTask(chosenTask(id));
        chooseSubject('data');
      },
    },
    {
      section: 'datasets',
      group: 'Dataset',
      title: (label, id) => `${isWorld(id) ? 'World' : 'Dataset'}: ${label}`,
      possible: idsOf('datasets'),
      why: '',
      chosen: spec.data.id,
      choose(id) {
        chooseDataset(id);
        chooseSubject('data');
      },
    },
  ];
  return [
    ...layerCommands(spec, layer),
    ...[...choices, ...preparationChoices(spec)].flatMap(choiceCommands),
    ...regularizerCommands(spec, task, loss),
    ...augmentationCommands(spec),
  ];
}

const METHOD_DECIDES = 'The method of the agent decides on it';

function isWorld(id: string): boolean {
  return folderOf('datasets', id) === 'environments';
}

function choiceCommands({ section, group, title, possible, why, chosen, choose }: Choice): readonly Command[] {
  return idsOf(section).map((id) => ({
    ...described(section, id),
    group,
    title: title(entryOf(section, id).label, id),
    current: id === chosen,
    reason: possible.includes(id) ? null : why,
    run: () => choose(id),
  }));
}

/** The activations of the chosen layer. */
function activationChoice(spec: ExperimentSpec, layer: number): Choice {
  const hidden = spec.layers[layer];
  const name = layerTitles(spec.layers)[layer] ?? 'the output';
  const choice = {
    section: 'activations',
    group: 'Activation',
    title: (label: string) => `Activation of ${name}: ${label}`,
  } as const;
  const choose = (id: string) => {
    const activation = call('activations', id);
    if (hidden) editLayer(layer, { activation });
    else edit({ output: activation }, { anchor: 'output' });
    chooseLayer(layer);
  };
  if (!hidden && learnsByReward(spec)) {
    return { ...choice, possible: [], why: METHOD_DECIDES, chosen: spec.output.id, choose };
  }
  if (!hidden) {
    const possible = outputsFor(dataOf(spec).task, spec.loss.id);
    const why = `${entryOf('losses', spec.loss.id).label} does not support it`;
    return { ...choice, possible, why, chosen: spec.output.id, choose };
  }
  if (hidden.activation === null) {
    return { ...choice, possible: [], why: `${name} has no activation`, chosen: null, choose };
  }
  const why = 'It can only be used on the output layer';
  return { ...choice, possible: activationsFor('hidden'), why, chosen: hidden.activation.id, choose };
}

function layerCommands(spec: ExperimentSpec, chosen: number): readonly Command[] {
  const { layers } = spec;
  const full = layers.length >= MAX_LAYERS ? `At most ${MAX_LAYERS} hidden layers` : null;
  const titles = layerTitles(layers);
  const adding = idsOf('layers').map((id) => ({
    ...described('layers', id),
    group: 'Layers',
    title: `Add a layer: ${entryOf('layers', id).label}`,
    reason: full ?? layerReason(spec, id),
    run() {
      arrangeLayers((layers) => [...layers, defaultLayer(id)]);
      chooseLayer(layers.length);
    },
  }));
  const looking = [...titles, 'the output'].map((title, index) => ({
    group: 'Layers',
    title: `Look at ${title}`,
    explain: 'Explains the layer. The activation commands of the palette then change this layer.',
    current: index === chosen,
    onlyShows: true,
    reason: null,
    run: () => chooseLayer(index),
  }));
  const removing = titles.map((title, index) => ({
    group: 'Layers',
    title: `Remove ${title}`,
    explain: 'Removes the layer from the network.',
    reason: null,
    run: () => arrangeLayers((layers) => layers.toSpliced(index, 1)),
  }));
  return [...adding, ...looking, ...removing];
}

/** Why a layer cannot be added at the end, as a sentence; null if it can. */
function layerReason(spec: ExperimentSpec, id: string): string | null {
  const problem = whyNoLayer(spec, spec.layers.length, defaultLayer(id));
  return problem && `It ${problem}`;
}

function regularizerCommands(
  { regularizers, loss: { id: lossId } }: ExperimentSpec,
  task: Parameters<typeof regularizersFor>[0],
  loss: string,
): readonly Command[] {
  const isAgent = entryOf('tasks', task).learning === 'reinforcement';
  const possible = regularizersFor(task, lossId).filter((id) => !isAgent || suitsAgent(id));
  return idsOf('regularizers').map((id) => {
    const active = regularizers.some((one) => one.id === id);
    return {
      ...described('regularizers', id),
      group: 'Regularization',
      title: `${active ? 'Remove' : 'Add'} ${entryOf('regularizers', id).label}`,
      current: active,
      reason: possible.includes(id) ? null : `It does not apply to ${isAgent ? 'an agent' : loss}`,
      run() {
        if (active) return edit((spec) => ({ regularizers: spec.regularizers.filter((one) => one.id !== id) }));
        edit((spec) => ({ regularizers: [...spec.regularizers, call('regularizers', id)] }));
        chooseSubject({ regularizer: id });
      },
    };
  });
}
