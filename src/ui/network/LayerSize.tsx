import { type LayerShape, layerShapesOf, parameterCount } from '../../experiment/index.ts';
import { formatCount } from '../../math/format.ts';
import { imageSizeOf, lengthOf, type SampleType } from '../../math/sample.ts';
import { useExperiment } from '../../store/experiment.ts';
import { counted } from '../counted.ts';
import styles from './LayerSize.module.css';

interface LayerSizeProps {
  /** 0 for the first hidden layer; the number of hidden layers for the output. */
  readonly index: number;
}

/** The width of a character in design pixels, a little more than it has on average. */
const CHARACTER = 6.4;

/**
 * The shape of the images that leave a layer, and its parameters: "8×28×28" and "8 · (3·3·1) + 8 = 80", or "80" if the sum
 * does not fit into a line. The tooltip, and the menu of the layer, have all of it in sentences.
 * @param room the width of a line in design pixels; by default, the sum takes as many lines as it needs
 */
export function LayerSize({ index, room = Number.POSITIVE_INFINITY }: LayerSizeProps & { readonly room?: number }) {
  const shape = useExperiment(({ spec }) => layerShapesOf(spec)[index]);
  if (!shape) return null;
  const { count, product } = parameterCount(shape);
  const sum = product.includes(' ') ? `${product} = ${formatCount(count)}` : formatCount(count);
  return (
    <p className={styles.size} translate="no" title={sentencesAbout(shape)}>
      {imageSizeOf(shape.output) && <span>{shape.output.shape.join('×')}</span>}
      {count > 0 && <span>{sum.length * CHARACTER > room ? formatCount(count) : sum}</span>}
    </p>
  );
}

/** The same in sentences, with the parameters of a dense layer in comparison. */
export function LayerSizeText({ index }: LayerSizeProps) {
  const shape = useExperiment(({ spec }) => layerShapesOf(spec)[index]);
  return shape && <p className={styles.sentences}>{sentencesAbout(shape)}</p>;
}

function sentencesAbout(shape: LayerShape): string {
  const { count, product, ofDense } = parameterCount(shape);
  const parameters = count === 0 ? 'No parameters.' : `Parameters: ${product} = ${formatCount(count)}.`;
  const dense = `A dense layer with the same input and output has ${formatCount(ofDense)}.`;
  const sentences = [`Output: ${describe(shape.output)}.`, parameters, ...(count === ofDense ? [] : [dense])];
  return sentences.join(' ');
}

function describe(type: SampleType): string {
  const image = imageSizeOf(type);
  if (image) return `${counted(image.channels, 'channel')} of ${image.height} × ${image.width} pixels`;
  return counted(lengthOf(type), 'value');
}
