import { dataOf, entryOf, print } from '../../experiment/index.ts';
import { hasGenerator } from '../../experiment/two-networks.ts';
import { counted } from '../../table/words.ts';
import type { Exported } from '../exported.ts';
import { labelNames } from './answers.ts';

/** The version of these files. A file of another version is refused. */
export const FILE_VERSION = '1';

/** The keys of the metadata that are read back. */
export const KEYS = {
  version: 'nabla.file_version',
  experiment: 'nabla.experiment',
  step: 'nabla.step',
} as const;

type Subject = Pick<Exported, 'spec' | 'data' | 'step'>;

/** What the file says about itself to programs: lists are JSON. */
export function metadataOf({ spec, data, step }: Subject): Record<string, string> {
  const { image } = dataOf(spec);
  const classes = data.answer === 'labels' ? labelNames(spec, data) : data.classes;
  return {
    [KEYS.version]: FILE_VERSION,
    [KEYS.experiment]: print(spec),
    [KEYS.step]: String(step),
    task: data.task,
    loss: spec.loss.id,
    features: JSON.stringify(data.features),
    ...(classes.length > 0 && { classes: JSON.stringify(classes) }),
    ...vocabularyOf({ spec }),
    converted_from: 'Nabla',
    ...(image && {
      'Image.BitmapPixelFormat': image.channels === 3 ? 'Rgb8' : 'Gray8',
      ...pixelRangeOf(data),
    }),
    ...left({ spec }),
  };
}

/** A text for people: what the model computes and how it is fed. */
export function textOf({ spec, data, step }: Subject): string {
  const trained = counted(step, 'step');
  const lines = [
    `${entryOf('tasks', data.task).label}, trained for ${trained} by Nabla.`,
    `Experiment: ${print(spec)}`,
    `${feedingOf({ spec, data })} The first axis is the batch, of any size.`,
    ...Object.values(left({ spec })),
  ];
  return lines.join('\n');
}

/** What is fed, in a sentence. */
function feedingOf({ spec, data }: Pick<Subject, 'spec' | 'data'>): string {
  if (hasGenerator(spec)) return 'Feed noise.';
  if (!data.preparation) return 'Feed what the agent observes.';
  const isPart = 'the preparation is a part of the model.';
  const { image, sequence } = dataOf(spec);
  if (image) {
    const { 'nabla.pixel_range': range } = pixelRangeOf(data);
    return `Feed pixels as they are in the data${range ? `, from ${range}` : ''}: ${isPart}`;
  }
  if (sequence?.tokens) return 'Feed the indices of tokens in the vocabulary.';
  return `Feed the columns of the data as they are: ${isPart}`;
}

/** What the preparation does that a model of single examples cannot repeat. */
function left({ spec }: Pick<Subject, 'spec'>): Record<string, string> {
  if (!dataOf(spec).columns.some(({ missing }) => missing) || !entryOf('imputers', spec.missing.id).drops) return {};
  return {
    not_in_model:
      'Rows with missing values were dropped before training. The model drops nothing: a missing number gives NaN, and the text of each input with categories says what a missing one does.',
  };
}

function vocabularyOf({ spec }: Pick<Subject, 'spec'>): Record<string, string> {
  const tokens = dataOf(spec).sequence?.tokens;
  return tokens ? { vocabulary: JSON.stringify(tokens) } : {};
}

/** The standard name of the range of pixels, if it has one, and the range itself. */
function pixelRangeOf({ preparation }: Subject['data']): Record<string, string> {
  const place = preparation?.table.columns.findIndex(({ image, levels }) => image && levels === null) ?? -1;
  const values = preparation?.table.values[place];
  if (!values) return {};
  const most = values.reduce((largest, value) => Math.max(largest, value), 0);
  // The brightest pixel of an image with one byte for each is rarely below half of the range.
  const standard = most <= 1 ? 'Normalized_0_1' : most > 127 && most <= 255 ? 'NominalRange_0_255' : null;
  return { 'nabla.pixel_range': `0 to ${most}`, ...(standard && { 'Image.NominalPixelRange': standard }) };
}
