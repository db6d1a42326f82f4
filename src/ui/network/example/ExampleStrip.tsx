import { ChevronLeft, ChevronRight } from 'lucide-react';
import { PARTS } from '../../../experiment/experiment.ts';
import { meanSquaredError } from '../../../math/errors.ts';
import { formatCount, formatNumber } from '../../../math/format.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { placeInPart, stepExample, useIsDrawn } from '../../../store/example.ts';
import { Button } from '../../controls/Button.tsx';
import { Quoting } from '../../Quoting.tsx';
import { useTitleWithKey } from '../../shortcuts.ts';
import { useSlowly } from '../../useSlowly.ts';
import styles from './ExampleStrip.module.css';
import { classifies, predictionIn, targetOf, targetText } from './prediction.ts';
import { useWrongFirst } from './useWrongFirst.ts';

interface ExampleStripProps {
  readonly view: RunView;
  /** The example of the data that is in view, unless a drawing is. */
  readonly index: number;
  /** Whether the drawing pad is open. */
  readonly drawing: boolean;
  readonly onDraw: () => void;
}

/** The example in view: which one it is, its actual and its predicted class, and buttons that step to another. */
export function ExampleStrip({ view, index, drawing, onDraw }: ExampleStripProps) {
  const isDrawn = useIsDrawn();
  const { findings } = useSlowly();
  const wrong = useWrongFirst(view, index);
  const [position, count] = placeInPart(view, index);
  const part = PARTS[view.points.part[index] as number];
  const actual = view.points.labels[index] as number;
  const { example } = findings;
  const isOfIt = example && (isDrawn ? 'image' in example.of : 'index' in example.of && example.of.index === index);
  // With several targets, the output panel has the predictions.
  const { positions } = view;
  const repeats = view.answer === 'input';
  const prediction =
    isOfIt && positions === null && !repeats && view.world === null
      ? predictionIn(view, example.outputs.at(-1) ?? [])
      : null;
  const isWrong = !isDrawn && prediction !== null && prediction.label !== null && prediction.label !== actual;
  const titles = {
    previous: useTitleWithKey('Previous example', 'previous'),
    next: useTitleWithKey('Next example', 'next'),
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div role="group" aria-label="Example in view" className={styles.strip}>
      <Button look="round" aria-label="Previous example" title={titles.previous} onClick={() => stepExample(-1)}>
        <ChevronLeft size={16} aria-hidden="true" />
      </Button>
      <Button look="round" aria-label="Next example" title={titles.next} onClick={() => stepExample(1)}>
        <ChevronRight size={16} aria-hidden="true" />
      </Button>
      {classifies(view) && view.positions?.of !== 'pixel' && (
        <Button
          className={styles.button}
          aria-pressed={wrong.on}
          title="Step through the wrong predictions first, the most certain one at the start"
          onClick={wrong.toggle}
        >
          Wrong first
        </Button>
      )}
      {view.sequence === null && view.world === null && (
        <Button
          className={styles.button}
          aria-expanded={drawing}
          title={drawing ? 'Close the pad and go back to the data (Esc)' : 'Draw an example on a pad'}
          onClick={onDraw}
        >
          Draw
        </Button>
      )}
      <p className={styles.words} data-wrong={isWrong || undefined}>
        {isDrawn ? (
          <span>your drawing</span>
        ) : (
          <>
            <span>
              {view.world ? 'visited state' : `${part} example`} {formatCount(position)} of {formatCount(count)}
            </span>
            {wrong.count !== null && (
              <span>
                {wrong.position === null
                  ? `${formatCount(wrong.count)} wrong`
                  : `${formatCount(wrong.position)} of ${formatCount(wrong.count)} wrong`}
              </span>
            )}
            {positions?.of !== 'step' && view.world === null && (
              <span>
                <Quoting text={repeats ? targetOf(view, index) : `actual ${targetOf(view, index)}`} />
              </span>
            )}
          </>
        )}
        {isOfIt && repeats && (
          <span>
            reconstruction error{' '}
            <span translate="no">{formatNumber(meanSquaredError(example.input, example.outputs.at(-1) ?? []))}</span>
          </span>
        )}
        {prediction && (
          <span>
            <Quoting
              text={prediction.label === null ? 'predicted' : `predicted ${targetText(view, prediction.label)}`}
            />{' '}
            <span translate="no">{formatNumber(prediction.score)}</span>
          </span>
        )}
      </p>
    </div>
  );
}
