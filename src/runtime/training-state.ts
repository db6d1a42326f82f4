import type { Compiled, State } from '../compiler/compiled.ts';
import { replicatedShape } from '../compiler/replicas.ts';
import { type Shape, sizeOf } from '../math/shape.ts';
import type { Pack } from '../onnx/training.ts';
import type { Engine, EngineTensor } from './engine.ts';
import { letVanish } from './vanishing.ts';

/** A tensor as the training program takes and returns it, and the tensors of the experiment that are in it. */
interface Stored {
  readonly name: string;
  readonly shape: Shape;
  /** In order; one of another name, or several, if it is a pack. */
  readonly members: readonly { readonly name: string; readonly shape: Shape }[];
  readonly mayVanish: boolean;
}

/**
 * What passes from one run of the training program to the next. A pack stays one tensor: a run takes a few milliseconds,
 * and one with a tensor for each parameter and each slot would spend up to a tenth of them on inputs and outputs.
 */
export class TrainingState {
  readonly #engine: Engine;
  readonly #replicas: number;
  readonly #stored: readonly Stored[];
  /** The names of the experiment's tensors, in its order. */
  readonly #names: readonly string[];
  /** Whether there are tensors whose tiny numbers may become 0. */
  readonly mayVanish: boolean;
  readonly #tensors = new Map<string, EngineTensor>();
  #separate: ReadonlyMap<string, EngineTensor> | null = null;

  /** @param packs those that the training program takes and returns as one; their members have no other tensor */
  constructor(engine: Engine, { state, replicas }: Compiled, packs: readonly Pack[]) {
    this.#engine = engine;
    this.#replicas = replicas;
    this.#names = state.map(({ name }) => name);
    const vanishing = new Set(state.flatMap(({ name, mayVanish }) => (mayVanish ? [name] : [])));
    const packed = new Set(packs.flatMap(({ members }) => members.map(({ name }) => name)));
    const alone = state
      .filter(({ name }) => !packed.has(name))
      .map((tensor) => ({ name: tensor.name, shape: replicatedShape(tensor.shape, replicas) }));
    this.#stored = [...packs, ...alone.map((tensor) => ({ ...tensor, members: [tensor] }))].map((tensor) => ({
      ...tensor,
      mayVanish: tensor.members.every(({ name }) => vanishing.has(name)),
    }));
    this.mayVanish = this.#stored.some(({ mayVanish }) => mayVanish);
  }

  /** The tensors for the training program, by the names of its inputs. */
  get tensors(): ReadonlyMap<string, EngineTensor> {
    return this.#tensors;
  }

  /** A tensor for each parameter and each slot, for other programs. */
  async separate(): Promise<ReadonlyMap<string, EngineTensor>> {
    if (this.#separate) return this.#separate;
    const separate = new Map<string, EngineTensor>();
    for (const { name, members } of this.#stored) {
      const tensor = this.#tensors.get(name) as EngineTensor;
      if (isAlone(name, members)) separate.set(name, tensor);
      else {
        const parts = this.#partsOf(await tensor.read(), members);
        for (const { name, shape } of members) {
          const data = parts.get(name) as Float32Array;
          separate.set(name, this.#engine.tensor({ dtype: 'float32', data }, shape));
        }
      }
    }
    this.#separate = this.#inOrder(separate);
    return this.#separate;
  }

  /**
   * The numbers of each parameter and each slot.
   * @param tensors results of the training program, which returns no frozen parameters; the whole state by default
   */
  async read(tensors: ReadonlyMap<string, EngineTensor> = this.#tensors): Promise<State> {
    const state = new Map<string, Float32Array>();
    for (const { name, members } of this.#stored) {
      const data = await tensors.get(name)?.read();
      if (!data) continue;
      if (isAlone(name, members)) state.set(name, data);
      else for (const [member, part] of this.#partsOf(data, members)) state.set(member, part);
    }
    return this.#inOrder(state);
  }

  #inOrder<T>(tensors: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
    return new Map(this.#names.filter((name) => tensors.has(name)).map((name) => [name, tensors.get(name) as T]));
  }

  /** Adopts a state, which has all tensors of the experiments. */
  load(state: State): void {
    for (const { name, shape, members } of this.#stored) {
      const parts = members.map((member) => {
        const part = state.get(member.name);
        if (!part) throw new Error(`the state lacks "${member.name}"`);
        return part;
      });
      const data = isAlone(name, members) ? (parts[0] as Float32Array) : this.#joined(parts);
      this.replace(name, this.#engine.tensor({ dtype: 'float32', data }, shape));
    }
  }

  /** Adopts a result of the training program. */
  replace(name: string, tensor: EngineTensor): void {
    this.#tensors.get(name)?.dispose();
    this.#tensors.set(name, tensor);
    this.#separate = null;
  }

  /** Lets tiny numbers become 0. Only on WASM, where what is read is the memory of the tensor itself. */
  async letVanish(): Promise<void> {
    for (const { name, mayVanish } of this.#stored) {
      if (mayVanish) letVanish(await (this.#tensors.get(name) as EngineTensor).read());
    }
    this.#separate = null;
  }

  dispose(): void {
    for (const tensor of this.#tensors.values()) tensor.dispose();
  }

  /** The numbers of the members of a pack, each with those of all replicas one after the other. */
  #partsOf(data: Float32Array, members: Stored['members']): ReadonlyMap<string, Float32Array> {
    const row = data.length / this.#replicas;
    let from = 0;
    return new Map(
      members.map(({ name, shape }) => {
        const length = sizeOf(shape) / this.#replicas;
        const part = new Float32Array(sizeOf(shape));
        for (let replica = 0; replica < this.#replicas; replica++) {
          const start = replica * row + from;
          part.set(data.subarray(start, start + length), replica * length);
        }
        from += length;
        return [name, part];
      }),
    );
  }

  /** The inverse of `#partsOf`. */
  #joined(parts: readonly Float32Array[]): Float32Array {
    const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
    const row = whole.length / this.#replicas;
    let from = 0;
    for (const part of parts) {
      const length = part.length / this.#replicas;
      for (let replica = 0; replica < this.#replicas; replica++) {
        whole.set(part.subarray(replica * length, (replica + 1) * length), replica * row + from);
      }
      from += length;
    }
    return whole;
  }
}

function isAlone(name: string, [first, ...more]: Stored['members']): boolean {
  return more.length === 0 && first?.name === name;
}
