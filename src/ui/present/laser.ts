/** A place of the pointer in the window, in CSS pixels, and when it was there. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly time: number;
}

/** How long the trail remains, in milliseconds. */
const TRAIL = 320;

/** The radius of the dot, in rem. */
const RADIUS = 0.5;

/**
 * Draws a dot that follows the pointer, with a fading trail unless the person wants less motion.
 * @param canvas covers the window; its colour is that of the dot
 * @returns a function that stops
 */
export function startLaser(canvas: HTMLCanvasElement): () => void {
  const context = canvas.getContext('2d');
  if (!context) return () => {};
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const { color, fontSize } = getComputedStyle(canvas);
  const radius = RADIUS * Number.parseFloat(fontSize);
  const ended = new AbortController();
  let trail: Spot[] = [];
  let frame = 0;

  function draw(time: number) {
    frame = 0;
    const { innerWidth: width, innerHeight: height, devicePixelRatio: ratio } = window;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    if (!context) return;
    context.scale(ratio, ratio);
    const last = trail.at(-1);
    if (!last) return;
    trail = calm.matches ? [last] : trail.filter((spot) => spot === last || time - spot.time < TRAIL);
    context.strokeStyle = color;
    context.fillStyle = color;
    // Round ends would overlap and show as beads.
    context.lineCap = 'butt';
    for (const [index, to] of trail.entries()) {
      const from = trail[index - 1];
      if (!from) continue;
      const left = Math.max(0, 1 - (time - to.time) / TRAIL);
      context.globalAlpha = 0.6 * left;
      context.lineWidth = 2 * radius * left;
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    }
    context.globalAlpha = 1;
    context.shadowColor = color;
    context.shadowBlur = 2 * radius * ratio;
    context.beginPath();
    context.arc(last.x, last.y, radius, 0, 2 * Math.PI);
    context.fill();
    if (trail.length > 1) request();
  }

  function request() {
    frame ||= requestAnimationFrame(draw);
  }

  function move({ clientX, clientY }: PointerEvent) {
    trail.push({ x: clientX, y: clientY, time: performance.now() });
    request();
  }

  function hide(event: PointerEvent) {
    // Events between two elements have the other one.
    if (event.relatedTarget !== null) return;
    trail = [];
    request();
  }

  const options = { capture: true, passive: true, signal: ended.signal };
  for (const type of ['pointermove', 'pointerdown'] as const) window.addEventListener(type, move, options);
  window.addEventListener('pointerout', hide, options);
  return () => {
    ended.abort();
    cancelAnimationFrame(frame);
  };
}
