import { run } from '../store/run.ts';
import type { RunningEngine } from './engine.ts';

/** Milliseconds without input after which nobody uses the page. */
const STILL = 300;
/** The events that show that somebody uses the page, or that it was hidden or shown. */
const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'visibilitychange'] as const;
/** Browsers save power from about this charge on, as a share of the battery. */
const LOW = 0.2;

/** What only some browsers tell about the device. */
interface Device {
  readonly connection?: { readonly saveData?: boolean };
  getBattery?(): Promise<{ readonly charging: boolean; readonly level: number }>;
}

/**
 * Lets the engine warm up while nobody uses the page, until the first Play. Not in a frame, which may be one of many, and
 * not while the device saves power or data.
 * @returns a function that ends this
 */
export function warmUpWhileIdle(engine: Pick<RunningEngine, 'idle'>): () => void {
  if (window.parent !== window) return () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isIdle = false;

  function tell(idle: boolean) {
    if (idle !== isIdle) engine.idle(idle);
    isIdle = idle;
  }

  function wait() {
    clearTimeout(timer);
    timer = undefined;
    tell(false);
    const { status } = run.getState().state;
    if (status === 'ready' && !document.hidden) timer = setTimeout(warmUp, STILL);
  }

  async function warmUp() {
    const asked = timer;
    if (!(await savesPower()) && asked === timer) tell(true);
  }

  const unsubscribe = run.subscribe(({ state }, before) => {
    if (state.status === before.state.status) return;
    if (state.status === 'running') stop();
    else wait();
  });
  for (const input of INPUTS) document.addEventListener(input, wait, { capture: true, passive: true });

  function stop() {
    clearTimeout(timer);
    timer = undefined;
    tell(false);
    unsubscribe();
    for (const input of INPUTS) document.removeEventListener(input, wait, { capture: true });
  }
  return stop;
}

async function savesPower(): Promise<boolean> {
  const { connection, getBattery } = navigator as Device;
  if (connection?.saveData) return true;
  const battery = await getBattery?.call(navigator).catch(() => undefined);
  return battery !== undefined && !battery.charging && battery.level <= LOW;
}
