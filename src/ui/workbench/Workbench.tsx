import type { CSSProperties } from 'react';
import { rem } from '../../plots/core/design-pixels.ts';
import { enlarge, useArrangement } from '../../store/arrangement.ts';
import { isPresenting } from '../../store/page.ts';
import { useRestrictions } from '../../store/restrictions.ts';
import { Control } from '../controls/Control.tsx';
import { AnywhereToDrop } from '../data/own/AnywhereToDrop.tsx';
import { NetworkPanel } from '../network/NetworkPanel.tsx';
import { OutputPanel } from '../output/OutputPanel.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import { Part } from '../parts/Part.tsx';
import { useEscape } from '../useEscape.ts';
import { usePhone } from '../useMedia.ts';
import { Seam } from './Seam.tsx';
import { DataSkeleton } from './Skeleton.tsx';
import styles from './Workbench.module.css';

const DataPanel = lazyPart(async () => (await import('../data/DataPanel.tsx')).DataPanel, {
  name: 'The Data panel',
  waiting: <DataSkeleton />,
});
const TrainingPanel = lazyPart(async () => (await import('../training/TrainingPanel.tsx')).TrainingPanel, {
  name: 'The Training panel',
});
const Happening = lazyPart(async () => (await import('../happening/Happening.tsx')).Happening, {
  name: 'The status line',
});
const Inspector = lazyPart(async () => (await import('../inspect/Inspector.tsx')).Inspector, { name: 'The inspector' });
DataPanel.preload();
TrainingPanel.preload();
Happening.preload();
Inspector.preload();

/** The regions that a link can hide, and what a stylesheet hides. */
const REGIONS = ['setup', 'status', 'network', 'output', 'inspector', 'picture'] as const;
type HideableRegion = (typeof REGIONS)[number];

/**
 * The regions of the page, and the status line. A phone shows them from the output downwards, in the same order for the
 * keyboard.
 */
export function Workbench() {
  const phone = usePhone();
  const { sizes, inspector, enlarged } = useArrangement((store) => store);
  const hides = useRestrictions(({ hidden }) => REGIONS.filter((region) => hidden.has(region)).join(' '));
  const isShown = (region: HideableRegion) => !hides.split(' ').includes(region);
  const seams = enlarged === null;
  useEscape(!seams, showAll);
  const setup = isShown('setup') && (
    <div key="setup" data-part="setup" className={styles.setup}>
      <div className={styles.column}>
        <DataPanel />
        <Control of="training">
          <TrainingPanel />
        </Control>
      </div>
      {seams && <Seam of="setup" label="Width of the setup" edge="right" />}
    </div>
  );
  const happening = isShown('status') && (
    <div key="happening" className={styles.happening}>
      <Happening />
    </div>
  );
  const network = isShown('network') && (
    <div key="network" data-part="network" className={styles.network}>
      <Part name="The Network panel">
        <NetworkPanel />
      </Part>
    </div>
  );
  const output = isShown('output') && (
    <div key="output" data-part="output" className={styles.output}>
      {seams && <Seam of="output" label="Width of the output" edge="left" />}
      <Part name="The Output panel">
        <OutputPanel />
      </Part>
    </div>
  );
  return (
    <div
      className={styles.workbench}
      data-enlarged={enlarged ?? undefined}
      data-inspector={inspector}
      data-hides={hides}
      style={seamSizes(sizes)}
    >
      {phone ? [happening, output, network, setup] : [setup, happening, network, output]}
      {isShown('inspector') && (
        <div className={styles.inspector}>
          {seams && inspector === 'docked' && <Seam of="inspector" label="Height of the inspector" edge="top" />}
          <Inspector />
        </div>
      )}
      <AnywhereToDrop />
    </div>
  );
}

/** The sizes that a person has chosen, for the stylesheet. */
function seamSizes(sizes: Readonly<Record<string, number>>): CSSProperties {
  return Object.fromEntries(Object.entries(sizes).map(([seam, size]) => [`--${seam}`, rem(size)]));
}

function showAll() {
  // Escape ends the presentation instead.
  if (isPresenting()) return false;
  enlarge(null);
  return true;
}
