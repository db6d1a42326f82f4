import { useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { LiveCanvas } from '../core/LiveCanvas.tsx';
import type { LiveSource } from '../core/types.ts';
import { drawRidges, type Reading } from './draw-ridges.ts';
import type { Moment } from './ridges.ts';

interface Props {
  readonly source: LiveSource<readonly Moment[]>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  /** Receives the values under the pointer, without rendering React; null when the pointer leaves. */
  readonly onRead: (reading: Reading | null) => void;
}

/** The distribution of numbers at several moments of a run, one row each, the latest in front. Live. */
export function RidgePlot({ source, label, height, onRead }: Props) {
  const palette = usePalette();
  const reads = useRef(false);
  return (
    <LiveCanvas
      source={source}
      label={label}
      height={height}
      fontSize={11}
      followsPointer
      draw={(context, size, moments, pointer) => {
        const reading = moments && drawRidges(context, size, moments, palette, pointer);
        // Plots beside this one share the text, so each plot only clears its own.
        if (reading || reads.current) onRead(reading);
        reads.current = reading !== null;
      }}
    />
  );
}
