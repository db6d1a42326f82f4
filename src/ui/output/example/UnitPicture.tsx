import { useCallback } from 'react';
import { layerTitles } from '../../../experiment/index.ts';
import { usePalette } from '../../../plots/core/color.ts';
import { LiveCanvas } from '../../../plots/core/LiveCanvas.tsx';
import type { Size } from '../../../plots/core/size.ts';
import type { UnitRef } from '../../../plots/core/types.ts';
import { drawUnit } from '../../../plots/example/draw-unit.ts';
import { exampleUnitName } from '../../../plots/example/names.ts';
import type { ShownExample } from '../../../plots/example/types.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { shownExample } from '../../network/example/exampleSource.ts';
import styles from '../OutputPanel.module.css';

interface UnitPictureProps {
  readonly view: RunView;
  readonly unit: UnitRef;
  readonly height: number;
}

/** A unit of the network as a large picture: an image, the map of a channel, or the weights of a unit that sees one. */
export function UnitPicture({ view, unit, height }: UnitPictureProps) {
  const palette = usePalette();
  const names = useExperiment(({ spec }) => spec.layers);
  const name = exampleUnitName(view, unit, layerTitles(names));
  const draw = useCallback(
    (context: CanvasRenderingContext2D, size: Size, shown: ShownExample | null) => {
      if (shown) drawUnit(context, view, unit, shown, size, palette);
    },
    [view, unit, palette],
  );
  return (
    <>
      <LiveCanvas source={shownExample} label={name} height={height} fontSize={12} draw={draw} />
      <p className={styles.unit}>{name}</p>
    </>
  );
}
