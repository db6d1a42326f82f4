import { useRef } from 'react';
import { usePalette } from './color.ts';
import { drawRidges, type Reading } from './draw-ridges.ts';
import { LiveCanvas } from './LiveCanvas.tsx';
import type { Moment } from './ridges.ts';
import type { LiveSource } from './types.ts';

interface Props {
  readonly source: LiveSource<readonly Moment[]>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  /** What is under the pointer, past React; null when it leaves. */
  readonly onRead: (reading: Reading | null) => void;
}

/** How numbers were spread at the moments of a run, one row each, the latest in front. Live. */
export function RidgePlot({ source, label, height, onRead }: Props) {
  const palette = usePalette();
  const reads = useRef(false);
  return (
    <LiveCanvas
      source={source}
      label={label}
      height={height}
      fontSize={10.5}
      followsPointer
      draw={(context, size, moments, pointer) => {
        const reading = moments && drawRidges(context, size, moments, palette, pointer);
        // Plots beside this one share the words: who has nothing to say takes back only its own.
        if (reading || reads.current) onRead(reading);
        reads.current = reading !== null;
      }}
    />
  );
}
