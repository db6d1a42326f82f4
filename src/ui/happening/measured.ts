import type { Evidence, OriginEvidence } from '../../catalog/diagnoses/evidence.ts';
import { type ExperimentSpec, keyOfLayer, layerTitles, outputTitle } from '../../experiment/index.ts';
import { formatNumber } from '../../math/format.ts';
import type { Origin } from '../../runtime/protocol.ts';
import type { RunStore } from '../../store/run.ts';

/** The parts of the evidence that the engine measures where a run is watched. */
type Measured = Pick<
  Evidence,
  'layers' | 'noise' | 'throughTime' | 'embeddings' | 'attention' | 'leaks' | 'origin' | 'oneBatch'
>;

/** How far the loss of a single batch has to fall for the network to fit it, as a share of what it was. */
const FITS = 0.1;

/** What the engine has found in the layers of a network, and in a diverged step. */
export function measuredOf({ findings, view, frame }: RunStore, spec: ExperimentSpec): Measured {
  const { health, leaks, origin, oneBatch } = findings;
  const titled = titlesBy(spec);
  return {
    layers: view ? titled(health?.layers) : [],
    noise: health?.noise ?? Number.NaN,
    throughTime: titled(health?.throughTime),
    embeddings: titled(health?.embeddings),
    attention: titled(health?.attention),
    // Examples that are drawn from few possible ones are often the same.
    leaks: (leaks?.leaks ?? []).filter(({ kind }) => kind !== 'duplicates' || spec.table !== null),
    origin: origin && origin.step === frame?.step ? originOf(origin, spec) : null,
    oneBatch:
      oneBatch && oneBatch.after !== null
        ? { ...oneBatch, after: oneBatch.after, fits: oneBatch.after <= FITS * oneBatch.before }
        : null,
  };
}

/** Puts the titles of layers in place of their keys; leaves out layers that are gone. */
function titlesBy(spec: ExperimentSpec) {
  const titles = titlesOf(spec);
  return <T extends { readonly key: string }>(found: readonly T[] = []) =>
    found.flatMap((one) => {
      const title = titles.get(one.key);
      return title === undefined ? [] : [{ ...one, title }];
    });
}

/** The titles of the layers by their keys. */
export function titlesOf(spec: ExperimentSpec): ReadonlyMap<string, string> {
  return new Map(titleList(spec).map((title, index) => [keyOfLayer(spec.layers, index), title]));
}

function titleList(spec: ExperimentSpec): readonly string[] {
  return [...layerTitles(spec.layers), outputTitle(spec)];
}

function originOf({ quantity: { kind, layer }, op, reason }: Origin, spec: ExperimentSpec): OriginEvidence {
  const title = layer === null ? null : (titleList(spec)[layer] ?? null);
  return { quantity: nameOf(kind, title), op, reason: reasonIn(reason) };
}

function nameOf(kind: Origin['quantity']['kind'], title: string | null): string {
  const of = title === null ? '' : ` of ${title}`;
  switch (kind) {
    case 'input':
      return 'the inputs';
    case 'loss':
      return 'the loss';
    case 'update':
      return `the new weights${of}`;
    default:
      return `the ${kind}${of}`;
  }
}

const END = 'beyond 3.4e38, where 32-bit numbers end';

function reasonIn({ kind, of }: Origin['reason']): string {
  const [a = '', b = ''] = of.map((value) => formatNumber(value));
  const [first = Number.NaN, second = Number.NaN] = of;
  switch (kind) {
    case 'product':
      return `${a} · ${b} is ${END}`;
    case 'sum':
      return `${a} + ${b} is ${END}`;
    case 'difference':
      return `${a} − ${b} is ${END}`;
    case 'quotient':
      return second === 0 ? `${a} is divided by zero` : `${a} / ${b} is ${END}`;
    case 'power':
      return `${a} to the power of ${b} is ${END}`;
    case 'exponential':
      return `the exponential of ${a} is ${END}`;
    case 'logarithm':
      return first === 0 ? 'zero has no logarithm' : `${a} has no logarithm`;
    case 'root':
      return `${a} has no square root`;
    case 'products':
      return `the sum of products of numbers as large as ${a} and ${b} is ${END}`;
    case 'total':
      return `the sum of numbers as large as ${a} is ${END}`;
    case 'inherited':
      return `the memory of the optimizer already held ${a}`;
    case 'other':
      return `the result is ${END}`;
  }
}
