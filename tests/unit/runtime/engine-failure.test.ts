import { describe, expect, it } from 'vitest';
import { whyEngineFailed, whyNoWebAssembly, withMemoryNamed } from '../../../src/runtime/engine-failure.ts';
import { noArrival } from '../../../src/table/arrival.ts';

const wanted = { name: 'The engine for WASM', magic: '\0asm', size: 10 };
const whole = { status: 200, type: 'application/wasm', head: '\0asm', loaded: 10 };

/** A browser whose WebAssembly does not compile. */
function refusing(error: Error) {
  const Module = class {
    constructor() {
      throw error;
    }
  } as unknown as typeof WebAssembly.Module;
  return { validate: () => true, Module };
}

describe('a browser', () => {
  it('can run the engine if it supports WebAssembly and SIMD', () => {
    expect(whyNoWebAssembly(WebAssembly)).toBeNull();
  });

  it('without WebAssembly gets that reason', () => {
    expect(whyNoWebAssembly(undefined)).toMatch(
      /no WebAssembly.* Use a current version of .*\(WebAssembly is undefined\)$/,
    );
  });

  it('without SIMD gets that reason', () => {
    expect(whyNoWebAssembly({ ...refusing(new Error()), validate: () => false })).toMatch(
      /SIMD\. Use a current version of/,
    );
  });

  it('whose policy forbids WebAssembly gets that reason', () => {
    const error = new WebAssembly.CompileError("Refused to compile because 'unsafe-eval' is not allowed");
    expect(whyNoWebAssembly(refusing(error))).toMatch(
      /security policy.*'wasm-unsafe-eval'.*\(Refused to compile .*\)$/,
    );
  });

  it('that is out of memory gets that reason', () => {
    expect(whyNoWebAssembly(refusing(new RangeError('Out of memory')))).toMatch(/out of memory\. Close other tabs/);
  });
});

describe('why the engine failed', () => {
  it.each([
    'WebAssembly.Memory(): could not allocate memory',
    'Out of memory: Cannot allocate Wasm memory for new instance',
    'Aborted(OOM). Build with -sASSERTIONS for more info.',
    "Can't create a session. ERROR_CODE: 6, ERROR_MESSAGE: std::bad_alloc",
    'Failed to allocate memory for requested buffer of size 4000000000',
    'Array buffer allocation failed',
  ])('is memory: %s', (message) => {
    const why = whyEngineFailed(new RangeError(message), wanted, whole);
    expect(why).toMatch(/^The engine ran out of memory\. Close other tabs/);
    expect(why.endsWith(`(${message})`)).toBe(true);
    expect(withMemoryNamed(new RangeError(message))).toMatchObject({ message: why });
  });

  it.each([
    'Failed to fetch dynamically imported module: https://a.example/assets/ort.js',
    'error loading dynamically imported module: https://a.example/assets/ort.js',
    'Importing a module script failed.',
  ])('is a script that is missing: %s', (message) => {
    expect(whyEngineFailed(new TypeError(message), wanted, noArrival())).toMatch(/one of its scripts did not arrive/);
  });

  it('is a file that did not arrive', () => {
    expect(whyEngineFailed(new TypeError('Failed to fetch'), wanted, noArrival())).toMatch(
      /^The engine for WASM could not be loaded: there is no connection.*\(Failed to fetch\)$/,
    );
    expect(whyEngineFailed(new Error('Aborted'), wanted, { ...whole, loaded: 5 })).toMatch(/the connection broke/);
  });

  it('is the browser’s message if nothing else is known', () => {
    expect(whyEngineFailed(new Error('Aborted'), wanted, whole)).toBe(
      'The engine for WASM could not be started. Reload the page, or try another browser. (Aborted)',
    );
  });

  it('of another kind is passed on', () => {
    const error = new Error('invalid model');
    expect(withMemoryNamed(error)).toBe(error);
  });
});
