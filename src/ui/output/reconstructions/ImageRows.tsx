import { meanSquaredError } from '../../../math/errors.ts';
import { formatNumber } from '../../../math/format.ts';
import { type ImageSize, imageSizeOf } from '../../../math/sample.ts';
import { ImagePicture } from '../../../plots/example/ImagePicture.tsx';
import { pixelsOfInput } from '../../../plots/example/ink.ts';
import { PixelPicture } from '../../../plots/example/PixelPicture.tsx';
import type { RunView } from '../../../runtime/protocol.ts';
import { targetText } from '../../network/example/prediction.ts';
import { Quoting } from '../../Quoting.tsx';
import { type ExampleRow, ExampleRows } from '../rows/ExampleRows.tsx';

interface ImageRowsProps {
  readonly view: RunView;
  /** In design pixels. */
  readonly height: number;
}

/** The longer side of an image, in design pixels. */
const SIDE = 60;

/** Examples of the part that is in view, each with its reconstruction. */
export function ImageRows({ view, height }: ImageRowsProps) {
  const image = imageSizeOf(view.sample);
  if (!image) return null;
  return (
    <ExampleRows
      view={view}
      height={height}
      side={SIDE}
      heads={['input', 'output', 'difference']}
      label="Examples with their reconstructions"
      row={(example, output) => rowOf(view, image, example, output)}
      caption="The difference is output − input, in colours from −1 to 1. The error is its mean square."
    />
  );
}

function rowOf(view: RunView, image: ImageSize, example: number, output: Float32Array | null): ExampleRow {
  const input = view.points.features.subarray(example * view.features.length, (example + 1) * view.features.length);
  const pixels = pixelsOfInput(view, input);
  const reconstructed = output && pixelsOfInput(view, output);
  const error = output && formatNumber(meanSquaredError(input, output), { fixed: true });
  const label = targetText(view, view.points.labels[example] as number);
  return {
    pictures: (
      <>
        <ImagePicture pixels={pixels} image={image} size={SIDE} />
        {reconstructed && (
          <>
            <ImagePicture pixels={reconstructed} image={image} size={SIDE} />
            <PixelPicture picture={difference(pixels, reconstructed, image)} range={RANGE} size={SIDE} />
          </>
        )}
      </>
    ),
    beside: reconstructed && <Quoting text={`${label}, error ${error}`} />,
    words: reconstructed ? [] : [label],
  };
}

const RANGE = [-1, 1] as const;

/** The difference of two images, the mean over their channels. */
function difference(from: Float32Array, to: Float32Array, { channels, height, width }: ImageSize) {
  const area = height * width;
  const values = Float32Array.from({ length: area }, (_, pixel) => {
    let sum = 0;
    for (let place = pixel; place < channels * area; place += area)
      sum += (to[place] as number) - (from[place] as number);
    return sum / channels;
  });
  return { height, width, values };
}
