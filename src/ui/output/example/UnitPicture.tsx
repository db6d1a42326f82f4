import { useCallback } from 'react';
import { layerTitles } from '../../../experiment/index.ts';
import { stepsOf } from '../../../math/sample.ts';
import { usePalette } from '../../../plots/core/color.ts';
import { LiveCanvas } from '../../../plots/core/LiveCanvas.tsx';
import type { Size } from '../../../plots/core/size.ts';
import type { UnitRef } from '../../../plots/core/types.ts';
import { drawUnit } from '../../../plots/example/draw-unit.ts';
import { exampleUnitName } from '../../../plots/example/names.ts';
import type { ShownExample } from '../../../plots/example/types.ts';
import { drawHead, HEAD, type StepHead } from '../../../plots/sequences/draw-step-grid.ts';
import { visibleToken } from '../../../plots/sequences/tokens.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { shownExample } from '../../network/example/exampleSource.ts';
import styles from '../OutputPanel.module.css';

interface UnitPictureProps {
  readonly view: RunView;
  readonly unit: UnitRef;
  readonly height: number;
}

/** The sequence above the picture of a unit that has a number for each of its steps; null for any other unit. */
function headOf({ sample, sequence, layers }: RunView, { layer }: UnitRef, input: ArrayLike<number>): StepHead | null {
  const steps = stepsOf(sample);
  const type = layers[layer]?.type;
  if (sequence === null || steps === null || type === undefined || stepsOf(type) !== steps) return null;
  const { tokens } = sequence;
  if (tokens !== null) {
    return { kind: 'tokens', tokens: input, texts: Array.from(input, (token) => visibleToken(tokens[token] ?? '')) };
  }
  const numbers = Array.from(input);
  const curves = Array.from({ length: input.length / steps }, (_, at) => numbers.slice(at * steps, (at + 1) * steps));
  return { kind: 'numbers', curves };
}

/** A unit of the network as a large picture: an image, the map of a channel, or the weights of a unit that sees one. */
export function UnitPicture({ view, unit, height }: UnitPictureProps) {
  const palette = usePalette();
  const names = useExperiment(({ spec }) => spec.layers);
  const name = exampleUnitName(view, unit, layerTitles(names));
  const draw = useCallback(
    (context: CanvasRenderingContext2D, size: Size, shown: ShownExample | null) => {
      if (!shown) return;
      const head = headOf(view, unit, shown.input);
      const { width, height } = size;
      if (head) {
        drawHead(context, head, width, palette);
        context.translate(0, HEAD);
      }
      drawUnit(context, view, unit, shown, { width, height: height - (head ? HEAD : 0) }, palette);
      if (head) context.translate(0, -HEAD);
    },
    [view, unit, palette],
  );
  return (
    <>
      <LiveCanvas source={shownExample} label={name} height={height} fontSize={12} draw={draw} />
      <p className={styles.unit} data-below={stepsOf(view.sample) !== null || undefined}>
        {name}
      </p>
    </>
  );
}
