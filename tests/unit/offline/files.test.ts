import { afterEach, expect, it, vi } from 'vitest';
import { isForThisBrowser, pageAddress } from '../../../src/offline/files.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ['https://example.org/nabla/', 'https://example.org/nabla/index.html'],
  ['https://example.org/nabla/?from=course#data=xor', 'https://example.org/nabla/index.html'],
  ['https://example.org/nabla/index.html?a', 'https://example.org/nabla/index.html'],
  ['https://example.org/nabla/data/iris.csv', 'https://example.org/nabla/data/iris.csv'],
  ['https://example.org/nabla/other/', 'https://example.org/nabla/other/'],
])('%s is stored as %s', (address, stored) => {
  expect(pageAddress(address, 'https://example.org/nabla/')).toBe(stored);
});

it('only browsers with promise integration store the engine for WebGPU', () => {
  const names = ['assets/ort.jspi-1.wasm', 'assets/ort-1.wasm'];
  const stored = () => names.filter((url) => isForThisBrowser({ url, revision: null }));
  vi.stubGlobal('WebAssembly', {});
  expect(stored()).toEqual(['assets/ort-1.wasm']);
  vi.stubGlobal('WebAssembly', { Suspending: class {} });
  expect(stored()).toEqual(names);
});
