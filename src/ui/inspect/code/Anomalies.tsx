import { useMemo } from 'react';
import { formatNumber } from '../../../math/format.ts';
import { imageSizeOf } from '../../../math/sample.ts';
import { ErrorHistogram } from '../../../plots/codes/ErrorHistogram.tsx';
import { ImagePicture } from '../../../plots/example/ImagePicture.tsx';
import { pixelsOfInput } from '../../../plots/example/ink.ts';
import type { Codes, RunView } from '../../../runtime/protocol.ts';
import { chooseExample, useExampleIn } from '../../../store/example.ts';
import { Button } from '../../controls/Button.tsx';
import inside from '../Inside.module.css';
import styles from './Code.module.css';
import { NumberBars } from './NumberBars.tsx';
import { exampleWords, inputAt } from './scene.ts';

interface AnomaliesProps {
  readonly view: RunView;
  readonly codes: Codes;
  /** The rows with the largest errors, the largest first. */
  readonly worst: readonly number[];
  /** The outputs for them; none until they are known. */
  readonly outputs: readonly Float32Array[];
}

const SIDE = 56;

/** The reconstruction errors as anomaly scores, and the examples with the largest ones. */
export function Anomalies({ view, codes, worst, outputs }: AnomaliesProps) {
  const inView = useExampleIn(view);
  const image = imageSizeOf(view.sample);
  const parts = useMemo(() => {
    const of = (part: number) =>
      codes.errors.filter((_, row) => view.points.part[codes.indices[row] as number] === part);
    return { train: of(0), validation: of(1) };
  }, [view, codes]);
  return (
    <section className={inside.section} aria-labelledby="code-anomalies">
      <h3 id="code-anomalies">
        Anomaly score <small>the mean squared error of the reconstruction of each example</small>
      </h3>
      <ErrorHistogram {...parts} label="Reconstruction errors of the training and the validation examples" />
      <p className={inside.note}>
        An example that is unlike the training examples is reconstructed badly. These have the largest errors; press one
        to put it into view.
      </p>
      <ul className={styles.worst}>
        {worst.map((row, place) => {
          const index = codes.indices[row] as number;
          const output = outputs[place] ?? null;
          const input = inputAt(view, index);
          const words = exampleWords(view, index);
          const error = formatNumber(codes.errors[row] as number, { fixed: true });
          return (
            <li key={index} className={image ? undefined : styles.example}>
              {image ? (
                <button
                  type="button"
                  className={styles.example}
                  aria-label={`Put ${words} into view, error ${error}`}
                  aria-pressed={index === inView}
                  onClick={() => chooseExample(index)}
                >
                  <span className={styles.pair}>
                    <ImagePicture pixels={pixelsOfInput(view, input)} image={image} size={SIDE} />
                    {output && <ImagePicture pixels={pixelsOfInput(view, output)} image={image} size={SIDE} />}
                  </span>
                  <span translate="no">{error}</span>
                </button>
              ) : (
                <>
                  <NumberBars
                    view={view}
                    rows={[{ name: 'input', values: input }, ...(output ? [{ name: 'output', values: output }] : [])]}
                  />
                  <Button
                    aria-label={`Put ${words} into view, error ${error}`}
                    aria-pressed={index === inView}
                    onClick={() => chooseExample(index)}
                  >
                    error {error}
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
