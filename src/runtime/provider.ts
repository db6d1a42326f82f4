/** The execution provider that is actually used. */
export type Provider = 'wasm' | 'webgpu';
