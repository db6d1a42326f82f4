import { Tabs } from 'radix-ui';
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { dataOf } from '../../experiment/index.ts';
import { useSize } from '../../plots/core/size.ts';
import { useExperiment } from '../../store/experiment.ts';
import { inspection, useInspection } from '../../store/inspection.ts';
import type { Loadable } from '../parts/loadable.ts';
import { Part } from '../parts/Part.tsx';
import { useLoaded } from '../parts/useLoaded.ts';
import { useWorkbench } from '../useMedia.ts';
import { useReducedMotion } from '../useReducedMotion.ts';
import { InspectorPlaceButtons } from '../workbench/InspectorPlaceButtons.tsx';
import styles from './Inspector.module.css';
import { openTab, type TabId } from './openTab.ts';
import { InspectorRoom } from './room.ts';
import { IS_ABOUT, TAB_LIST } from './tabs.ts';

/** The tabs below the network: formulas, and details of the data and the run. */
export function Inspector() {
  const open = useInspection((store) => store.open);
  const section = useRef<HTMLElement>(null);
  const shown = useRef(open);
  const calm = useReducedMotion();
  const tabs = useExperiment(
    useShallow(({ spec }) =>
      TAB_LIST.filter(([id, { about }]) => !about || IS_ABOUT[about](dataOf(spec)) || id === open),
    ),
  );

  // In a single column, the panels are taller than the window. Scrolls to the opened panel once it has loaded.
  const land = useCallback(() => {
    if (!section.current || shown.current === inspection.getState().open) return;
    shown.current = inspection.getState().open;
    const fits = section.current.offsetHeight < window.innerHeight;
    section.current.scrollIntoView({ block: fits ? 'end' : 'start', behavior: calm ? 'instant' : 'smooth' });
  }, [calm]);

  return (
    <section ref={section} className={styles.inspector} aria-labelledby="inspect-title">
      <h2 id="inspect-title" className="visually-hidden">
        Inspect
      </h2>
      <Tabs.Root className={styles.inspector} value={open} onValueChange={(tab) => openTab(tab as TabId)}>
        <div className={styles.head}>
          <Tabs.List className={styles.tabs} aria-label="Inspect">
            {tabs.map(([id, { title, Mark }]) => (
              // The open tab does not change, but a collapsed inspector opens.
              <Tabs.Trigger key={id} value={id} className={styles.tab} onClick={() => openTab(id)}>
                {title}
                {Mark && <Mark />}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <InspectorPlaceButtons />
        </div>
        {tabs.map(([id, { title, panel }]) => (
          <Tabs.Content key={id} value={id} className={styles.panel}>
            <Part name={`The ${title} panel`}>
              {'load' in panel ? (
                <Room>
                  <Fetched file={panel} onLand={land} />
                </Room>
              ) : (
                <Shown Content={panel} onLand={land} />
              )}
            </Part>
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </section>
  );
}

/** Provides the visible size to the panel inside. */
function Room({ children }: { readonly children: ReactNode }) {
  const [room, size] = useSize<HTMLDivElement>();
  const bounded = useWorkbench();
  return (
    <div ref={room} className={styles.room}>
      <InspectorRoom value={bounded ? size : null}>{children}</InspectorRoom>
    </div>
  );
}

interface FetchedProps {
  readonly file: Loadable<{ readonly default: ComponentType }>;
  readonly onLand: () => void;
}

function Fetched({ file, onLand }: FetchedProps) {
  const Content = useLoaded(file)?.default;
  return Content && <Shown Content={Content} onLand={onLand} />;
}

interface ShownProps {
  readonly Content: ComponentType;
  /** Called when the content is mounted. */
  readonly onLand: () => void;
}

function Shown({ Content, onLand }: ShownProps) {
  useEffect(onLand, [onLand]);
  return <Content />;
}
