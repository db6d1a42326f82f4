import { adding } from './adding.ts';
import { addition } from './addition.ts';
import { blobs } from './blobs.ts';
import { chaos } from './chaos.ts';
import { checkerboard } from './checkerboard.ts';
import { circle } from './circle.ts';
import { copyMemory } from './copy_memory.ts';
import { dyck } from './dyck.ts';
import { gaussian } from './gaussian.ts';
import { gaussians } from './gaussians.ts';
import type {
  Generator,
  Generators,
  SequenceGenerator,
  SequenceGenerators,
  TargetsGenerator,
  TargetsGenerators,
} from './generator.ts';
import { grid } from './grid.ts';
import { heteroscedastic } from './heteroscedastic.ts';
import { imbalanced } from './imbalanced.ts';
import { labelNoise } from './label_noise.ts';
import { line } from './line.ts';
import { linear } from './linear.ts';
import { moons } from './moons.ts';
import { outliers } from './outliers.ts';
import { parity } from './parity.ts';
import { plane } from './plane.ts';
import { reverse } from './reverse.ts';
import { ring } from './ring.ts';
import { rings } from './rings.ts';
import { shapeLabels, shapeMasks } from './shape_masks.ts';
import { shapes } from './shapes.ts';
import { sine } from './sine.ts';
import { sines } from './sines.ts';
import { sort } from './sort.ts';
import { spiral } from './spiral.ts';
import { spirals } from './spirals.ts';
import { steps } from './steps.ts';
import { temporalOrder } from './temporal_order.ts';
import { xor } from './xor.ts';

/** The generators, by the id of their dataset. The page loads them when it first needs examples. */
export const generators: Readonly<Record<string, Generator>> = {
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
  plane,
  line,
  gaussians,
  steps,
  sine,
  heteroscedastic,
  outliers,
} satisfies Generators;

/** The same for datasets of images with several targets each. */
export const targetsGenerators: Readonly<Record<string, TargetsGenerator>> = {
  shape_masks: shapeMasks,
  shape_labels: shapeLabels,
} satisfies TargetsGenerators;

/** The same for datasets of sequences. */
export const sequenceGenerators: Readonly<Record<string, SequenceGenerator>> = {
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
} satisfies SequenceGenerators;
