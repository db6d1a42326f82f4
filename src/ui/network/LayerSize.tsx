import { type LayerShape, layerShapesOf, parameterCount } from '../../experiment/index.ts';
import { imageSizeOf, lengthOf, type SampleType } from '../../math/sample.ts';
import { formatCount } from '../../plots/core/format.ts';
import { useExperiment } from '../../store/experiment.ts';
import { counted } from '../counted.ts';
import styles from './LayerSize.module.css';

interface LayerSizeProps {
  /** 0 for the first hidden layer; the number of hidden layers for the output. */
  readonly index: number;
}

/** The shape of a layer's output and the number of its parameters: "8×28×28" and "8·(3·3·1) + 8 = 80". */
export function LayerSize({ index }: LayerSizeProps) {
  const shape = useExperiment(({ spec }) => layerShapesOf(spec)[index]);
  if (!shape) return null;
  const { count, product } = parameterCount(shape);
  return (
    <p className={styles.size} translate="no" title={sentencesAbout(shape)}>
      <span>{shape.output.shape.join('×')}</span>
      {count > 0 && <span>{product.includes(' ') ? `${product} = ${formatCount(count)}` : formatCount(count)}</span>}
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
