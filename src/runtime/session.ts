/**
 * The only importer of onnxruntime-web. Its builds are fetched when they are first needed: a static import would hang
 * with threads, because each thread loads the worker's file again.
 */
import type { InferenceSession, Tensor } from 'onnxruntime-web';
import webgpuBinary from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import wasmBinary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { finishGraph, float32, GraphBuilder } from '../ir/graph.ts';
import { graphProgram, type Program } from '../onnx/program.ts';
import { neg } from '../ops/index.ts';
import { type Arrival, isPromising, noArrival } from '../table/arrival.ts';
import { download } from './download.ts';
import type { Engine, EngineSession, EngineTensor, OpenEngine, TensorData } from './engine.ts';
import { whyEngineFailed, whyNoWebAssembly, withMemoryNamed } from './engine-failure.ts';
import type { Provider } from './protocol.ts';

type Ort = typeof import('onnxruntime-web/wasm');

/** One of onnxruntime's log levels. People cannot act on its warnings, and browsers show them as errors. */
const ERRORS = 3;

/** The WebAssembly of each build, and its size in bytes. */
const BINARIES: Record<Provider, { readonly url: string; readonly size: number }> = {
  wasm: { url: wasmBinary, size: 14239897 },
  webgpu: { url: webgpuBinary, size: 16758545 },
};

const NAMES: Record<Provider, string> = { wasm: 'The engine for WASM', webgpu: 'The engine for WebGPU' };

/**
 * Loads onnxruntime-web for a provider.
 * @throws Error in words for people if the provider is not available here
 */
export const openEngine: OpenEngine = async (provider, onProgress = () => {}) => {
  const lacks = whyNoWebAssembly(globalThis.WebAssembly) ?? (provider === 'webgpu' ? await whyNoWebGpu() : null);
  if (lacks) throw new Error(lacks);
  if (import.meta.env.SSR) return fromDisk(provider);
  const { url, size } = BINARIES[provider];
  const arrival = noArrival();
  try {
    return await fromNetwork(provider, url, arrival, onProgress);
  } catch (cause) {
    const wanted = { name: NAMES[provider], magic: '\0asm', size };
    throw new Error(whyEngineFailed(cause, wanted, arrival), { cause });
  }
};

/** In Node, onnxruntime finds its WebAssembly itself. */
async function fromDisk(provider: Provider): Promise<Engine> {
  const engine = engineOn(provider, await importOrt(provider));
  await start(engine);
  return engine;
}

/** @param arrival is updated continuously, so that a failure can be explained */
async function fromNetwork(
  provider: Provider,
  url: string,
  arrival: Arrival,
  onProgress: (loaded: number, total: number) => void,
): Promise<Engine> {
  const [ort, { response, ended }] = await Promise.all([
    importOrt(provider),
    download(url, arrival, BINARIES[provider].size, onProgress),
  ]);
  if (!isPromising(arrival)) throw new Error(`HTTP ${arrival.status}`);
  const engine = engineOn(provider, ort);
  ort.env.wasm.wasmPaths = { wasm: url };
  try {
    await answeringOnce(url, asWebAssembly(response), () => start(engine));
  } finally {
    await ended;
  }
  return engine;
}

/** The wasm build is smaller than the WebGPU one and twice as fast on small networks. */
function importOrt(provider: Provider): Promise<Ort> {
  return provider === 'webgpu' ? import('onnxruntime-web/jspi') : import('onnxruntime-web/wasm');
}

function engineOn(provider: Provider, ort: Ort): Engine {
  // Threads need cross-origin isolation and do not help on networks of this size.
  ort.env.wasm.numThreads = 1;
  // Each session has its own log level, separate from this one.
  ort.env.logLevel = 'error';
  return {
    provider,
    tensor: ({ dtype, data }: TensorData, shape) => new OrtTensor(new ort.Tensor(dtype, data, shape)),
    session: async (program, { keep } = { keep: false }) => {
      const options: InferenceSession.SessionOptions = { executionProviders: [provider], logSeverityLevel: ERRORS };
      if (provider === 'webgpu' && keep) options.preferredOutputLocation = 'gpu-buffer';
      try {
        return new OrtSession(await ort.InferenceSession.create(program.model, options), program);
      } catch (error) {
        throw withMemoryNamed(error);
      }
    },
  };
}

/**
 * Runs `work` while the first fetch of `url` receives a response that already exists. onnxruntime takes an address or
 * bytes, but a browser can neither compile bytes while they arrive nor keep the compiled code for the next visit.
 */
async function answeringOnce(url: string, response: Response, work: () => Promise<void>): Promise<void> {
  const { fetch } = globalThis;
  const restore = () => {
    globalThis.fetch = fetch;
  };
  globalThis.fetch = (input, init) => {
    if (input !== url) return fetch(input, init);
    restore();
    return Promise.resolve(response);
  };
  await work().finally(restore);
}

/** A response that browsers compile, even if the server sends WebAssembly with another type. */
function asWebAssembly(response: Response): Response {
  const type = 'application/wasm';
  if (response.headers.get('Content-Type') === type) return response;
  return new Response(response.body, { headers: { 'Content-Type': type } });
}

/** Makes onnxruntime fetch and start its WebAssembly, which it otherwise delays until there is a model. */
async function start(engine: Engine): Promise<void> {
  const builder = new GraphBuilder();
  const program = graphProgram(finishGraph({ y: neg(builder.input('x', float32([]))) }));
  await (await engine.session(program)).release();
}

/** Explains to a person why WebGPU cannot run here; null if it can. */
async function whyNoWebGpu(): Promise<string | null> {
  if (import.meta.env.MODE === 'single') return 'this file does not contain the engine for WebGPU, to keep it small';
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
    const results = await this.#session.run(named).catch((error) => {
      throw withMemoryNamed(error);
    });
    return new Map(Object.entries(results).map(([name, tensor]) => [name, new OrtTensor(tensor as Tensor)]));
  }

  release(): Promise<void> {
    return this.#session.release();
  }
}
