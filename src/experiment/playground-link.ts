import { listed } from './listed.ts';
import { decode } from './mend.ts';

/** A link of TensorFlow Playground as an experiment of this page. */
export interface TranslatedLink {
  /** The text of the nearest experiment. */
  readonly text: string;
  /** One sentence that says what could not be taken over. */
  readonly sentence: string;
}

/** The settings of a link by name; those that it omits have their usual values there. */
const USUAL = {
  activation: 'tanh',
  batchSize: '10',
  dataset: 'circle',
  regDataset: 'reg-plane',
  learningRate: '0.03',
  regularization: 'none',
  regularizationRate: '0',
  noise: '0',
  networkShape: '4,2',
  percTrainData: '50',
  problem: 'classification',
  initZero: 'false',
  x: 'true',
  y: 'true',
  xTimesY: 'false',
  xSquared: 'false',
  ySquared: 'false',
  sinX: 'false',
  sinY: 'false',
  cosX: 'false',
  cosY: 'false',
};
type Setting = keyof typeof USUAL;

/**
 * The datasets, and the noise of each in this page's coordinates if it is 100 % there. Its noise moves points within a
 * box of half the width 5 or 6, or the labels of the points alike.
 */
const DATASETS: Readonly<Record<string, { readonly id: string; readonly noise: number }>> = {
  circle: { id: 'circle', noise: 1.27 },
  xor: { id: 'xor', noise: 0.87 },
  gauss: { id: 'gaussian', noise: 1.6 },
  spiral: { id: 'spiral', noise: 0.27 },
};
const NUMBERS: typeof DATASETS = {
  'reg-plane': { id: 'plane', noise: 0.49 },
  'reg-gauss': { id: 'gaussians', noise: 0.49 },
};
/** The number of its points with a number to predict; of classes it has as many as this page. */
const NUMBER_POINTS = 1200;

const FEATURES: Readonly<Partial<Record<Setting, string>>> = {
  x: 'x1',
  y: 'x2',
  xSquared: 'x1_squared',
  ySquared: 'x2_squared',
  xTimesY: 'x1_x2',
  sinX: 'sin_x1',
  sinY: 'sin_x2',
  cosX: 'cos_x1',
  cosY: 'cos_x2',
};

const ACTIVATIONS = ['tanh', 'relu', 'sigmoid', 'linear'];
const MOST_UNITS = 8;
const MOST_LAYERS = 6;

/** The limits of a penalty here. */
const LEAST_PENALTY = 1e-6;
const MOST_PENALTY = 10;

/** The largest whole number in an experiment's seed. */
const MOST_SEED = 2 ** 32 - 1;

/** Reads a link of TensorFlow Playground, even if it was encoded on its way. Never throws. */
export function translatePlayground(address: string): TranslatedLink {
  const given = settingsIn(address);
  const lost: string[] = [];
  const value = (name: Setting) => given.get(name) ?? USUAL[name];
  const isOn = (name: Setting) => value(name) === 'true';
  /** A number within limits; otherwise the usual one. */
  function number(name: Setting, low: number, high: number): number {
    const read = Number(value(name));
    if (value(name) !== '' && read >= low && read <= high) return read;
    lost.push(`${name}=${shown(value(name))}`);
    return Number(USUAL[name]);
  }
  /** One of the known values; otherwise the usual one. */
  function one<T>(name: Setting, known: Readonly<Record<string, T>>): T {
    if (!Object.hasOwn(known, value(name))) lost.push(`${name}=${shown(value(name))}`);
    return (Object.hasOwn(known, value(name)) ? known[value(name)] : known[USUAL[name]]) as T;
  }

  const predictsNumber = value('problem') === 'regression';
  const data = predictsNumber ? one('regDataset', NUMBERS) : one('dataset', DATASETS);
  const noise = rounded((number('noise', 0, 100) / 100) * data.noise);
  const activation = one('activation', Object.fromEntries(ACTIVATIONS.map((id) => [id, id])));
  const layers = value('networkShape').split(',').filter(Boolean);
  const isShape =
    layers.length <= MOST_LAYERS && layers.every((units) => /^[1-9]\d?$/.test(units) && +units <= MOST_UNITS);
  if (!isShape) lost.push(`networkShape=${shown(value('networkShape'))}`);
  const units = isShape ? layers : USUAL.networkShape.split(',');
  const features = (Object.entries(FEATURES) as [Setting, string][]).filter(([name]) => isOn(name));
  if (features.length === 0) lost.push('a network without features');
  const train = Math.round(number('percTrainData', 10, 90));
  const penalty = one('regularization', { none: null, L1: 'l1', L2: 'l2' } as const);
  // It halves the loss and the square of L2, but not the size of L1.
  const rate = rounded(number('regularizationRate', 0, 10) * (penalty === 'l1' ? 2 : 1));
  const isPenalized = penalty !== null && rate >= LEAST_PENALTY && rate <= MOST_PENALTY;
  if (penalty !== null && rate > 0 && !isPenalized)
    lost.push(`regularizationRate=${shown(value('regularizationRate'))}`);
  const isZero = isOn('initZero');

  const pairs = [
    `data=${data.id}(${predictsNumber ? `n=${NUMBER_POINTS},` : ''}noise=${noise})`,
    `split=${train}/${100 - train}/0`,
    `features=${features.length === 0 ? 'x1,x2' : features.map(([, id]) => id).join(',')}`,
    `net=${units.length === 0 ? 'none' : units.map((count) => `dense(${count},${activation})`).join(',')}`,
    'loss=mse',
    `opt=sgd(lr=${number('learningRate', 0.000_01, 10)})`,
    isZero ? 'init=zeros' : 'init=uniform(0.5)',
    isZero ? 'bias=zeros' : 'bias=constant(0.1)',
    ...(isPenalized ? [`reg=${penalty}(${rate})`] : []),
    `batch=${Math.round(number('batchSize', 1, 30))}`,
    `seed=${seedOf(given.get('seed') ?? '')}`,
    'v=1',
  ];
  if (given.get('showTestData') === 'true') lost.push('the test data on the picture');
  if (given.get('discretize') === 'true') lost.push('the discretized output');
  if ([...given].some(([name, on]) => /_hide$|^hideText$/.test(name) && on === 'true')) lost.push('hidden controls');
  const always = ['the random numbers', 'the exact points', 'the scale of the coordinates'];
  return {
    text: pairs.join('&'),
    sentence: `This link of TensorFlow Playground opens as the nearest experiment here; not taken over: ${listed([...always, ...lost])}.`,
  };
}

const ROUNDS = 4;

/** The settings of a link, by name. */
function settingsIn(address: string): ReadonlyMap<string, string> {
  let text = address.slice(0, LONGEST);
  for (let round = 0; round < ROUNDS; round++) text = decode(text).replaceAll('&amp;', '&');
  const at = text.indexOf('networkShape');
  const start = Math.max(text.lastIndexOf('#', at), text.lastIndexOf('?', at));
  const pairs = text.slice(start + 1).split('&');
  return new Map(
    pairs
      .map((pair) => pair.split('=', 2))
      .map(([name = '', value = '']) => [name, value.replace(/[^\w.,-]+.*$/s, '')]),
  );
}

const LONGEST = 10_000;
const MOST_SHOWN = 20;

function shown(value: string): string {
  return value.slice(0, MOST_SHOWN);
}

function rounded(value: number): number {
  return Number(value.toPrecision(2));
}

/** A seed there is any text, usually "0.45678"; here it is a whole number. */
function seedOf(text: string): number {
  return Number(text.replace(/^0?\./, '').replace(/\D/g, '').slice(0, 9) || 0) % MOST_SEED;
}
