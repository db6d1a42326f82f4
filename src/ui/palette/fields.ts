import type { Hyperparameter } from '../../catalog/entry.ts';
import {
  type Call,
  dataOf,
  type ExperimentSpec,
  entryOf,
  idleScalerSettings,
  layerTitles,
  learnsByReward,
  OWN,
  type Section,
} from '../../experiment/index.ts';
import { chooseLayer } from '../../store/choice.ts';
import type { Command } from './command.ts';
import { field, leadTo, type Place, type Signpost } from './places.ts';

/** Commands that move the focus to the field of a setting, for all settings of an experiment. */
export function fieldCommands(spec: ExperimentSpec): readonly Command[] {
  const { optimizer, schedule, loss, method, initializer, bias, regularizers, data } = spec;
  const isAgent = learnsByReward(spec);
  const commands = [
    ...hyperCommands('optimizers', optimizer, '', (name) => setup('optimizer', name)),
    ...(data.id === OWN ? [] : hyperCommands('datasets', data, '', (name) => setup('data', name))),
    ...(dataOf(spec).isOrdered ? [leadTo(EXAMPLES)] : []),
    ...(isAgent ? OF_AGENT : OF_EXAMPLES).map(leadTo),
    ...USUAL.map(leadTo),
    ...(isAgent
      ? hyperCommands('methods', method, label('methods', method), (name) => setup('method', name))
      : hyperCommands('losses', loss, label('losses', loss), (name) => setup('loss', name))),
    ...hyperCommands('schedules', schedule, label('schedules', schedule), (name) => setup('schedule', name)),
    ...hyperCommands('initializers', initializer, 'the initializer', (name) => setup('initializer', name)),
    ...hyperCommands('initializers', bias, 'the biases', (name) => setup('bias', name)),
    ...regularizers.flatMap((one) =>
      hyperCommands('regularizers', one, label('regularizers', one), (name) => setup(one.id, name)),
    ),
    ...layerCommands(spec),
    ...(isAgent ? [] : preparationCommands(spec)),
  ];
  return commands.map((command) => ({ group: 'Settings', ...command }));
}

type Setting = Omit<Command, 'group'>;

const EXAMPLES: Signpost = {
  title: 'Windows of a time series',
  explain: 'Makes windows of consecutive rows the examples, in place of each row by itself.',
  words: ['examples', 'time series', 'sequence', 'forecast', 'horizon', 'lag', 'sliding window', 'context length'],
  place: setup('data', 'series'),
};

/** Settings of a network that learns from examples. */
const OF_EXAMPLES: readonly Signpost[] = [
  {
    title: 'Schedule',
    explain: 'Changes the learning rate during the run.',
    words: ['learning rate decay', 'annealing', 'warm-up'],
    place: setup('schedule', 'choice'),
  },
  {
    title: 'Batch size',
    explain: 'The number of examples over which each step averages its gradient.',
    words: ['mini-batch', 'full batch', 'stochastic', 'epoch', 'iteration'],
    place: setup('data', 'batch'),
  },
  {
    title: 'Split',
    explain: 'Divides the examples into a training, a validation and a test part.',
    words: ['training part', 'validation part', 'test part', 'holdout', 'train test split'],
    place: setup('data', 'split'),
  },
  {
    title: 'Loss',
    explain: 'The function that training minimizes.',
    words: ['cost function', 'objective', 'error'],
    place: setup('loss', 'choice'),
  },
  {
    title: 'Features',
    explain: 'The data from which the network predicts.',
    words: ['inputs', 'feature engineering', 'polynomial features'],
    place: { region: 'network', at: field('network', 'features') },
  },
  {
    title: 'Folds of cross-validation',
    explain: 'Divides the training and validation parts into folds, one of which validates.',
    words: ['k-fold'],
    place: { tab: 'preparation', at: '[data-field="folds"]' },
  },
];

/** Settings of an agent that learns from rewards. */
const OF_AGENT: readonly Signpost[] = [
  {
    title: 'Worlds',
    explain: 'The number of worlds in which the agent acts side by side.',
    words: ['parallel environments', 'batch size', 'vectorized environment'],
    place: setup('data', 'worlds'),
  },
  {
    title: 'Moves per step',
    explain: 'The number of moves that the agent makes in each world before it learns.',
    words: ['rollout length', 'n-step', 'horizon', 'batch size'],
    place: setup('data', 'moves'),
  },
  {
    title: 'Method',
    explain: 'Decides what the agent learns from its rewards.',
    words: ['algorithm', 'reinforcement learning', 'loss', 'objective'],
    place: setup('method', 'choice'),
  },
];

/** Settings of every experiment. */
const USUAL: readonly Signpost[] = [
  {
    title: 'Seed',
    explain: 'Determines everything random in a run: the same seed gives the same run.',
    words: ['random', 'reproducibility'],
    place: setup('data', 'seed'),
  },
  {
    title: 'Runs at once',
    explain: 'Trains several copies side by side that differ in their seed or in one number.',
    words: ['replicas', 'sweep', 'hyperparameter search', 'tuning', 'grid search'],
    place: setup('data', 'replicas'),
  },
  {
    title: 'Run until',
    explain: 'Ends the run after a number of epochs, steps or seconds, or when a score is reached.',
    words: ['stop', 'end', 'epochs', 'goal', 'target', 'limit', 'budget'],
    place: setup('until', 'endings'),
  },
  {
    title: 'Optimizer',
    explain: 'Computes a step from the gradient.',
    words: ['gradient descent', 'optimiser'],
    place: setup('optimizer', 'choice'),
  },
  {
    title: 'Initializer',
    explain: 'Draws the initial weights.',
    words: ['initialization', 'symmetry breaking'],
    place: setup('initializer', 'choice'),
  },
  { title: 'Initializer of the biases', explain: 'Draws the initial biases.', place: setup('bias', 'choice') },
  {
    title: 'Regularization',
    explain: 'Adds a penalty, noise, clipping or early stopping.',
    place: setup('regularization', 'add'),
  },
];

function layerCommands({ layers, output }: ExperimentSpec): readonly Setting[] {
  const titles = [...layerTitles(layers), 'the output'];
  const onLayer = (index: number, name: string): Place => ({ region: 'network', at: field(`layer${index}`, name) });
  const numbers = layers.flatMap((layer, index) => [
    // Hyperparameters with options, and rare ones, are behind the same button as the settings of a single layer.
    ...hyperCommands('layers', layer, titles[index] ?? '', (name, { options, rare }) =>
      onLayer(index, options || rare ? 'more' : name),
    ),
    leadTo({
      title: `More settings of ${titles[index]}`,
      explain: 'Initializer, penalty and freezing of this layer only.',
      place: onLayer(index, 'more'),
    }),
  ]);
  const activations = [...layers.map(({ activation }) => activation), output].flatMap((activation, index) => {
    if (!activation) return [];
    const of = `${label('activations', activation)} on ${titles[index]}`;
    const at = (name: string): Place => ({ tab: 'formulas', at: field('activation', name) });
    return hyperCommands('activations', activation, of, at).map((command) => ({
      ...command,
      run() {
        chooseLayer(index);
        command.run();
      },
    }));
  });
  return [...numbers, ...activations];
}

function preparationCommands(spec: ExperimentSpec): readonly Setting[] {
  const { missing, outliers, scaler, augmentations } = spec;
  const inStep = (step: string) => (name: string) => preparation(`[data-step="${step}"] [data-field="${name}"]`);
  return [
    ...hyperCommands('imputers', missing, label('imputers', missing), inStep('missing')),
    ...hyperCommands('outliers', outliers, label('outliers', outliers), inStep('outliers')),
    ...hyperCommands('scalers', scaler, 'the scaler', inStep('scale'), idleScalerSettings(spec)),
    ...augmentations.flatMap((one) =>
      hyperCommands('augmentations', one, label('augmentations', one), (name) => preparation(field(one.id, name))),
    ),
  ];
}

/** Other names of hyperparameters. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  lr: ['eta', 'step size'],
  units: ['neurons', 'nodes', 'width', 'capacity'],
  n: ['samples', 'size of the data'],
  lambda: ['strength'],
};

/**
 * Commands for the hyperparameters of an entry.
 * @param of the name of the entry in their titles; empty if the name of the hyperparameter is enough
 * @param placeOf returns the place of the field of a hyperparameter
 * @param without names of hyperparameters that have no field
 */
function hyperCommands(
  section: Section,
  { id }: Call,
  of: string,
  placeOf: (name: string, hyper: Hyperparameter) => Place,
  without: readonly string[] = [],
): readonly Setting[] {
  const shown = Object.entries(entryOf(section, id).hyper).filter(([name]) => !without.includes(name));
  return shown.map(([name, hyper]) =>
    leadTo({
      title: of ? `${hyper.label} of ${of}` : hyper.label,
      explain: hyper.explain,
      words: [name, ...(ALSO[name] ?? [])],
      place: placeOf(name, hyper),
    }),
  );
}

function setup(part: string, name: string): Place {
  return { region: 'setup', at: field(part, name) };
}

function preparation(at: string): Place {
  return { tab: 'preparation', at };
}

function label(section: Section, { id }: Call): string {
  return entryOf(section, id).label;
}
