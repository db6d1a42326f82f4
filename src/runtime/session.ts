/**
 * The only importer of onnxruntime-web. Its builds are fetched when first asked for: a static
 * import would hang with threads, since each thread loads the worker's file again.
 */
import type { InferenceSession, Tensor } from 'onnxruntime-web';
import { finishGraph, float32, GraphBuilder } from '../ir/graph.ts';
import { graphProgram, type Program } from '../onnx/program.ts';
import { neg } from '../ops/index.ts';
import { download } from './download.ts';
import type { Engine, EngineSession, EngineTensor, OpenEngine, TensorData } from './engine.ts';
import type { Provider } from './protocol.ts';

type Ort = typeof import('onnxruntime-web/wasm');

/** The WebAssembly of each build, and its size in bytes. */
const BINARIES: Record<Provider, { readonly url: () => Promise<{ default: string }>; readonly size: number }> = {
  wasm: { url: () => import('onnxruntime-web/ort-wasm-simd-threaded.wasm?url'), size: 14239897 },
  webgpu: { url: () => import('onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url'), size: 16758545 },
};

/**
 * Loads onnxruntime-web for a provider.
 * @throws Error in words for people if the provider is not to be had here
 */
export const openEngine: OpenEngine = async (provider, onProgress = () => {}) => {
  const lacks = provider === 'webgpu' ? await whyNoWebGpu() : null;
  if (lacks) throw new Error(lacks);
  try {
    return await load(provider, onProgress);
  } catch (cause) {
    throw new Error(`the engine for ${provider} could not be loaded; is the connection there?`, { cause });
  }
};

async function load(provider: Provider, onProgress: (loaded: number, total: number) => void): Promise<Engine> {
  const binary = fetchBinary(provider, onProgress);
  // The wasm build is smaller than the WebGPU one and twice as fast on small networks.
  const ort: Ort = provider === 'webgpu' ? await import('onnxruntime-web/jspi') : await import('onnxruntime-web/wasm');
  const fetched = await binary;
  if (fetched) ort.env.wasm.wasmBinary = fetched;
  // Threads need cross-origin isolation and bring nothing on networks of this size.
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  const engine: Engine = {
    provider,
    tensor: ({ dtype, data }: TensorData, shape) => new OrtTensor(new ort.Tensor(dtype, data, shape)),
    session: async (program, { keep } = { keep: false }) => {
      const options: InferenceSession.SessionOptions = { executionProviders: [provider] };
      if (provider === 'webgpu' && keep) options.preferredOutputLocation = 'gpu-buffer';
      return new OrtSession(await ort.InferenceSession.create(program.model, options), program);
    },
  };
  await start(engine);
  // It has been compiled.
  delete ort.env.wasm.wasmBinary;
  return engine;
}

/** The build's WebAssembly; null where onnxruntime has to fetch it itself. In Node it lies on the disk. */
async function fetchBinary(provider: Provider, onProgress: (loaded: number, total: number) => void) {
  if (import.meta.env.SSR) return null;
  const { url, size } = BINARIES[provider];
  return url()
    .then(({ default: address }) => download(address, size, onProgress))
    .catch(() => null);
}

/** Makes onnxruntime fetch and start its WebAssembly, which it puts off until there is a model. */
async function start(engine: Engine): Promise<void> {
  const builder = new GraphBuilder();
  const program = graphProgram(finishGraph({ y: neg(builder.input('x', float32([]))) }));
  await (await engine.session(program)).release();
}

/** Why WebGPU cannot run here, in words for people; null where it can. */
async function whyNoWebGpu(): Promise<string | null> {
  const gpu = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu;
  if (!gpu) return 'this browser offers no WebGPU';
  if (!('Suspending' in WebAssembly))
    return 'this browser lacks JavaScript promise integration, which WebGPU needs here';
  return (await gpu.requestAdapter()) ? null : 'this machine offers no graphics adapter to WebGPU';
}

class OrtTensor implements EngineTensor {
  constructor(readonly tensor: Tensor) {}

  async read(): Promise<Float32Array> {
    const data = this.tensor.location === 'cpu' ? this.tensor.data : await this.tensor.getData();
    return data as Float32Array;
  }

  dispose(): void {
    if (this.tensor.location === 'gpu-buffer') this.tensor.dispose();
  }
}

class OrtSession implements EngineSession {
  readonly #session: InferenceSession;
  readonly #program: Program;

  constructor(session: InferenceSession, program: Program) {
    this.#session = session;
    this.#program = program;
  }

  async run(feeds: ReadonlyMap<string, EngineTensor>): Promise<Map<string, EngineTensor>> {
    const named = Object.fromEntries(this.#program.inputs.map((name) => [name, (feeds.get(name) as OrtTensor).tensor]));
    const results = await this.#session.run(named);
    return new Map(Object.entries(results).map(([name, tensor]) => [name, new OrtTensor(tensor as Tensor)]));
  }

  release(): Promise<void> {
    return this.#session.release();
  }
}
