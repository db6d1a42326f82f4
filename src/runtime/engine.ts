import type { Program } from '../onnx/program.ts';
import type { Provider } from './provider.ts';

/** A tensor of an engine, possibly on a device. */
export interface EngineTensor {
  /** Its elements; a copy if they are on a device. */
  read(): Promise<Float32Array>;
  dispose(): void;
}

export type TensorData =
  | { readonly dtype: 'float32'; readonly data: Float32Array }
  | { readonly dtype: 'int32'; readonly data: Int32Array };

/** A program on an execution provider. Only one run at a time. */
export interface EngineSession {
  /** @param feeds a tensor for each of the program's inputs; names that it does not have are ignored */
  run(feeds: ReadonlyMap<string, EngineTensor>): Promise<Map<string, EngineTensor>>;
  release(): Promise<void>;
}

/** An open execution provider. The training code knows nothing else about onnxruntime. */
export interface Engine {
  readonly provider: Provider;
  tensor(data: TensorData, shape: readonly number[]): EngineTensor;
  /** @param options.keep whether results stay on the device as feeds of a later run */
  session(program: Program, options?: { readonly keep: boolean }): Promise<EngineSession>;
}

/** @param onProgress receives the number of bytes that have been fetched and the total */
export type OpenEngine = (provider: Provider, onProgress?: (loaded: number, total: number) => void) => Promise<Engine>;
