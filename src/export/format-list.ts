/** The frameworks whose names and layouts of weights files may have, by their names in sentences. */
export const FRAMEWORKS = { nabla: 'Nabla', torch: 'PyTorch', keras: 'Keras' } as const;

export type Layout = keyof typeof FRAMEWORKS;

/** A kind of file that an experiment can be exported as. */
export interface FormatDef {
  readonly label: string;
  readonly group: 'Model' | 'Code' | 'Weights' | 'Data';
  /** One sentence: what is in it, and what can be done with it. */
  readonly explain: string;
  /** The endings of its files. Several files belong together, and are saved as one archive. */
  readonly endings: readonly string[];
  /** Of weights as a framework has them: the format that is listed, in which they are as Nabla has them. */
  readonly base?: 'safetensors' | 'npz';
}

const TORCH =
  'The current weights for the exported PyTorch program: network.load_state_dict takes them. Names are those of its modules, and matrices of linear and recurrent layers are transposed to [out, in].';
const KERAS =
  'The current weights for the exported Keras program: each layer takes the arrays under its name, in this order, with set_weights. Kernels of convolutions have their channels last, and the gates of a GRU have the order of Keras.';

/** Everything that an experiment can be exported as, in the order of the dialog. The key is the name in the command line. */
export const formats = {
  onnx: {
    label: 'ONNX, trained network',
    group: 'Model',
    explain: 'The network with its current weights and the preparation of the data, for any ONNX runtime.',
    endings: ['onnx'],
  },
  training: {
    label: 'ONNX, training step',
    group: 'Model',
    explain: 'The program that trains on this page, with the current weights.',
    endings: ['onnx'],
  },
  torch: {
    label: 'PyTorch',
    group: 'Code',
    explain:
      'A program that repeats the first steps of this experiment, asserts that its losses are the same, and trains on.',
    endings: ['py', 'npz'],
  },
  keras: {
    label: 'Keras',
    group: 'Code',
    explain: 'The same for Keras 3, on any of its backends.',
    endings: ['py', 'npz'],
  },
  jax: {
    label: 'JAX',
    group: 'Code',
    explain: 'The same for JAX with Optax.',
    endings: ['py', 'npz'],
  },
  notebook: {
    label: 'Jupyter notebook',
    group: 'Code',
    explain: 'The PyTorch program with formulas and plots; several runs become a search with Ray Tune.',
    endings: ['ipynb', 'npz'],
  },
  safetensors: {
    label: 'safetensors',
    group: 'Weights',
    explain:
      'The current weights, in a format that only holds arrays. Names and shapes are those of Nabla: matrices are [in, out].',
    endings: ['safetensors'],
  },
  safetensors_torch: {
    label: 'safetensors',
    group: 'Weights',
    explain: TORCH,
    endings: ['safetensors'],
    base: 'safetensors',
  },
  safetensors_keras: {
    label: 'safetensors',
    group: 'Weights',
    explain: KERAS,
    endings: ['safetensors'],
    base: 'safetensors',
  },
  npz: {
    label: 'NumPy',
    group: 'Weights',
    explain: 'The current weights, for numpy.load. Names and shapes are those of Nabla: matrices are [in, out].',
    endings: ['npz'],
  },
  npz_torch: { label: 'NumPy', group: 'Weights', explain: TORCH, endings: ['npz'], base: 'npz' },
  npz_keras: { label: 'NumPy', group: 'Weights', explain: KERAS, endings: ['npz'], base: 'npz' },
  json: { label: 'JSON', group: 'Weights', explain: 'The current weights as text.', endings: ['json'] },
  data: {
    label: 'Data',
    group: 'Data',
    explain:
      'The rows of the data before preparation, counted from 0, and the part that each is in. Predictions and embeddings count them in the same way.',
    endings: ['csv'],
  },
  predictions: {
    label: 'Predictions',
    group: 'Data',
    explain:
      'The target, the current prediction, the outputs that it follows from, and the loss of every example; of an autoencoder, what it makes of the example and the mean squared error.',
    endings: ['csv'],
  },
  history: {
    label: 'History',
    group: 'Data',
    explain:
      'The curves of the run, with all digits, at the steps that have a point. A long run has points at some of its steps.',
    endings: ['csv'],
  },
  embeddings: {
    label: 'Embeddings',
    group: 'Data',
    explain: 'The learned vectors of tokens, or the codes of an autoencoder.',
    endings: ['csv'],
  },
} as const satisfies Record<string, FormatDef>;

export type FormatId = keyof typeof formats;

/** The formats that are listed: of weights, those with the names and the layout of Nabla. */
export const LISTED = (Object.entries(formats) as [FormatId, FormatDef][]).filter(([, { base }]) => base === undefined);

/** A format of weights in the layout of a framework; undefined if it has no choice of layouts. */
export function inLayout(format: FormatId, layout: Layout): FormatId | undefined {
  if (format !== 'safetensors' && format !== 'npz') return undefined;
  return layout === 'nabla' ? format : `${format}_${layout}`;
}

/** The endings of files that can be imported, with their dots. */
export const IMPORTED = ['.safetensors', '.npz', '.npy', '.json', '.onnx'] as const;

/** Whether a file holds weights or a model, by its name. */
export function isImported(name: string): boolean {
  return IMPORTED.some((ending) => name.toLowerCase().endsWith(ending));
}

/** Whether a file is an ONNX model, by its name. */
export function isModel(name: string): boolean {
  return name.toLowerCase().endsWith('.onnx');
}
