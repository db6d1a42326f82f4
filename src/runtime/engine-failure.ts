import { type Arrival, type Wanted, whyNotArrived } from '../table/arrival.ts';
import { messageOf } from './message-of.ts';

type WebAssemblyLike = Pick<typeof WebAssembly, 'validate' | 'Module'>;

const OTHER_BROWSER = 'Use a current version of Chrome, Edge, Firefox or Safari.';

/** A function that makes a vector and counts the bits in each byte: valid only where SIMD is known. */
const SIMD = Uint8Array.from([
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 5, 1, 96, 0, 1, 123],
  ...[3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
]);

/**
 * Why no WebAssembly of the engine's kind can run here, in words for people; null where it can.
 * @param wasm the browser's `WebAssembly`, undefined where there is none
 */
export function whyNoWebAssembly(wasm: WebAssemblyLike | undefined): string | null {
  if (!wasm) {
    return `The engine cannot run: this browser has no WebAssembly, or a lockdown mode has turned it off. ${OTHER_BROWSER} (WebAssembly is undefined)`;
  }
  if (!wasm.validate(SIMD)) {
    return `The engine cannot run: this browser does not know WebAssembly SIMD. ${OTHER_BROWSER} (WebAssembly.validate is false)`;
  }
  try {
    new wasm.Module(SIMD);
    return null;
  } catch (error) {
    return isMemory(error)
      ? lackOfMemory(error)
      : `The engine cannot run: a security policy forbids WebAssembly here. Whoever runs the site can allow it with 'wasm-unsafe-eval' in the script-src of the Content-Security-Policy. (${messageOf(error)})`;
  }
}

/**
 * Why the engine did not start, and what to do about it, in words for people.
 * @param arrival what arrived of its WebAssembly
 */
export function whyEngineFailed(error: unknown, wanted: Wanted, arrival: Arrival): string {
  if (isMemory(error)) return lackOfMemory(error);
  const reason = messageOf(error);
  // How Chrome, Firefox and Safari say it.
  if (/dynamically imported module|importing a module script/i.test(reason)) {
    return `${wanted.name} could not be loaded: one of its scripts did not arrive. Check the connection and reload the page: a newer version may have replaced it. (${reason})`;
  }
  return (
    whyNotArrived(wanted, arrival, reason) ??
    `${wanted.name} could not be started. Reload the page, or try another browser. (${reason})`
  );
}

/** The same error, in words for people where memory ran out. */
export function withMemoryNamed(error: unknown): unknown {
  return isMemory(error) ? new Error(lackOfMemory(error), { cause: error }) : error;
}

/** Whether memory ran out, as browsers, Emscripten, C++ and onnxruntime say it. */
function isMemory(error: unknown): boolean {
  return /out of memory|\bOOM\b|could not allocate|failed to allocate|allocation failed|enlarge memory|bad_alloc/i.test(
    messageOf(error),
  );
}

function lackOfMemory(error: unknown): string {
  return `The engine ran out of memory. Close other tabs or programs, or make the network or its batches smaller, then try again. (${messageOf(error)})`;
}
