import { type ImageSize, imageSizeOf } from '../../../math/sample.ts';
import { ImagePicture } from '../../../plots/example/ImagePicture.tsx';
import { pixelsOfInput } from '../../../plots/example/ink.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { givesProbabilities } from '../../network/example/side.ts';
import { type ExampleRow, ExampleRows } from '../rows/ExampleRows.tsx';
import { ShareBars } from '../rows/ShareBars.tsx';
import { labelsIn, labelWords } from './words.ts';

interface LabelRowsProps {
  readonly view: RunView;
  /** In design pixels. */
  readonly height: number;
}

/** The height of a row, in design pixels: that of the image, and of the bars beside it. */
const SIDE = 72;

/** Examples with the probability of each label; the labels that they have are ticked, and wrong predictions crossed. */
export function LabelRows({ view, height }: LabelRowsProps) {
  const image = imageSizeOf(view.sample);
  return (
    <ExampleRows
      view={view}
      height={height}
      side={SIDE}
      heads={image ? ['image'] : []}
      label="Examples with their labels"
      row={(example, output) => rowOf(view, image, example, output)}
      caption="✓ an actual label, ✗ a wrong prediction: an actual label is not predicted, or another one is."
    />
  );
}

function rowOf(view: RunView, image: ImageSize | null, example: number, output: Float32Array | null): ExampleRow {
  const width = view.features.length;
  const input = view.points.features.subarray(example * width, (example + 1) * width);
  const { actual, wrong } = labelsIn(view, example, output);
  const share = (label: number) => {
    const score = output?.[label] ?? 0;
    return givesProbabilities(view) ? score : (score + 1) / 2;
  };
  const shares = view.classes.map((name, label) => ({ name, label, share: Math.min(1, Math.max(0, share(label))) }));
  return {
    pictures: image && <ImagePicture pixels={pixelsOfInput(view, input)} image={image} size={SIDE} />,
    beside: output && <ShareBars shares={shares} actual={actual} wrong={wrong} count={view.classes.length} />,
    words: [labelWords(view, actual), ...(wrong.length > 0 ? [`wrong: ${labelWords(view, wrong)}`] : [])],
  };
}
