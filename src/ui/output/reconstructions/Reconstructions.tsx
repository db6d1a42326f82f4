import { useCallback, useMemo, useState } from 'react';
import { imageSizeOf } from '../../../math/sample.ts';
import type { LiveSource } from '../../../plots/core/types.ts';
import type { ShownParts } from '../../../plots/output/points.ts';
import { type ReconstructedFrame, ReconstructionPlot } from '../../../plots/output/ReconstructionPlot.tsx';
import type { RunView } from '../../../runtime/protocol.ts';
import { chooseExample, useExampleIn } from '../../../store/example.ts';
import { run } from '../../../store/run.ts';
import { useWatch } from '../../useWatch.ts';
import { ImageRows } from './ImageRows.tsx';
import { ReconstructionCard } from './ReconstructionCard.tsx';
import { movesOf, readReconstruction, reconstructionText } from './reading.ts';

interface ReconstructionsProps {
  readonly view: RunView;
  /** In design pixels. */
  readonly width: number;
  readonly height: number;
}

/** What an autoencoder makes of the examples: images beside each other, or rows of numbers as points. */
export function Reconstructions(props: ReconstructionsProps) {
  return imageSizeOf(props.view.sample) ? <ImageRows {...props} /> : <PlaneRows {...props} />;
}

const RESERVED = 'Test examples are reserved for the end';

function PlaneRows({ view, height }: ReconstructionsProps) {
  const index = useExampleIn(view);
  const [[train, validation], onParts] = useState<ShownParts>([true, true, false]);
  const parts = useMemo((): ShownParts => [train, validation, false], [train, validation]);
  const source = useMemo(() => sourceOf(view), [view]);
  useWatch('codes', true);
  const card = useCallback((point: number) => <ReconstructionCard point={point} />, []);
  const describe = useCallback((point: number) => {
    const reading = readReconstruction(run.getState(), point);
    return reading ? reconstructionText(reading) : '';
  }, []);
  return (
    <ReconstructionPlot
      view={view}
      source={source}
      marked={index}
      height={height}
      parts={parts}
      onParts={onParts}
      testReason={RESERVED}
      card={card}
      describe={describe}
      onChoose={chooseExample}
    />
  );
}

function sourceOf(view: RunView): LiveSource<ReconstructedFrame> {
  return {
    get() {
      const { frame, findings } = run.getState();
      return { frame, moves: movesOf(view, findings.codes) };
    },
    subscribe: run.subscribe,
  };
}
