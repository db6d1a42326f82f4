import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Place } from '../../../plots/core/design-pixels.ts';
import { sourceLayer } from '../../../plots/core/source-layer.ts';
import type { UnitRef } from '../../../plots/core/types.ts';
import { examplePicture } from '../../../plots/example/example-picture.ts';
import { imageAt, isOfInput, mapAt } from '../../../plots/example/types.ts';
import { type NetworkProps, NetworkView } from '../../../plots/network/NetworkView.tsx';
import type { RunView } from '../../../runtime/protocol.ts';
import { chooseLayer } from '../../../store/choice.ts';
import { pointAtPixel, showDrawn, useExampleIn, useExampleWish } from '../../../store/example.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { lazyPart } from '../../parts/lazyPart.tsx';
import { onAsk } from '../../shortcuts.ts';
import { useEscape } from '../../useEscape.ts';
import { useWatch } from '../../useWatch.ts';
import styles from './ExampleNetwork.module.css';
import { ExampleStrip } from './ExampleStrip.tsx';
import { shownExample } from './exampleSource.ts';
import { ObservationStrip } from './ObservationStrip.tsx';
import { useInSight } from './useInSight.ts';
import { windowsOf } from './windows.ts';

const OriginPanel = lazyPart(async () => (await import('./OriginPanel.tsx')).OriginPanel, {
  name: 'The panel about a number',
});

const DrawPanel = lazyPart(async () => (await import('../draw/DrawPanel.tsx')).DrawPanel, { name: 'The drawing pad' });

interface ExampleNetworkProps {
  readonly view: RunView;
  readonly network: NetworkProps;
}

/** The network of image data: the example in view goes through it. */
export function ExampleNetwork({ view, network }: ExampleNetworkProps) {
  const layers = useExperiment(({ spec }) => spec.layers);
  const windows = useMemo(() => windowsOf(view, layers), [view, layers]);
  const picture = useMemo(() => examplePicture(view, windows), [view, windows]);
  const index = useExampleIn(view);
  const [room, inSight] = useInSight<HTMLDivElement>();
  const [drawing, setDrawing] = useState(false);
  const stopDrawing = useCallback(() => {
    setDrawing(false);
    showDrawn(null);
    return true;
  }, []);
  useEscape(drawing, stopDrawing);
  useEffect(() => onAsk('pad', () => setDrawing(true)), []);
  // Another picture of the network has no pad yet.
  useEffect(() => () => showDrawn(null), []);

  const { onHover, onSelect, names = [] } = network;
  const hover = (unit: UnitRef | null) => {
    if (unit === null) pointAtPixel(null);
    onHover?.(unit);
  };
  const place = (unit: UnitRef, at: Place) => pointAtPixel(pixelAt(view, unit, at));
  const [opened, setOpened] = useState<{ readonly unit: UnitRef; readonly anchor: HTMLElement } | null>(null);
  const select = (unit: UnitRef, anchor: HTMLElement) => {
    if (unit.layer < 0) return;
    chooseLayer(unit.layer, unit.unit);
    // Each pixel of an image that is repeated has weights of its own, unless they are shared between the pixels.
    if (isOfInput(view, unit.layer) && windows[unit.layer] === null) return;
    // Of a unit after others, the weights can be edited one by one.
    if (imageAt(view, unit.layer) || imageAt(view, sourceLayer(view, unit.layer))) setOpened({ unit, anchor });
    // The numbers of a layer through time are in the inspector.
    else if (!mapAt(view, unit.layer) && !mapAt(view, sourceLayer(view, unit.layer))) onSelect?.(unit, anchor);
  };

  return (
    <div ref={room} className={styles.room}>
      <NetworkView
        {...network}
        source={shownExample}
        picture={picture}
        onHover={hover}
        onPlace={place}
        onSelect={select}
        footer={
          <div className={styles.footer}>
            {view.world && <ObservationStrip world={view.world} />}
            {index !== null && !view.world && (
              <ExampleStrip
                view={view}
                index={index}
                drawing={drawing}
                onDraw={() => (drawing ? stopDrawing() : setDrawing(true))}
              />
            )}
            {network.footer}
          </div>
        }
      />
      {inSight && index !== null && <ExampleWatch view={view} />}
      {drawing && index !== null && <DrawPanel view={view} index={index} onClose={stopDrawing} />}
      {opened && (
        <OriginPanel
          key={`${opened.unit.layer} ${opened.unit.unit}`}
          {...opened}
          view={view}
          layers={layers}
          names={names}
          windows={windows}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

/** Requests what the network makes of the example in view; apart, because a drawing changes with every move. */
function ExampleWatch({ view }: { readonly view: RunView }) {
  const wish = useExampleWish(view);
  useWatch('example', wish ?? false);
  return null;
}

/** The pixel at a position in a unit, in shares of its side; null if the unit is not an image or the position is beside it. */
function pixelAt(view: RunView, unit: UnitRef, { x, y }: Place) {
  const image = mapAt(view, unit.layer);
  if (!image || unit.layer < 0) return null;
  if (image.height === 1) return { ...unit, row: 0, column: Math.min(image.width - 1, Math.floor(x * image.width)) };
  // A picture that is not square is in the middle of its unit.
  const longer = Math.max(image.height, image.width);
  const row = Math.floor(y * longer - (longer - image.height) / 2);
  const column = Math.floor(x * longer - (longer - image.width) / 2);
  if (row < 0 || column < 0 || row >= image.height || column >= image.width) return null;
  return { ...unit, row, column };
}
