import { Tabs } from 'radix-ui';
import { type ComponentType, lazy, Suspense, useCallback, useEffect, useRef } from 'react';
import { INSPECTIONS, type Inspection, inspect, inspection, useInspection } from '../../store/inspection.ts';
import { useReducedMotion } from '../useReducedMotion.ts';
import { Formulas } from './Formulas.tsx';
import styles from './InspectStrip.module.css';
import { LeakMark } from './LeakMark.tsx';

/** Each panel comes when it is first opened, and asks the engine for its data only while it is open. */
const PANELS: Record<Inspection, { readonly title: string; readonly Panel: ComponentType }> = {
  formulas: { title: 'Formulas', Panel: Formulas },
  preparation: { title: 'Preparation', Panel: lazy(() => import('./preparation/PreparationTab.tsx')) },
  distributions: { title: 'Distributions', Panel: lazy(() => import('./distributions/DistributionsTab.tsx')) },
  gradients: { title: 'Gradients', Panel: lazy(() => import('./gradients/GradientsTab.tsx')) },
  landscape: { title: 'Landscape', Panel: lazy(() => import('./landscape/LandscapeTab.tsx')) },
  evaluation: { title: 'Evaluation', Panel: lazy(() => import('./evaluation/EvaluationTab.tsx')) },
  program: { title: 'Program', Panel: lazy(() => import('./program/ProgramTab.tsx')) },
  runs: { title: 'Runs', Panel: lazy(() => import('./runs/RunsTab.tsx')) },
};

/** A closer look: at the formulas, or at the inside of the run. */
export function InspectStrip() {
  const open = useInspection((store) => store.open);
  const strip = useRef<HTMLElement>(null);
  const shown = useRef(open);
  const calm = useReducedMotion();

  // The other panels are taller than the page has room for: a person lands on what they opened, once it is there.
  const land = useCallback(() => {
    if (!strip.current || shown.current === inspection.getState().open) return;
    shown.current = inspection.getState().open;
    const fits = strip.current.offsetHeight < window.innerHeight;
    strip.current.scrollIntoView({ block: fits ? 'end' : 'start', behavior: calm ? 'instant' : 'smooth' });
  }, [calm]);

  return (
    <section ref={strip} className={styles.strip} aria-labelledby="inspect-title">
      <h2 id="inspect-title" className="visually-hidden">
        Inspect
      </h2>
      <Tabs.Root value={open} onValueChange={(value) => inspect({ open: value as Inspection })}>
        <Tabs.List className={styles.tabs} aria-label="Inspect">
          {INSPECTIONS.map((id) => (
            <Tabs.Trigger key={id} value={id} className={styles.tab}>
              {PANELS[id].title}
              {id === 'preparation' && <LeakMark />}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {INSPECTIONS.map((id) => {
          const { Panel } = PANELS[id];
          return (
            <Tabs.Content key={id} value={id} className={id === 'formulas' ? styles.formulas : styles.panel}>
              <Suspense fallback={null}>
                <Panel />
                <Landing onLand={land} />
              </Suspense>
            </Tabs.Content>
          );
        })}
      </Tabs.Root>
    </section>
  );
}

/** Tells when what stands beside it is there. */
function Landing({ onLand }: { readonly onLand: () => void }) {
  useEffect(onLand, [onLand]);
  return null;
}
