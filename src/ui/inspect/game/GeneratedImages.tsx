import { useMemo, useState } from 'react';
import { formatNumber } from '../../../math/format.ts';
import { nearestRow } from '../../../math/nearest-row.ts';
import type { ImageSize } from '../../../math/sample.ts';
import type { LiveSource } from '../../../plots/core/types.ts';
import { ImageGrid } from '../../../plots/example/ImageGrid.tsx';
import { ImagePicture } from '../../../plots/example/ImagePicture.tsx';
import { pixelsOfInput } from '../../../plots/example/ink.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { run } from '../../../store/run.ts';
import { useSlowly } from '../../useSlowly.ts';
import inside from '../Inside.module.css';
import styles from './Game.module.css';

interface GeneratedImagesProps {
  readonly view: RunView;
  readonly image: ImageSize;
}

const ACROSS = 8;
const SIDE = 288;
const LARGE = 96;
const TRAIN = 0;

/** Generated images, live, and the training image that is most like the chosen one. */
export function GeneratedImages({ view, image }: GeneratedImagesProps) {
  const [chosen, setChosen] = useState(0);
  const { generated } = useSlowly().findings;
  const width = view.features.length;
  const source = useMemo(() => imagesOf(view), [view]);
  const example = generated?.examples.subarray(chosen * width, (chosen + 1) * width);
  const nearest = useMemo(() => {
    const { features, part } = view.points;
    const row = example?.length === width ? nearestRow(features, example, (index) => part[index] === TRAIN) : -1;
    return row < 0 ? null : features.subarray(row * width, (row + 1) * width);
  }, [view, example, width]);
  const answer = formatNumber(generated?.judged[chosen] ?? Number.NaN, { fixed: true });
  return (
    <section className={inside.section} aria-labelledby="game-images">
      <h3 id="game-images">
        Generated images <small>always from the same noise</small>
      </h3>
      <div className={styles.images}>
        <ImageGrid
          source={source}
          image={image}
          across={ACROSS}
          size={SIDE}
          label="Generated images"
          chosen={chosen}
          onChoose={setChosen}
          describe={(index) => `image ${index + 1} of ${ACROSS ** 2}, D answers ${answer}`}
        />
        {example && nearest && (
          <div className={styles.pair}>
            <figure>
              <ImagePicture pixels={pixelsOfInput(view, example)} image={image} size={LARGE} />
              <figcaption>
                generated, D answers <span translate="no">{answer}</span>
              </figcaption>
            </figure>
            <figure>
              <ImagePicture pixels={pixelsOfInput(view, nearest)} image={image} size={LARGE} />
              <figcaption>nearest training image; if the two are always the same, the generator copies</figcaption>
            </figure>
          </div>
        )}
      </div>
    </section>
  );
}

/** The pixels of the generated images, as before the scaling of the inputs. */
function imagesOf(view: RunView): LiveSource<ArrayLike<number>> {
  const width = view.features.length;
  return {
    get() {
      const examples = run.getState().findings.generated?.examples;
      if (!examples) return null;
      const count = Math.min(ACROSS ** 2, examples.length / width);
      const pixels = new Float32Array(count * width);
      for (let row = 0; row < count; row++) {
        pixels.set(pixelsOfInput(view, examples.subarray(row * width, (row + 1) * width)), row * width);
      }
      return pixels;
    },
    // Frames come more often than findings.
    subscribe: (listener) =>
      run.subscribe((now, before) => {
        if (now.findings.generated !== before.findings.generated) listener();
      }),
  };
}
