import { adding } from './adding.ts';
import { addition } from './addition.ts';
import { blobs } from './blobs.ts';
import { breastCancer } from './breast_cancer.ts';
import { chaos } from './chaos.ts';
import { checkerboard } from './checkerboard.ts';
import { circle } from './circle.ts';
import { co2 } from './co2.ts';
import { copyMemory } from './copy_memory.ts';
import type { DatasetDef } from './definition.ts';
import { diabetes } from './diabetes.ts';
import { digits } from './digits.ts';
import { dyck } from './dyck.ts';
import { fashionMnist } from './fashion_mnist.ts';
import { gaussian } from './gaussian.ts';
import { gaussians } from './gaussians.ts';
import { grid } from './grid.ts';
import { heteroscedastic } from './heteroscedastic.ts';
import { imbalanced } from './imbalanced.ts';
import { iris } from './iris.ts';
import { labelNoise } from './label_noise.ts';
import { line } from './line.ts';
import { linear } from './linear.ts';
import { moons } from './moons.ts';
import { names } from './names.ts';
import { outliers } from './outliers.ts';
import { parity } from './parity.ts';
import { penguins } from './penguins.ts';
import { plane } from './plane.ts';
import { reverse } from './reverse.ts';
import { ring } from './ring.ts';
import { rings } from './rings.ts';
import { shapeLabels } from './shape_labels.ts';
import { shapeMasks } from './shape_masks.ts';
import { shapes } from './shapes.ts';
import { sine } from './sine.ts';
import { sines } from './sines.ts';
import { sort } from './sort.ts';
import { spiral } from './spiral.ts';
import { spirals } from './spirals.ts';
import { steps } from './steps.ts';
import { sunspots } from './sunspots.ts';
import { temporalOrder } from './temporal_order.ts';
import { wine } from './wine.ts';
import { xor } from './xor.ts';

/** Generated data with two classes, with more classes, with numbers to predict, then sequences, then measured data. */
export const datasets = {
  circle,
  xor,
  gaussian,
  spiral,
  moons,
  linear,
  checkerboard,
  imbalanced,
  label_noise: labelNoise,
  blobs,
  spirals,
  rings,
  ring,
  grid,
  shapes,
  shape_masks: shapeMasks,
  shape_labels: shapeLabels,
  plane,
  line,
  gaussians,
  steps,
  sine,
  heteroscedastic,
  outliers,
  parity,
  temporal_order: temporalOrder,
  adding,
  copy_memory: copyMemory,
  reverse,
  sort,
  dyck,
  addition,
  sines,
  chaos,
  iris,
  penguins,
  wine,
  breast_cancer: breastCancer,
  digits,
  fashion_mnist: fashionMnist,
  diabetes,
  co2,
  sunspots,
  names,
} satisfies Record<string, DatasetDef>;
