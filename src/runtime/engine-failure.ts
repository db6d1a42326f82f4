import { type Arrival, type Wanted, whyNotArrived } from '../table/arrival.ts';
import { messageOf } from './message-of.ts';

type WebAssemblyLike = Pick<typeof WebAssembly, 'validate' | 'Module'>;

const OTHER_BROWSER = 'Use a current version of Chrome, Edge, Firefox or Safari.';

/** A function that makes a vector and counts the bits in each byte, which is valid only if SIMD is supported. */
const SIMD = Uint8Array.from([
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 5, 1, 96, 0, 1, 123],
  ...[3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
]);

/**
 * Explains to a person why the engine's WebAssembly cannot run here; null if it can.
 * @param wasm the browser's `WebAssembly`; undefined if there is none
 */
export function whyNoWebAssembly(wasm: WebAssemblyLike | undefined): string | null {
  if (!wasm) {
    return `The engine cannot run: this browser has no WebAssembly, or a lockdown mode has turned it off. ${OTHER_BROWSER} (WebAssembly is undefined)`;
  }
  if (!wasm.validate(SIMD)) {
    return `The engine cannot run: this browser does not support WebAssembly SIMD. ${OTHER_BROWSER} (WebAssembly.validate is false)`;
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
 * Explains to a person why the engine did not start and what to do about it.
 * @param arrival how much of its WebAssembly arrived
 */
export function whyEngineFailed(error: unknown, wanted: Wanted, arrival: Arrival): string {
  if (isMemory(error)) return lackOfMemory(error);
  const reason = messageOf(error);
  // The wording of Chrome, Firefox and Safari.
  if (/dynamically imported module|importing a module script/i.test(reason)) {
    return `${wanted.name} could not be loaded: one of its scripts did not arrive. Check the connection and reload the page: a newer version may have replaced it. (${reason})`;
  }
  return (
    whyNotArrived(wanted, arrival, reason) ??
    `${wanted.name} could not be started. Reload the page, or try another browser. (${reason})`
  );
}

/** The same error, but in words for people if memory ran out. */
export function withMemoryNamed(error: unknown): unknown {
  return isMemory(error) ? new Error(lackOfMemory(error), { cause: error }) : error;
}

/** Whether memory ran out, in the wording of browsers, Emscripten, C++ and onnxruntime. */
function isMemory(error: unknown): boolean {
  return /out of memory|\bOOM\b|could not allocate|failed to allocate|allocation failed|enlarge memory|bad_alloc/i.test(
    messageOf(error),
  );
}

function lackOfMemory(error: unknown): string {
  return `The engine ran out of memory. Close other tabs or programs, or make the network or its batches smaller, then try again. (${messageOf(error)})`;
}
