/** The shortest time between two edits, in milliseconds. */
const APART = 50;
/**
 * The shortest time between two edits, as a multiple of the time until the page has received the last result. The page
 * renders and draws in the rest of this time, so a slower machine makes fewer edits.
 */
const MULTIPLE = 2;
/** Milliseconds after which an edit without a result no longer holds back the next. */
const PATIENCE = 500;

let waiting: { readonly slider: unknown; readonly edit: () => void } | null = null;
/** Runs while the next edit has to wait. */
let pause: ReturnType<typeof setTimeout> | undefined;
let editedAt = 0;
let isShown = true;

/**
 * Makes an edit of a slider that a person holds: at once, or when the page shows the result of the one before, because
 * every edit renders the page and may rebuild the run. Of those that wait, only the last is made.
 * @param slider identifies the slider
 */
export function editInMovement(slider: unknown, edit: () => void): void {
  if (waiting && waiting.slider !== slider) settle();
  if (pause === undefined) make(edit);
  else waiting = { slider, edit };
}

/** Makes the edit that waits, if there is one, and lets the next follow at once. */
export function settle(): void {
  clearTimeout(pause);
  pause = undefined;
  const last = waiting;
  waiting = null;
  last?.edit();
}

/** Reports that the page has a result of the present experiment. */
export function noteResult(): void {
  if (pause === undefined || isShown) return;
  isShown = true;
  const now = performance.now();
  rest(editedAt + Math.max(APART, MULTIPLE * (now - editedAt)) - now);
}

function make(edit: () => void): void {
  edit();
  editedAt = performance.now();
  isShown = false;
  rest(PATIENCE);
}

function rest(ms: number): void {
  clearTimeout(pause);
  pause = setTimeout(resume, ms);
}

function resume(): void {
  pause = undefined;
  const next = waiting;
  waiting = null;
  if (next) make(next.edit);
}
