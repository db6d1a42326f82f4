import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import { fragmentOf } from '../experiment/index.ts';
import type { Opening } from '../opening/opening.ts';
import { page } from '../store/page.ts';
import { run } from '../store/run.ts';
import { followStageInLink } from '../ui/inspect/step/followLink.ts';
import { loadPresentation } from '../ui/Page.tsx';
import { letPartsLoad, ownTurn } from '../ui/parts/turn.ts';
import { startShortcuts } from '../ui/shortcuts.ts';
import { App } from './App.tsx';
import { syncAddress } from './address.ts';
import { type RunningEngine, startEngine } from './engine.ts';
import { isStored } from './first-visit.ts';
import { followLinkedMoments, takeMoment } from './linked-moment.ts';
import { keepOf, keepOffline, takeKept } from './reload.ts';
import { warmUpWhileIdle } from './warm-up.ts';
import { whenLoaded } from './when-loaded.ts';

/**
 * Connects stores, address, engine and page, and renders the page into `root`.
 * @param taken what the page shows until there is an engine, unless it continues a run
 * @returns a function that stops everything
 */
export async function start(root: Root, taken: Promise<Opening | null>): Promise<() => void> {
  // The address comes first, because it determines the experiment with which the engine starts.
  const stopAddress = await syncAddress();
  await openLessonAsLinked();
  const stopPresentation = await presentAsLinked();
  const stopStage = followStageInLink();
  const moment = await takeMoment(await takeKept());
  // The address may have changed since the page began to load.
  const isDefault = fragmentOf(location.href) === '';
  const opening = isDefault && !moment ? await taken : null;
  const engine = startEngine(moment, opening);
  void partsMayLoad(engine, opening !== null).then(letPartsLoad);
  const stopMoments = followLinkedMoments(engine);
  keepOf(engine);
  const stopShortcuts = startShortcuts(engine);
  const stopWarmUp = warmUpWhileIdle(engine);
  // If it does not arrive, the surrounding page still shows Nabla.
  if (window.parent !== window) import('../embedding/listen.ts').then(({ listen }) => listen(engine)).catch(() => {});
  root.render(
    <StrictMode>
      <App engine={engine} />
    </StrictMode>,
  );
  const stopAnnouncing = announceLater();
  ownTurn().then(() => {
    // If they do not arrive, the text is in fonts of the system.
    import('../ui/fonts.css').catch(() => {});
    if (import.meta.env.MODE === 'production') keepOffline();
  });
  return () => {
    stopAnnouncing();
    stopWarmUp();
    stopShortcuts();
    stopMoments();
    stopStage();
    stopPresentation();
    engine.stop();
    stopAddress();
  };
}

/** Milliseconds after which other parts of the page no longer wait for the worker, on a first visit and on a later one. */
const PATIENCE = { first: 3000, stored: 2000 };

/**
 * Resolves when the parts of the page may load that the first picture does not need. On a first visit, their files would
 * delay those of the worker. On a later visit nothing has to be fetched, but rendering them would take half of the
 * processor from the worker, and a person could press Play later. What a person opens does not wait.
 */
async function partsMayLoad({ reported }: RunningEngine, hasOpening: boolean): Promise<void> {
  if (isStored()) await Promise.race([whenLoaded(), firstPress(), later(PATIENCE.stored)]);
  else if (hasOpening) await Promise.race([reported, firstPress(), later(PATIENCE.first)]);
}

/** Resolves when a person first presses a key or a button of the pointer. */
function firstPress(): Promise<unknown> {
  return new Promise((resolve) => {
    for (const press of ['keydown', 'pointerdown']) document.addEventListener(press, resolve, { once: true });
  });
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/**
 * Tells screen readers what changes, once there is something to see. In a comparison, the page around does.
 * @returns a function that ends this
 */
function announceLater(): () => void {
  let stop = () => {};
  let isOver = false;
  const follow = async () => {
    unsubscribe();
    const isSide = document.documentElement.hasAttribute('data-side');
    await ownTurn();
    if (isSide) return;
    const { followPage } = await import('../ui/announcing/follow.ts');
    if (!isOver) stop = followPage();
  };
  // If the code does not arrive, the page says what it shows, but not what changes.
  const unsubscribe = run.subscribe(({ view }) => view && void follow().catch(() => {}));
  return () => {
    isOver = true;
    unsubscribe();
    stop();
  };
}

/** Opens the lesson of the link, which chooses the experiment. */
async function openLessonAsLinked(): Promise<void> {
  if (!page.getState().pairs.has('lesson')) return;
  try {
    const { openLinkedLesson } = await import('../ui/lesson/open.ts');
    openLinkedLesson();
  } catch {
    // The panel says that the lesson did not arrive.
  }
}

/**
 * Presents the page as its link says, before anything is rendered. Without such a link, the code is not loaded.
 * @returns a function that ends this
 */
async function presentAsLinked(): Promise<() => void> {
  let stop = () => {};
  const follow = async () => {
    unsubscribe();
    stop = (await import('./presentation.ts')).followPresentation();
  };
  const unsubscribe = page.subscribe(follow);
  const { pairs } = page.getState();
  if (pairs.size > 0) await follow();
  // If it does not arrive, the page says so.
  if (pairs.get('present') === '1') await loadPresentation().catch(() => {});
  return () => {
    unsubscribe();
    stop();
  };
}
