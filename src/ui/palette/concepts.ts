import { dataOf, type ExperimentSpec, environmentOf } from '../../experiment/index.ts';
import { headOf } from '../../notes/index.ts';
import type { ImagesView, TimeView } from '../../store/inspection.ts';
import type { TabId } from '../inspect/openTab.ts';
import type { Command } from './command.ts';
import { field, leadTo, type Place, type Signpost, section } from './places.ts';

/** What the network must learn from for a part of the page to show a concept. */
type Needs = 'examples' | 'classes' | 'a number' | 'rewards';

/** A term of deep learning without a note, with the part of the page that shows what it means. */
interface Concept extends Signpost {
  readonly needs?: Needs;
}

const losses: Place = { region: 'output', at: '[data-part="losses"]' };
const picture: Place = { region: 'output', at: '[data-part="output"]' };
const evaluation = (heading: string): Place => ({ tab: 'evaluation', at: section(heading) });
const gradients = (heading: string): Place => ({ tab: 'gradients', at: section(heading) });
const preparation = (step: string): Place => ({ tab: 'preparation', at: `[data-step="${step}"]` });
const setup = (part: string, name: string): Place => ({ region: 'setup', at: field(part, name) });
const method = setup('method', 'choice');
const optimizer = setup('optimizer', 'choice');
const initializer = setup('initializer', 'choice');
const loss = setup('loss', 'choice');
const regularization = setup('regularization', 'add');
/** The text about the data or the world. */
const about: Place = { region: 'setup', at: '[data-part="about"] summary' };
const images = (view: ImagesView): Place => ({ tab: 'images', images: view });
const time = (view: TimeView): Place => ({ tab: 'time', time: view });
const attention = (heading: string): Place => ({ tab: 'attention', at: section(heading) });
const generate = (heading: string): Place => ({ tab: 'generate', at: section(heading) });
const code = (heading: string): Place => ({ tab: 'code', at: section(heading) });
const game = (heading: string): Place => ({ tab: 'game', at: section(heading) });
const landscape: Place = { tab: 'landscape' };
const formulas: Place = { tab: 'formulas' };
const oneStep: Place = { tab: 'step' };
const program: Place = { tab: 'program', program: 'step' };
const activations: Place = { tab: 'distributions', kind: 'activations' };
const addLayer: Place = { region: 'network', at: field('network', 'add') };

/** The part of the page that shows the concept of a note, by the id of the note. */
export const PLACES: Readonly<Record<string, Place>> = {
  layers: addLayer,
  feature_learning: images('excitation'),
  non_linearity: formulas,
  forward_pass: oneStep,
  backpropagation: oneStep,
  computational_graph: program,
  epochs_and_batches: setup('data', 'batch'),
  hyperparameter_tuning: setup('data', 'replicas'),
  separating_hyperplane: picture,
  decision_boundary: picture,
  choosing_an_activation: formulas,
  saturation: activations,
  sparse_activations: activations,
  zero_centred_activations: activations,
  gradient_descent: optimizer,
  noisy_gradients: setup('data', 'batch'),
  learning_rate: setup('optimizer', 'lr'),
  learning_rate_schedule: setup('schedule', 'choice'),
  momentum: optimizer,
  adaptive_learning_rates: optimizer,
  adam: optimizer,
  local_minimum: landscape,
  saddle_point: landscape,
  loss_landscape: landscape,
  initialization: initializer,
  xavier_and_he: initializer,
  symmetry: initializer,
  vanishing_gradient: gradients('gradient-norms'),
  exploding_gradient: gradients('gradient-norms'),
  dying_relu: activations,
  divergence: setup('optimizer', 'lr'),
  update_ratio: gradients('update-ratios'),
  loss_function: loss,
  squared_error: loss,
  absolute_error_and_huber: loss,
  cross_entropy: loss,
  hinge_loss: loss,
  overfitting: evaluation('generalization-gap'),
  underfitting: losses,
  generalization: evaluation('generalization-gap'),
  weight_decay: regularization,
  l1_sparsity: regularization,
  dropout: addLayer,
  batch_normalization: addLayer,
  early_stopping: regularization,
  noise_injection: regularization,
  data_augmentation: preparation('augment'),
  learning_curves: losses,
  missing_values: preparation('missing'),
  outliers: preparation('outliers'),
  normalization: preparation('scale'),
  one_hot_encoding: preparation('encode'),
  splitting_data: setup('data', 'split'),
  data_leakage: { tab: 'preparation' },
  cross_validation: { tab: 'preparation', at: '[data-field="folds"]' },
  accuracy: { tab: 'evaluation' },
  precision_and_recall: evaluation('precision-recall-curve'),
  f1_score: { tab: 'evaluation' },
  confusion_matrix: evaluation('confusion-matrix'),
  roc_curve: evaluation('roc-curve'),
  calibration: evaluation('calibration-curve'),
  residuals: evaluation('residuals'),
  variance_between_runs: setup('data', 'replicas'),
  dense_layer: addLayer,
  convolution: images('filters'),
  filters: images('filters'),
  receptive_field: images('excitation'),
  translation_invariance: images('shift'),
  saliency_map: images('saliency'),
  feature_visualization: images('excitation'),
  skip_connection: addLayer,
  recurrent_network: time('unrolled'),
  backpropagation_through_time: time('backflow'),
  lstm: time('unrolled'),
  gru: time('unrolled'),
  gates: time('unrolled'),
  embedding: attention('embedding-plane'),
  self_attention: attention('attention-heads'),
  causal_mask: attention('attention-heads'),
  transformer: attention('attention-heads'),
  language_model: generate('samples'),
  sampling: generate('samples'),
  perplexity: generate('loss-units'),
  time_series: generate('forecast'),
  autoencoder: code('code-plane'),
  latent_space: code('code-plane'),
  anomaly_detection: code('code-anomalies'),
  principal_components: code('code-plane'),
  generative_adversarial_network: game('game-slow-motion'),
  mode_collapse: game('game-numbers'),
  equilibrium: game('game-losses'),
  reinforcement_learning: method,
  markov_decision_process: about,
  policy: method,
  returns_and_discount: losses,
  value_function: method,
  advantage: method,
  exploration: method,
  q_learning_and_targets: method,
};

/** What the network must learn from for the places of some notes. */
const NEEDS: Readonly<Record<string, Needs>> = {
  epochs_and_batches: 'examples',
  noisy_gradients: 'examples',
  learning_rate_schedule: 'examples',
  loss_function: 'examples',
  squared_error: 'examples',
  absolute_error_and_huber: 'examples',
  cross_entropy: 'examples',
  hinge_loss: 'examples',
  splitting_data: 'examples',
  separating_hyperplane: 'classes',
  decision_boundary: 'classes',
  precision_and_recall: 'classes',
  confusion_matrix: 'classes',
  roc_curve: 'classes',
  calibration: 'classes',
  residuals: 'a number',
  time_series: 'a number',
  reinforcement_learning: 'rewards',
  markov_decision_process: 'rewards',
  policy: 'rewards',
  returns_and_discount: 'rewards',
  value_function: 'rewards',
  advantage: 'rewards',
  exploration: 'rewards',
  q_learning_and_targets: 'rewards',
};

/** Further terms that a first course on deep learning uses. */
export const CONCEPTS: readonly Concept[] = [
  {
    title: 'One step, slowly',
    explain: 'Follows the next training step number by number: forward, loss, chain rule, optimizer.',
    words: ['one step', 'worksheet', 'by hand', 'slow motion', 'chain rule', 'stages', 'calculation'],
    place: oneStep,
  },
  {
    title: 'Distribution of the weights',
    explain: 'Shows how the weights of each layer are spread and how that changes during the run.',
    words: ['weight histogram', 'internal covariate shift'],
    place: { tab: 'distributions', kind: 'weights' },
  },
  {
    title: 'Activation function',
    explain: 'Formulas plots the activation of the chosen layer with its derivative; without one a network is linear.',
    words: ['nonlinearity', 'non-linearity', 'derivative', 'neuron'],
    place: { tab: 'formulas' },
  },
  {
    title: 'Metrics',
    explain: 'Evaluation measures the network on the training, the validation or the test part.',
    words: ['accuracy', 'f1', 'error rate', 'r2', 'mean absolute error', 'test set', 'score'],
    place: { tab: 'evaluation' },
  },
  {
    title: 'Hidden state',
    explain: 'What a recurrent layer passes on from step to step, unrolled over the example in view.',
    words: ['recurrent state', 'unrolled network', 'memory cell', 'cell state', 'recurrence'],
    place: time('unrolled'),
  },
  {
    title: 'Connectivity',
    explain: 'How strongly each earlier step of a sequence counts for a prediction.',
    words: ['context', 'sequence saliency', 'causal mask'],
    place: time('connectivity'),
  },
  {
    title: 'Temperature and top-k',
    explain: 'A lower temperature and a smaller k make samples more predictable and less varied.',
    words: ['softmax temperature', 'creativity', 'truncated sampling'],
    place: generate('samples'),
  },
  {
    title: 'Forecast',
    explain: 'Predictions of a time series one step ahead, and from predictions that are fed back.',
    words: ['time series', 'autoregressive', 'free-running', 'teacher forcing', 'exposure bias', 'naive forecast'],
    place: generate('forecast'),
    needs: 'a number',
  },
  {
    title: 'Interpolation in latent space',
    explain: 'The way from one example to another between their codes, beside the mix of their inputs.',
    words: ['morphing', 'generative', 'mixing'],
    place: code('code-interpolation'),
  },
  {
    title: 'Reward',
    explain: 'The number that the world gives for each move: nothing else tells an agent what is good.',
    words: ['reinforcement', 'punishment', 'reward shaping', 'sparse reward'],
    place: about,
    needs: 'rewards',
  },
  {
    title: 'Discount',
    explain: 'The factor γ by which a reward counts less for each move that it comes later.',
    words: ['gamma', 'time preference', 'horizon'],
    place: setup('method', 'gamma'),
    needs: 'rewards',
  },
  {
    title: 'Episode',
    explain: 'The moves of an agent from a start until the world ends them or they are cut off.',
    words: ['trajectory', 'rollout', 'trial', 'terminal state', 'truncation'],
    place: losses,
    needs: 'rewards',
  },
  {
    title: 'Compare runs',
    explain: 'Runs lists the settings and results of all saved runs.',
    words: ['earlier runs', 'experiment tracking', 'history of runs', 'leaderboard'],
    place: { tab: 'runs' },
  },
  {
    title: 'Exported network',
    explain: 'The graph of operations of the ONNX file that Export saves.',
    words: ['onnx graph', 'netron', 'inference model', 'deployment'],
    place: { tab: 'program', program: 'file' },
  },
  {
    title: 'Depth of the network',
    explain: 'The menu beside + in the network adds hidden layers of every kind.',
    words: ['deep', 'hidden layers', 'architecture', 'multilayer perceptron'],
    place: addLayer,
  },
];

/** The command that leads from a note to the part of the page that shows its concept; null if there is none. */
export function conceptCommand(note: string, spec: ExperimentSpec): Command | null {
  const place = PLACES[note];
  const head = headOf(note);
  if (place === undefined || head === undefined) return null;
  const { title, definition: explain } = head;
  return { group: 'Concepts', ...leadTo({ title, explain, place }), reason: whyNot(spec, NEEDS[note], place) };
}

/** Commands that lead from a concept without a note to the part of the page that shows it. */
export function conceptCommands(spec: ExperimentSpec): readonly Command[] {
  return CONCEPTS.map(({ needs, ...signpost }) => ({
    group: 'Concepts',
    ...leadTo(signpost),
    reason: whyNot(spec, needs, signpost.place),
  }));
}

/** Why the experiment cannot show a concept; null if it can. */
function whyNot(spec: ExperimentSpec, needs: Needs | undefined, place: Place): string | null {
  return environmentOf(spec) ? notOfWorld(spec, needs, place) : notOfExamples(spec, needs);
}

/** The tabs about a fixed set of examples. */
const OF_EXAMPLES: readonly TabId[] = ['evaluation', 'preparation', 'landscape'];

/** Why a concept cannot be shown where an agent learns; null if it can. */
function notOfWorld(spec: ExperimentSpec, needs: Needs | undefined, place: Place): string | null {
  const isOfExamples = 'tab' in place && OF_EXAMPLES.includes(place.tab);
  if (needs === 'rewards' || (needs === undefined && !isOfExamples)) return null;
  return `${dataOf(spec).label} is a world with rewards, and has nothing to predict`;
}

/** Why a concept cannot be shown where a network learns from examples; null if it can. */
function notOfExamples(spec: ExperimentSpec, needs: Needs | undefined): string | null {
  const { answer, label } = dataOf(spec);
  const predicts = answer === 'number' ? 'a number' : answer === 'input' ? 'its own inputs' : 'classes';
  if (needs === undefined || needs === 'examples' || needs === predicts) return null;
  if (needs === 'rewards') return `${label} has no rewards: choose a world as the data`;
  return `${label} has ${predicts} to predict, not ${needs}`;
}
