import type { Entry } from '../../../catalog/entry.ts';
import { type Call, type ExperimentSpec, entryOf, learnsByReward, type Section } from '../../../experiment/index.ts';
import { inSentence } from '../../../experiment/places.ts';
import { hasGenerator } from '../../../experiment/two-networks.ts';

/** The sections whose entries all have a formula. */
type WithFormula = Exclude<Section, 'datasets'>;

/** An entry of the catalog that an experiment uses, and where: `dense1`, `dense2`. */
interface Use {
  readonly section: WithFormula;
  readonly call: Call;
  readonly where: string;
}

/** The formulas of the network: its layers, their activations, and what draws their parameters. */
export function networkFormulas({ layers, output, initializer, bias }: ExperimentSpec): string {
  const named = layers.map((layer, index) => ({ layer, where: `\`${layer.id}${index + 1}\`` }));
  const last = { id: 'dense', args: {} };
  return formulas([
    ...named.map(({ layer, where }) => ({ section: 'layers' as const, call: layer, where })),
    ...(layers.some(({ id }) => id === last.id) ? [] : [{ section: 'layers' as const, call: last, where: '`output`' }]),
    ...named.flatMap(({ layer, where }) => chosen('activations', layer.activation, where)),
    ...chosen('activations', output, '`output`'),
    ...chosen('initializers', initializer, 'weights'),
    ...named.flatMap(({ layer, where }) => chosen('initializers', layer.initializer, `weights of ${where}`)),
    ...chosen('initializers', bias, 'biases'),
  ]);
}

/** The formula of the loss, or of the method that an agent learns by. */
export function lossFormula(spec: ExperimentSpec): string {
  return learnsByReward(spec)
    ? formulas(chosen('methods', spec.method, ''))
    : formulas(chosen('losses', spec.loss, ''));
}

/** The formulas of the optimizers, and of how the learning rate changes. */
export function optimizerFormulas(spec: ExperimentSpec): string {
  const { optimizer, generatorOptimizer, schedule } = spec;
  const isGame = hasGenerator(spec);
  return formulas([
    { section: 'optimizers', call: optimizer, where: isGame ? 'discriminator' : '' },
    ...(isGame ? chosen('optimizers', generatorOptimizer, 'generator') : []),
    ...(schedule.id === 'constant' ? [] : chosen('schedules', schedule, '')),
  ]);
}

/** The formulas of what a step changes besides: penalties, noise, limits. */
export function regularizerFormulas({ regularizers, layers }: ExperimentSpec): string {
  return formulas([
    ...regularizers.flatMap((one) => chosen('regularizers', one, '')),
    ...layers.flatMap(({ id, penalty }, index) => chosen('regularizers', penalty, `\`${id}${index + 1}\``)),
  ]);
}

/** The formula of an entry by itself. */
export function formula({ tex }: Pick<Entry, 'tex'>): string {
  return `$$${tex}$$`;
}

function chosen(section: WithFormula, call: Call | null, where: string): readonly Use[] {
  return call === null ? [] : [{ section, call, where }];
}

/** Each entry with its formula and its settings, once for all places that use it in the same way. */
function formulas(uses: readonly Use[]): string {
  const found = new Map<string, string[]>();
  for (const { section, call, where } of uses) {
    const entry = entryOf(section, call.id);
    const text = [formula(entry), settingsOf(section, call)].filter((part) => part !== '').join('\n\n');
    const places = found.get(`${entry.label}\n${text}`) ?? [];
    found.set(`${entry.label}\n${text}`, where === '' ? places : [...places, where]);
  }
  return [...found]
    .map(([labelled, places]) => {
      const place = places.length === 0 ? '' : ` (${places.join(', ')})`;
      return labelled.replace(/^(.*)\n/, (_, label) => `**${label}**${place}\n\n`);
    })
    .join('\n\n');
}

/**
 * "Learning rate $\eta = 0.1$", for each number of an entry, but for those that determine shapes and what is chosen from
 * a list, which are in the code.
 */
function settingsOf(section: WithFormula, { id, args }: Call): string {
  const { hyper } = entryOf(section, id);
  return Object.entries(hyper)
    .filter(([name, { effect, options }]) => effect !== 'recompile' && options === undefined && name in args)
    .map(
      ([name, { label, tex }], index) =>
        `${index === 0 ? label : inSentence(label)} $${tex} = ${texNumber(args[name] as number)}$`,
    )
    .join(', ');
}

/** A number as TeX: `0.1`, `10^{-8}`. */
function texNumber(value: number): string {
  const [digits = '', power] = String(value).split('e');
  if (power === undefined) return digits;
  const exponent = `10^{${Number(power)}}`;
  return digits === '1' ? exponent : `${digits} \\cdot ${exponent}`;
}
