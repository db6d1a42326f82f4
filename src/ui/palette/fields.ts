import type { Hyperparameter } from '../../catalog/entry.ts';
import { type Call, type ExperimentSpec, entryOf, layerTitles, OWN, type Section } from '../../spec/index.ts';
import { chooseLayer } from '../../store/choice.ts';
import type { Command } from './command.ts';
import { field, leadTo, type Place, type Signpost } from './places.ts';

/** The settings of an experiment, each as a command that takes the focus to its field. */
export function fieldCommands(spec: ExperimentSpec): readonly Command[] {
  const { optimizer, schedule, loss, initializer, bias, regularizers, data } = spec;
  const commands = [
    ...hyperCommands('optimizers', optimizer, '', (name) => setup('optimizer', name)),
    ...(data.id === OWN ? [] : hyperCommands('datasets', data, '', (name) => setup('data', name))),
    ...USUAL.map(leadTo),
    ...hyperCommands('losses', loss, label('losses', loss), (name) => setup('loss', name)),
    ...hyperCommands('schedules', schedule, label('schedules', schedule), (name) => setup('schedule', name)),
    ...hyperCommands('initializers', initializer, 'the initializer', (name) => setup('initializer', name)),
    ...hyperCommands('initializers', bias, 'the biases', (name) => setup('bias', name)),
    ...regularizers.flatMap((one) =>
      hyperCommands('regularizers', one, label('regularizers', one), (name) => setup(one.id, name)),
    ),
    ...layerCommands(spec),
    ...preparationCommands(spec),
  ];
  return commands.map((command) => ({ group: 'Settings', ...command }));
}

type Setting = Omit<Command, 'group'>;

/** The settings that every experiment has. */
const USUAL: readonly Signpost[] = [
  {
    title: 'Batch size',
    explain: 'How many examples each step averages its gradient over.',
    words: ['mini-batch', 'full batch', 'stochastic', 'epoch', 'iteration'],
    place: setup('data', 'batch'),
  },
  {
    title: 'Split',
    explain: 'How the examples are divided into a training, a validation and a test part.',
    words: ['training part', 'validation part', 'test part', 'holdout', 'train test split'],
    place: setup('data', 'split'),
  },
  {
    title: 'Seed',
    explain: 'All chance in a run comes from it: the same seed gives the same run.',
    words: ['random', 'reproducibility'],
    place: setup('data', 'seed'),
  },
  {
    title: 'Runs at once',
    explain: 'Trains several copies side by side, which differ in their seed or in one number.',
    words: ['replicas', 'sweep', 'hyperparameter search', 'tuning', 'grid search'],
    place: setup('data', 'replicas'),
  },
  {
    title: 'Loss',
    explain: 'What training makes small.',
    words: ['cost function', 'objective', 'error'],
    place: setup('loss', 'choice'),
  },
  {
    title: 'Optimizer',
    explain: 'How a gradient becomes a step.',
    words: ['gradient descent', 'optimiser'],
    place: setup('optimizer', 'choice'),
  },
  {
    title: 'Schedule',
    explain: 'How the learning rate changes during the run.',
    words: ['learning rate decay', 'annealing', 'warm-up'],
    place: setup('schedule', 'choice'),
  },
  {
    title: 'Initializer',
    explain: 'What the first weights are drawn from.',
    words: ['initialization', 'symmetry breaking'],
    place: setup('initializer', 'choice'),
  },
  { title: 'Initializer of the biases', explain: 'What the first biases are.', place: setup('bias', 'choice') },
  {
    title: 'Regularization',
    explain: 'Adds a penalty, noise, clipping or early stopping.',
    place: setup('regularization', 'add'),
  },
  {
    title: 'Features',
    explain: 'What the network gets as its inputs.',
    words: ['inputs', 'feature engineering', 'polynomial features'],
    place: { region: 'network', at: field('network', 'features') },
  },
  {
    title: 'Folds of cross-validation',
    explain: 'Cuts training and validation part into folds, of which one validates.',
    words: ['k-fold'],
    place: { tab: 'preparation', at: '[data-field="folds"]' },
  },
];

function layerCommands({ layers, output }: ExperimentSpec): readonly Setting[] {
  const titles = [...layerTitles(layers), 'the output'];
  const onLayer = (index: number, name: string): Place => ({ region: 'network', at: field(`layer${index}`, name) });
  const numbers = layers.flatMap((layer, index) => [
    // Choices among words are behind the same button as what the layer may have of its own.
    ...hyperCommands('layers', layer, titles[index] ?? '', (name, { options }) =>
      onLayer(index, options ? 'more' : name),
    ),
    leadTo({
      title: `More of ${titles[index]}`,
      explain: 'Initializer, penalty and freezing of this layer alone.',
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

function preparationCommands({ missing, outliers, scaler, augmentations }: ExperimentSpec): readonly Setting[] {
  const inStep = (step: string) => (name: string) => preparation(`[data-step="${step}"] [data-field="${name}"]`);
  return [
    ...hyperCommands('imputers', missing, label('imputers', missing), inStep('missing')),
    ...hyperCommands('outliers', outliers, label('outliers', outliers), inStep('outliers')),
    ...hyperCommands('scalers', scaler, 'the scaler', inStep('scale')),
    ...augmentations.flatMap((one) =>
      hyperCommands('augmentations', one, label('augmentations', one), (name) => preparation(field(one.id, name))),
    ),
  ];
}

/** What people also call a number. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  lr: ['eta', 'step size'],
  units: ['neurons', 'nodes', 'width', 'capacity'],
  n: ['samples', 'size of the data'],
  lambda: ['strength'],
};

/**
 * The numbers and choices of an entry.
 * @param of whose they are; empty where their own name is enough
 * @param placeOf where the field of a number is, by the name of the number
 */
function hyperCommands(
  section: Section,
  { id }: Call,
  of: string,
  placeOf: (name: string, hyper: Hyperparameter) => Place,
): readonly Setting[] {
  return Object.entries(entryOf(section, id).hyper).map(([name, hyper]) =>
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
