import type { TaskDef } from './definition.ts';

export const segmentation: TaskDef = {
  label: 'Segmentation',
  tex: '\\hat{y}_{k,i,j} = P(\\text{class } k \\text{ at pixel } i, j \\mid x), \\quad \\sum_k \\hat{y}_{k,i,j} = 1',
  hyper: {},
  aliases: ['semantic_segmentation', 'masks'],
  learning: 'supervised',
  explain: 'The network learns from images with a class at every pixel which class each pixel belongs to.',
  answer: 'class',
  data: 'images with a class at every pixel',
  loss: 'cce',
  output: 'softmax',
  probabilities: 'softmax',
  metrics: ['iou', 'accuracy', 'log_loss'],
  kept: ['iou', 'accuracy', 'log_loss'],
};
