import type { Value } from '../ir/graph.ts';
import type { JointRule } from '../ops/gradients.ts';
import { add } from '../ops/index.ts';

/** The parts of one tensor that were reached on the way back, with their gradients. */
interface Parts {
  readonly rule: JointRule;
  /** Any of the parts. */
  readonly part: Value;
  readonly gradients: (Value | null)[];
}

/** The gradients of the loss with respect to the values of a graph, summed over the paths along which they arrive. */
export class Cotangents {
  readonly #sums = new Map<Value, Value>();
  /** For each tensor with parts, one entry for each way in which it is divided. */
  readonly #parts = new Map<Value, Map<string, Parts>>();

  add(value: Value, gradient: Value): void {
    const earlier = this.#sums.get(value);
    this.#sums.set(value, earlier ? add(earlier, gradient) : gradient);
  }

  /** Keeps the gradient of a part until the reverse pass reaches its whole, after all of the parts. */
  addPart(part: Value, rule: JointRule, gradient: Value): void {
    const [whole] = part.inputs as [Value];
    const { index, ...division } = part.attributes;
    const divisions = this.#parts.get(whole) ?? new Map<string, Parts>();
    this.#parts.set(whole, divisions);
    const key = `${part.op} ${JSON.stringify(division)}`;
    const count = (division.lengths as readonly number[]).length;
    const parts = divisions.get(key) ?? { rule, part, gradients: new Array<Value | null>(count).fill(null) };
    divisions.set(key, parts);
    parts.gradients[index as number] = gradient;
  }

  /** The gradient with respect to a value, once all values that use it have been visited. */
  of(value: Value): Value | undefined {
    for (const { rule, part, gradients } of this.#parts.get(value)?.values() ?? []) {
      this.add(value, rule.join(gradients, part));
    }
    this.#parts.delete(value);
    return this.#sums.get(value);
  }
}
