import { flatSample } from '../../src/math/sample.ts';
import type { RunView } from '../../src/runtime/protocol.ts';

/** A network without hidden layers on two points of a plane, one of training and one of the test part. */
export const planeView: RunView = {
  task: 'binary',
  answer: 'side',
  targetScale: { offset: 0, factor: 1 },
  scales: new Map(),
  features: ['x1', 'x2'],
  inputs: ['x1', 'x2'],
  generator: null,
  world: null,
  sample: flatSample(2),
  sequence: null,
  positions: null,
  labels: {},
  classes: ['ring', 'disc'],
  points: {
    count: 2,
    features: Float32Array.of(-1, 1, 1, -1),
    positions: Float32Array.of(-1, 1, 1, -1),
    labels: Float32Array.of(1, 0),
    part: Uint8Array.of(0, 2),
  },
  layers: [
    { name: 'output', key: 'output', units: 1, activation: 'sigmoid', type: flatSample(1), mixing: 'sum', joins: null },
  ],
  parameters: [],
  boundary: 0.5,
  metric: { id: 'accuracy', label: 'Accuracy', percent: true },
  grid: { size: 2, labels: ['x1', 'x2'], x: [-2, 2], y: [-2, 2] },
  baselines: null,
  passes: { batch: 1, count: 1 },
  inputMaps: new Float32Array(8),
};
