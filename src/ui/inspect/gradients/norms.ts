import type { LogLines } from '../../../plots/curves/LogLinesPlot.tsx';
import type { Distributions } from '../../../runtime/protocol.ts';
import type { LayerNorms } from './words.ts';

type Layer = Distributions['layers'][number];
type TitleOf = (key: string) => string;

/** The trained layers at a recorded step. */
export function normsAt({ layers }: Distributions, titleOf: TitleOf): LayerNorms[] {
  return layers.flatMap((layer) =>
    layer.gradients
      ? [{ title: titleOf(layer.key), gradient: layer.gradients.norm, ratio: ratioOf(layer) ?? Number.NaN }]
      : [],
  );
}

/** The length of the gradient in each layer over the steps. */
export function gradientLines(moments: readonly Distributions[], titleOf: TitleOf): LogLines {
  return linesOf(moments, titleOf, ({ gradients }) => gradients?.norm);
}

/** The length of the update relative to the weights of each layer, over the steps. */
export function ratioLines(moments: readonly Distributions[], titleOf: TitleOf): LogLines {
  return linesOf(moments, titleOf, ratioOf);
}

function linesOf(
  moments: readonly Distributions[],
  titleOf: TitleOf,
  read: (layer: Layer) => number | undefined,
): LogLines {
  const trained = moments.at(-1)?.layers.filter(({ gradients }) => gradients) ?? [];
  return {
    steps: moments.map(({ step }) => step),
    lines: trained.map(({ key }) => ({
      name: titleOf(key),
      values: moments.map(({ layers }) => {
        const layer = layers.find((other) => other.key === key);
        return (layer && read(layer)) ?? Number.NaN;
      }),
    })),
  };
}

function ratioOf({ updates, weights }: Layer): number | undefined {
  return updates && weights && weights.norm > 0 ? updates.norm / weights.norm : undefined;
}
