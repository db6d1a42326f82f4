import { useRef } from 'react';
import styles from './BandPlot.module.css';
import { type Band, createBand } from './band.ts';
import curves from './Curves.module.css';
import { usePalette } from './color.ts';
import { drawBand, type Runs } from './draw-band.ts';
import { LiveCanvas } from './LiveCanvas.tsx';
import { setText, show } from './live.ts';
import type { LossScaleKind } from './loss-scale.ts';
import type { BandHistory, LiveSource } from './types.ts';

interface Props extends Runs {
  readonly source: LiveSource<BandHistory>;
  /** Name of the picture. */
  readonly label: string;
  readonly scale?: LossScaleKind;
  readonly height?: number;
}

/**
 * The losses of several runs over the steps, live: their median, the band that half of them lie in and the one that all do;
 * each run as a line while the pointer is on the picture.
 */
export function BandPlot({ source, label, scale = 'log', height = 150, ...runs }: Props) {
  const palette = usePalette();
  const band = useRef<Band>(null);
  const legend = useRef<HTMLDivElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const diverged = useRef<HTMLSpanElement>(null);
  const empty = useRef<HTMLParagraphElement>(null);

  return (
    <LiveCanvas
      source={source}
      label={label}
      height={height}
      fontSize={11}
      followsPointer
      draw={(context, size, history, pointer) => {
        band.current ??= createBand();
        const drawn = history && drawBand(context, size, history, band.current, runs, scale, palette, pointer);
        const words = drawn?.said ?? null;
        show(empty.current, !drawn);
        show(legend.current, words === null);
        show(said.current, words !== null);
        show(diverged.current, (drawn?.diverged ?? 0) > 0);
        setText(said.current, words ?? '');
        setText(diverged.current, `✕ ${drawn?.diverged ?? 0} of ${runs.names.length} diverged`);
      }}
    >
      <div ref={legend} className={`${curves.legend} ${styles.legend}`} aria-hidden="true">
        <span ref={diverged} className={`${curves.item} ${styles.diverged}`} hidden />
        <span className={curves.item}>
          <svg width="16" height="8" aria-hidden="true">
            <line className={styles.median} x2="16" y1="4" y2="4" />
          </svg>
          median
        </span>
        <span className={curves.item}>
          <svg width="12" height="10" aria-hidden="true">
            <rect className={styles.half} width="12" height="10" />
          </svg>
          half
        </span>
        <span className={curves.item}>
          <svg width="12" height="10" aria-hidden="true">
            <rect className={styles.all} width="12" height="10" />
          </svg>
          all
        </span>
      </div>
      <p ref={said} className={`${curves.legend} ${styles.said}`} aria-hidden="true" hidden />
      <p ref={empty} className={curves.empty}>
        Press Play to see the losses fall.
      </p>
    </LiveCanvas>
  );
}
