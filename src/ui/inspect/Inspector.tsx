import { Tabs } from 'radix-ui';
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useSize } from '../../plots/core/size.ts';
import { INSPECTIONS, type Inspection, inspection, openTab, useInspection } from '../../store/inspection.ts';
import { type Loadable, loadable } from '../parts/loadable.ts';
import { Part } from '../parts/Part.tsx';
import { useLoaded } from '../parts/useLoaded.ts';
import { useWorkbench } from '../useMedia.ts';
import { useReducedMotion } from '../useReducedMotion.ts';
import { InspectorPlaceButtons } from '../workbench/InspectorPlaceButtons.tsx';
import { Formulas } from './Formulas.tsx';
import styles from './Inspector.module.css';
import { LeakMark } from './LeakMark.tsx';
import { InspectorRoom } from './room.ts';

/** A panel is loaded when it is first opened, and requests data from the engine only while it is open. */
interface Panel {
  readonly title: string;
  readonly file: Loadable<{ readonly default: ComponentType }>;
}

const PANELS: Record<Exclude<Inspection, 'formulas'>, Panel> = {
  preparation: { title: 'Preparation', file: loadable(() => import('./preparation/PreparationTab.tsx')) },
  distributions: { title: 'Distributions', file: loadable(() => import('./distributions/DistributionsTab.tsx')) },
  gradients: { title: 'Gradients', file: loadable(() => import('./gradients/GradientsTab.tsx')) },
  landscape: { title: 'Landscape', file: loadable(() => import('./landscape/LandscapeTab.tsx')) },
  evaluation: { title: 'Evaluation', file: loadable(() => import('./evaluation/EvaluationTab.tsx')) },
  program: { title: 'Program', file: loadable(() => import('./program/ProgramTab.tsx')) },
  runs: { title: 'Runs', file: loadable(() => import('./runs/RunsTab.tsx')) },
};

/** The tabs below the network: formulas, and details of the data and the run. */
export function Inspector() {
  const open = useInspection((store) => store.open);
  const section = useRef<HTMLElement>(null);
  const shown = useRef(open);
  const calm = useReducedMotion();

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
      <Tabs.Root className={styles.inspector} value={open} onValueChange={(tab) => openTab(tab as Inspection)}>
        <div className={styles.head}>
          <Tabs.List className={styles.tabs} aria-label="Inspect">
            {INSPECTIONS.map((id) => (
              // The open tab does not change, but a collapsed inspector opens.
              <Tabs.Trigger key={id} value={id} className={styles.tab} onClick={() => openTab(id)}>
                {id === 'formulas' ? 'Formulas' : PANELS[id].title}
                {id === 'preparation' && <LeakMark />}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <InspectorPlaceButtons />
        </div>
        {INSPECTIONS.map((id) =>
          id === 'formulas' ? (
            <Tabs.Content key={id} value={id} className={styles.panel}>
              <Part name="The Formulas panel">
                <Formulas />
                <Landing onLand={land} />
              </Part>
            </Tabs.Content>
          ) : (
            <Tabs.Content key={id} value={id} className={styles.panel}>
              <Part name={`The ${PANELS[id].title} panel`}>
                <Room>
                  <Fetched panel={PANELS[id]} onLand={land} />
                </Room>
              </Part>
            </Tabs.Content>
          ),
        )}
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
  readonly panel: Panel;
  readonly onLand: () => void;
}

function Fetched({ panel, onLand }: FetchedProps) {
  const Content = useLoaded(panel.file)?.default;
  return (
    Content && (
      <>
        <Content />
        <Landing onLand={onLand} />
      </>
    )
  );
}

/** Calls `onLand` when the panel before it is mounted. */
function Landing({ onLand }: { readonly onLand: () => void }) {
  useEffect(onLand, [onLand]);
  return null;
}
