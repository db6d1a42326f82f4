import { dataOf, type ExperimentSpec, environmentOf } from '../../experiment/index.ts';
import type { ImagesView, TimeView } from '../../store/inspection.ts';
import type { TabId } from '../inspect/openTab.ts';
import type { Command } from './command.ts';
import { field, leadTo, type Place, type Signpost, section } from './places.ts';

/** A term of deep learning, with the part of the page that shows what it means. */
interface Concept extends Signpost {
  /** What the network must learn from for the part to show it: a kind of target, or rewards. */
  readonly needs?: 'classes' | 'a number' | 'rewards';
}

const losses: Place = { region: 'output', at: '[data-part="losses"]' };
const picture: Place = { region: 'output', at: '[data-part="output"]' };
const evaluation = (heading: string): Place => ({ tab: 'evaluation', at: section(heading) });
const gradients = (heading: string): Place => ({ tab: 'gradients', at: section(heading) });
const preparation = (step: string): Place => ({ tab: 'preparation', at: `[data-step="${step}"]` });
const setup = (part: string, name: string): Place => ({ region: 'setup', at: field(part, name) });
const method = setup('method', 'choice');
/** The text about the data or the world. */
const about: Place = { region: 'setup', at: '[data-part="about"] summary' };
const images = (view: ImagesView): Place => ({ tab: 'images', images: view });
const time = (view: TimeView): Place => ({ tab: 'time', time: view });
const attention = (heading: string): Place => ({ tab: 'attention', at: section(heading) });
const generate = (heading: string): Place => ({ tab: 'generate', at: section(heading) });
const code = (heading: string): Place => ({ tab: 'code', at: section(heading) });
const game = (heading: string): Place => ({ tab: 'game', at: section(heading) });
const landscape: Place = { tab: 'landscape' };
const program: Place = { tab: 'program' };
const activations: Place = { tab: 'distributions', kind: 'activations' };
const addLayer: Place = { region: 'network', at: field('network', 'add') };

/** The terms that a first course on deep learning uses. */
export const CONCEPTS: readonly Concept[] = [
  {
    title: 'Overfitting',
    explain: 'The training loss falls while the validation loss rises: Evaluation plots the gap between them.',
    words: ['generalization gap', 'generalisation', 'memorizing', 'high variance'],
    place: evaluation('generalization-gap'),
  },
  {
    title: 'Underfitting',
    explain: 'Both losses stay high, because the network is too small or was trained too briefly.',
    words: ['high bias', 'capacity'],
    place: losses,
  },
  {
    title: 'Learning curves',
    explain: 'The training and the validation loss over the steps.',
    words: ['loss curve', 'convergence', 'plateau'],
    place: losses,
  },
  {
    title: 'Divergence',
    explain: 'A learning rate that is too large makes the loss grow without bound.',
    words: ['nan', 'unstable', 'oscillation', 'exploding loss'],
    place: setup('optimizer', 'lr'),
  },
  {
    title: 'Vanishing gradient',
    explain: 'The gradient gets shorter from layer to layer towards the input: Gradients compares its lengths.',
    words: ['vanishing gradients', 'gradient flow', 'gradient norm'],
    place: gradients('gradient-norms'),
  },
  {
    title: 'Exploding gradient',
    explain: 'The gradient gets longer from layer to layer towards the input: Gradients compares its lengths.',
    words: ['exploding gradients', 'gradient norm', 'clipping'],
    place: gradients('gradient-norms'),
  },
  {
    title: 'Update ratio',
    explain: 'A step usually changes weights by about a thousandth of their length.',
    words: ['update to weight ratio', 'step length'],
    place: gradients('update-ratios'),
  },
  {
    title: 'Dead units',
    explain: 'A ReLU unit that outputs 0 for every example no longer learns: all its activations are 0.',
    words: ['dying relu', 'dead neurons', 'dead relu', 'sparsity'],
    place: activations,
  },
  {
    title: 'Saturation',
    explain: 'Where sigmoid or tanh is flat, hardly any gradient passes: the activations pile up at its limits.',
    words: ['saturated units'],
    place: activations,
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
    title: 'Decision boundary',
    explain: 'The line in the output picture at which the predicted class changes.',
    words: ['separating hyperplane', 'linear separability', 'perceptron', 'contour'],
    place: picture,
    needs: 'classes',
  },
  {
    title: 'Loss landscape',
    explain: 'The training loss on a plane through the parameters of the network.',
    words: ['loss surface', 'error surface', 'convexity', 'convex'],
    place: landscape,
  },
  {
    title: 'Local minimum',
    explain: 'A point that is lower than everything around it: the landscape shows what surrounds the network.',
    words: ['global minimum', 'local minima', 'flat minimum', 'sharp minimum'],
    place: landscape,
  },
  {
    title: 'Saddle point',
    explain: 'The gradient is zero there, but the loss falls in some directions and rises in others.',
    place: landscape,
  },
  {
    title: 'Backpropagation',
    explain: 'Program shows the nodes that compute the gradient, derived from the forward pass by the chain rule.',
    words: ['autodiff', 'automatic differentiation', 'chain rule', 'backward pass', 'reverse mode'],
    place: program,
  },
  {
    title: 'Forward pass',
    explain: 'Program shows the nodes that compute prediction and loss.',
    words: ['inference', 'forward propagation'],
    place: program,
  },
  {
    title: 'Computational graph',
    explain: 'Program shows the training step as the ONNX graph that runs here.',
    words: ['onnx', 'graph', 'compiler', 'operator'],
    place: program,
  },
  {
    title: 'Data leakage',
    explain:
      'The network learns from something that it should not know: Preparation looks for such leaks and names them.',
    words: ['leaks', 'target leakage', 'leakage'],
    place: { tab: 'preparation' },
  },
  {
    title: 'Missing values',
    explain: 'Preparation fills them or drops their rows, and shows how many there are.',
    words: ['imputation', 'nan', 'data cleaning'],
    place: preparation('missing'),
  },
  {
    title: 'Outliers',
    explain: 'Preparation keeps or clips values far from the others.',
    words: ['clipping', 'winsorizing', 'data cleaning'],
    place: preparation('outliers'),
  },
  {
    title: 'One-hot encoding',
    explain: 'A column of categories becomes one input for each category.',
    words: ['categorical', 'dummy variables'],
    place: preparation('encode'),
  },
  {
    title: 'Normalization',
    explain: 'Scaling brings features to comparable ranges, so that none of them dominates the gradient.',
    words: ['standardization', 'feature scaling', 'z-score', 'scaling', 'normalisation'],
    place: preparation('scale'),
  },
  {
    title: 'Data augmentation',
    explain: 'Modified copies of the training examples enlarge the training part.',
    place: preparation('augment'),
  },
  {
    title: 'Cross-validation',
    explain: 'Every fold validates once, so the result depends less on one lucky split.',
    words: ['k-fold', 'folds'],
    place: { tab: 'preparation', at: '[data-field="folds"]' },
  },
  {
    title: 'Metrics',
    explain: 'Evaluation measures the network on the training, the validation or the test part.',
    words: ['accuracy', 'f1', 'error rate', 'r2', 'mean absolute error', 'test set', 'score'],
    place: { tab: 'evaluation' },
  },
  {
    title: 'Confusion matrix',
    explain: 'The number of examples of each class that were predicted as each class.',
    words: ['false positive', 'false negative', 'true positive', 'type i error'],
    place: evaluation('confusion-matrix'),
    needs: 'classes',
  },
  {
    title: 'ROC curve',
    explain: 'The true positive rate over the false positive rate, at every threshold.',
    words: ['auc', 'receiver operating characteristic', 'sensitivity', 'specificity', 'threshold', 'cut-off'],
    place: evaluation('roc-curve'),
    needs: 'classes',
  },
  {
    title: 'Precision and recall',
    explain: 'How many examples predicted as a class belong to it, and how many of that class were found.',
    words: ['f1', 'precision-recall curve', 'average precision'],
    place: evaluation('precision-recall-curve'),
    needs: 'classes',
  },
  {
    title: 'Calibration',
    explain: 'Compares probabilities with frequencies: predictions of 80 % should come true in 80 % of all cases.',
    words: ['reliability diagram', 'overconfidence', 'calibration error'],
    place: evaluation('calibration-curve'),
    needs: 'classes',
  },
  {
    title: 'Residuals',
    explain: 'Prediction minus target for each example: a pattern in them shows something not yet learned.',
    words: ['errors', 'heteroscedasticity'],
    place: evaluation('residuals'),
    needs: 'a number',
  },
  {
    title: 'Filters',
    explain: 'The kernels of a convolution as pictures, each beside its gradient.',
    words: ['kernel', 'convolution', 'feature detector', 'weights as images'],
    place: images('filters'),
  },
  {
    title: 'Feature visualization',
    explain: 'The training examples that excite a channel or a unit most, with the receptive field.',
    words: ['activation maximization', 'receptive field', 'maximally activating examples'],
    place: images('excitation'),
  },
  {
    title: 'Saliency map',
    explain: 'The gradient of the logit of a class by each pixel of the example in view.',
    words: ['attribution', 'explainability', 'interpretability', 'gradient times input', 'input gradient'],
    place: images('saliency'),
  },
  {
    title: 'Translation invariance',
    explain: 'Shows whether the prediction stays the same when the image is moved, beside a dense network on request.',
    words: ['shift', 'translation equivariance', 'inductive bias', 'robustness'],
    place: images('shift'),
  },
  {
    title: 'Backpropagation through time',
    explain: 'Shows how long the gradient still is at each step of a sequence, and what truncation cuts off.',
    words: ['bptt', 'truncated backpropagation', 'truncation', 'long-term dependencies', 'vanishing gradient'],
    place: time('backflow'),
  },
  {
    title: 'Hidden state',
    explain: 'What a recurrent layer passes on from step to step, unrolled over the example in view.',
    words: ['recurrent state', 'unrolled network', 'memory cell', 'cell state', 'recurrence'],
    place: time('unrolled'),
  },
  {
    title: 'Gates',
    explain: 'The numbers from 0 to 1 by which an LSTM or a GRU keeps, forgets and outputs, at every step.',
    words: ['forget gate', 'input gate', 'output gate', 'update gate', 'reset gate', 'gating'],
    place: time('unrolled'),
  },
  {
    title: 'Connectivity',
    explain: 'How strongly each earlier step of a sequence counts for a prediction.',
    words: ['context', 'sequence saliency', 'causal mask'],
    place: time('connectivity'),
  },
  {
    title: 'Attention',
    explain: 'Shows for each step of a sequence which other steps it reads, and the softmax that decides it.',
    words: ['self-attention', 'attention head', 'multi-head', 'transformer', 'query key value', 'dot product'],
    place: attention('attention-heads'),
  },
  {
    title: 'Causal mask',
    explain: 'Hides later steps from each step, so that a network that predicts the next token cannot see it.',
    words: ['masking', 'autoregressive', 'look ahead', 'decoder'],
    place: attention('attention-heads'),
  },
  {
    title: 'Embedding',
    explain: 'A learned vector for each token: tokens that are used alike come to lie near each other.',
    words: ['word vectors', 'token embedding', 'position embedding', 'cosine similarity', 'principal components'],
    place: attention('embedding-plane'),
  },
  {
    title: 'Sampling',
    explain: 'The network continues a sequence by drawing one token after the other from its probabilities.',
    words: ['text generation', 'language model', 'prompt', 'autoregressive', 'greedy decoding', 'hallucination'],
    place: generate('samples'),
  },
  {
    title: 'Temperature and top-k',
    explain: 'A lower temperature and a smaller k make samples more predictable and less varied.',
    words: ['softmax temperature', 'creativity', 'truncated sampling'],
    place: generate('samples'),
  },
  {
    title: 'Perplexity',
    explain: 'The exponential of the cross-entropy: among how many equally probable tokens the network is undecided.',
    words: ['bits', 'nats', 'entropy', 'bits per character', 'cross-entropy'],
    place: generate('loss-units'),
  },
  {
    title: 'Forecast',
    explain: 'Predictions of a time series one step ahead, and from predictions that are fed back.',
    words: ['time series', 'autoregressive', 'free-running', 'teacher forcing', 'exposure bias', 'naive forecast'],
    place: generate('forecast'),
    needs: 'a number',
  },
  {
    title: 'Latent space',
    explain: 'The codes of an autoencoder as points, with what the decoder makes of any place among them.',
    words: ['code', 'bottleneck', 'encoder', 'decoder', 'embedding', 'representation', 'manifold'],
    place: code('code-plane'),
  },
  {
    title: 'Interpolation in latent space',
    explain: 'The way from one example to another between their codes, beside the mix of their inputs.',
    words: ['morphing', 'generative', 'mixing'],
    place: code('code-interpolation'),
  },
  {
    title: 'Anomaly detection',
    explain: 'An autoencoder reconstructs unusual examples badly: its reconstruction errors as a histogram.',
    words: ['outlier', 'novelty', 'reconstruction error', 'one-class'],
    place: code('code-anomalies'),
  },
  {
    title: 'Principal component analysis',
    explain: 'The best linear reconstruction with as many numbers as the code of an autoencoder, for comparison.',
    words: ['pca', 'dimensionality reduction', 'explained variance', 'eigenvectors'],
    place: code('code-plane'),
  },
  {
    title: 'Adversarial training',
    explain: 'A generator and a discriminator learn from each other: one step of their game, stage by stage.',
    words: ['gan', 'generator', 'discriminator', 'minimax', 'two players', 'slow motion'],
    place: game('game-slow-motion'),
  },
  {
    title: 'Mode collapse',
    explain: 'A generator makes only a few kinds of examples: the coverage of the training examples stays low.',
    words: ['gan', 'coverage', 'diversity', 'recall', 'precision'],
    place: game('game-numbers'),
  },
  {
    title: 'Equilibrium of a game',
    explain: 'The losses of both players once generated examples cannot be told from real ones.',
    words: ['gan', 'nash', 'ln 4', 'balance', 'saddle'],
    place: game('game-losses'),
  },
  {
    title: 'Policy',
    explain: 'What an agent does in each state: the probability of each action.',
    words: ['actor', 'strategy', 'behaviour', 'reinforcement learning'],
    place: method,
    needs: 'rewards',
  },
  {
    title: 'Reward',
    explain: 'The number that the world gives for each move: nothing else tells an agent what is good.',
    words: ['reinforcement', 'punishment', 'reward shaping', 'sparse reward'],
    place: about,
    needs: 'rewards',
  },
  {
    title: 'Return',
    explain:
      'The sum of the rewards of an episode; the discounted return, from which an agent learns, counts later ones less.',
    words: ['cumulative reward', 'score', 'discounted return', 'reward-to-go'],
    place: losses,
    needs: 'rewards',
  },
  {
    title: 'Value function',
    explain: 'The discounted return that an agent expects from a state on, or after an action in it.',
    words: ['state value', 'action value', 'q value', 'q function', 'critic', 'bellman equation'],
    place: method,
    needs: 'rewards',
  },
  {
    title: 'Advantage',
    explain: 'By how much an action was better than what the value of the state had promised.',
    words: ['baseline', 'gae', 'temporal difference', 'td error', 'credit assignment'],
    place: method,
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
    title: 'Exploration and exploitation',
    explain: 'An agent has to try other actions to find better ones, and to repeat good ones to earn rewards.',
    words: ['epsilon-greedy', 'entropy bonus', 'bandit', 'trade-off', 'random actions'],
    place: method,
    needs: 'rewards',
  },
  {
    title: 'Markov decision process',
    explain: 'A world with states, actions and rewards, in which only the present state decides what comes next.',
    words: ['mdp', 'environment', 'state', 'transition', 'gym'],
    place: about,
    needs: 'rewards',
  },
  {
    title: 'Variance between runs',
    explain: 'Runs that differ only in their seed show how much of a result is chance.',
    words: ['seed', 'randomness', 'reproducibility', 'bias-variance', 'ensemble'],
    place: setup('data', 'replicas'),
  },
  {
    title: 'Compare runs',
    explain: 'Runs lists the settings and results of all saved runs.',
    words: ['earlier runs', 'experiment tracking', 'history of runs', 'leaderboard'],
    place: { tab: 'runs' },
  },
  {
    title: 'Early stopping',
    explain: 'Ends a run once the validation loss has stopped falling: the menu of Regularization adds it.',
    words: ['patience'],
    place: setup('regularization', 'add'),
  },
  {
    title: 'Weight decay',
    explain: 'Pulls every weight towards zero: add an L2 penalty under Regularization, or choose AdamW.',
    words: ['l2 regularization', 'ridge', 'shrinkage', 'penalty'],
    place: setup('regularization', 'add'),
  },
  {
    title: 'Dropout',
    explain: 'A layer that silences units at random: the menu beside + in the network adds it.',
    words: ['thinned networks'],
    place: addLayer,
  },
  {
    title: 'Depth of the network',
    explain: 'The menu beside + in the network adds hidden layers of every kind.',
    words: ['deep', 'hidden layers', 'architecture', 'multilayer perceptron'],
    place: addLayer,
  },
];

/** Commands that lead from a concept to the part of the page that shows it. */
export function conceptCommands(spec: ExperimentSpec): readonly Command[] {
  return CONCEPTS.map(({ needs, ...signpost }) => ({
    group: 'Concepts',
    ...leadTo(signpost),
    reason: environmentOf(spec) ? notOfWorld(spec, needs, signpost.place) : notOfExamples(spec, needs),
  }));
}

/** The tabs about a fixed set of examples. */
const OF_EXAMPLES: readonly TabId[] = ['evaluation', 'preparation', 'landscape'];

/** Why a concept cannot be shown where an agent learns; null if it can. */
function notOfWorld(spec: ExperimentSpec, needs: Concept['needs'], place: Place): string | null {
  const isOfExamples = 'tab' in place && OF_EXAMPLES.includes(place.tab);
  if (needs === 'rewards' || (needs === undefined && !isOfExamples)) return null;
  return `${dataOf(spec).label} is a world with rewards, and has nothing to predict`;
}

/** Why a concept cannot be shown where a network learns from examples; null if it can. */
function notOfExamples(spec: ExperimentSpec, needs: Concept['needs']): string | null {
  const { answer, label } = dataOf(spec);
  const predicts = answer === 'number' ? 'a number' : answer === 'input' ? 'its own inputs' : 'classes';
  if (needs === undefined || needs === predicts) return null;
  if (needs === 'rewards') return `${label} has no rewards: choose a world as the data`;
  return `${label} has ${predicts} to predict, not ${needs}`;
}
