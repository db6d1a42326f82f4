import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { resume } from '../../embedding/kept.ts';
import { parse, print } from '../../experiment/index.ts';
import { onSides, setSides, sides } from '../../store/compare.ts';
import { useCurves } from '../../store/curves.ts';
import { edit, notify } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { tableOrProblem } from '../../store/tables.ts';
import { usePace } from '../../store/transport.ts';
import { Button } from '../controls/Button.tsx';
import { AnywhereToDrop } from '../data/own/AnywhereToDrop.tsx';
import { type Engine, EngineContext, useEngine } from '../engine.ts';
import { Messages } from '../messages/Messages.tsx';
import pageStyles from '../Page.module.css';
import { shownScore } from '../series.ts';
import { usePhone } from '../useMedia.ts';
import { Announcer } from './Announcer.tsx';
import styles from './Compare.module.css';
import { ComparedCurves } from './ComparedCurves.tsx';
import { CompareHeader } from './CompareHeader.tsx';
import { commonStride } from './CompareTransport.tsx';
import { Conductor } from './conductor.ts';
import { type Conducted, conductByKeys } from './keys.ts';
import { letterOf } from './letters.ts';
import { Results } from './Results.tsx';
import { Side } from './Side.tsx';
import { ConductorContext } from './useConductor.ts';
import { commonWords, differenceWords } from './words.ts';

interface CompareProps {
  /** The link of the comparison. */
  readonly link: () => string;
}

/** Two to four experiments side by side, each as the page itself in a frame, with their curves over one another. */
export function Compare(props: CompareProps) {
  // Frames of an opaque origin, as in a file or a sandbox, cannot reach one another.
  return window.origin === 'null' ? <Impossible /> : <Comparison {...props} />;
}

const NOT_KEPT = 'The experiment did not hand over its weights, so its training starts over.';

/** Says why there is no comparison, and leads to the first experiment. */
function Impossible() {
  return (
    <main className={styles.impossible}>
      <p>
        A comparison shows each experiment in a frame of its own. That does not work in a page that was opened from a
        file, or in a sandboxed frame without <code>allow-same-origin</code>. Open this link from a web server, in a tab
        of its own.
      </p>
      <Button onClick={() => setSides(sides().slice(0, 1))}>Show experiment A alone</Button>
    </main>
  );
}

function Comparison({ link }: CompareProps) {
  const page = useEngine();
  const pace = usePace();
  const phone = usePhone();
  const [conductor] = useState(() => new Conductor());
  const engine = useMemo(() => engineOf(conductor, page), [conductor, page]);
  const keys = useMemo(() => keysOf(conductor), [conductor]);
  const texts = useSyncExternalStore(onSides, sides);
  const specs = useMemo(() => texts.map((text) => parse(text, tableOrProblem).spec), [texts]);
  const [ids, removeId] = useIds(texts.length);
  const [edited, setEdited] = useState<string | null>(null);
  const metric = useRun(({ view }) => view?.metric);
  const chosen = useCurves((store) => store.quantity);
  const [first] = specs;

  useEffect(() => {
    page.pause();
    return conductByKeys(window, keys);
  }, [page, keys]);
  useEffect(() => conductor.pace(pace.stepsPerSecond), [conductor, pace]);

  if (first === undefined) return null;
  const seed = specs.every((spec) => spec.seed === first.seed) ? first.seed : Number.NaN;
  /** Ends the comparison and goes on with one of its experiments, as trained. */
  async function goOnWith(place: number) {
    const id = ids[place] as string;
    const hasTrained = (conductor.run(id)?.step ?? 0) > 0;
    const kept = await conductor.keep(id);
    const text = sides()[place];
    if (text === undefined) return;
    setSides([text]);
    if (kept) resume(page, kept);
    else if (hasTrained) notify('compare', NOT_KEPT);
  }
  const change = (place: number, text: string) => setSides(sides().with(place, text));

  return (
    <EngineContext value={engine}>
      <ConductorContext value={conductor}>
        <div className={`${pageStyles.page} ${styles.page}`}>
          <CompareHeader
            link={link}
            count={texts.length}
            seed={seed}
            onSeed={(next) => {
              conductor.stop();
              setSides(specs.map((spec) => print({ ...spec, seed: next })));
            }}
            onAdd={() => setSides([...texts, texts.at(-1) as string])}
            onClose={() => goOnWith(0)}
          />
          <Messages />
          <AnywhereToDrop />
          <Announcer ids={ids} />
          <main id="workbench" tabIndex={-1} className={styles.main} data-count={texts.length}>
            <div className={styles.sides}>
              {texts.map((text, place) => {
                const id = ids[place] as string;
                const spec = specs[place] ?? first;
                return (
                  <Side
                    key={id}
                    id={id}
                    name={letterOf(place)}
                    place={place}
                    text={text}
                    words={place === 0 ? commonWords(specs) : differenceWords(first, spec)}
                    edits={edited === id}
                    isSmall={texts.length > 2}
                    keys={keys}
                    onEdit={(edits) => setEdited(edits ? id : null)}
                    onText={(now) => change(place, now)}
                    onOpen={() => goOnWith(place)}
                    onRemove={() => {
                      if (texts.length === 2) return goOnWith(1 - place);
                      removeId(place);
                      setSides(texts.toSpliced(place, 1));
                    }}
                  />
                );
              })}
            </div>
            <section className={styles.below} aria-label="Results">
              <ComparedCurves ids={ids} specs={specs} quantity={shownScore(chosen, first)} metric={metric} />
              <Results ids={ids} specs={specs} metric={metric} upright={texts.length > 3 || phone} />
            </section>
          </main>
        </div>
      </ConductorContext>
    </EngineContext>
  );
}

/** An id for each side, which it keeps while others are removed. */
function useIds(count: number): readonly [ids: readonly string[], remove: (place: number) => void] {
  const made = useRef(0);
  const [ids, setIds] = useState<readonly string[]>([]);
  let now = ids;
  if (ids.length !== count) {
    const missing = Array.from({ length: Math.max(0, count - ids.length) }, () => {
      made.current += 1;
      return `side${made.current}`;
    });
    now = [...ids.slice(0, count), ...missing];
    setIds(now);
  }
  return [now, (place) => setIds((before) => before.toSpliced(place, 1))];
}

function keysOf(conductor: Conductor): Conducted {
  return {
    toggle: () => conductor.toggle(),
    step: () => conductor.step(commonStride()),
    reset: () => conductor.reset(),
  };
}

/** The engine of a page that conducts others: what the palette asks for applies to all of them. */
function engineOf(conductor: Conductor, page: Engine): Engine {
  return {
    ...page,
    play: () => conductor.toggle(),
    pause: () => conductor.pause(),
    step: () => conductor.step(commonStride()),
    reset: () => conductor.reset(),
    resetWith(change) {
      edit(change);
      conductor.reset();
    },
    pace: (stepsPerSecond) => conductor.pace(stepsPerSecond),
  };
}
