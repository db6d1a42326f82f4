import { type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import { placesOf } from '../../../experiment/places.ts';
import { spaced } from '../../../experiment/spacing.ts';
import type { Sweepable } from '../../../experiment/sweep.ts';
import type { ExportedStart } from '../../exported.ts';
import { indented } from '../script.ts';
import type { Sectioned } from '../torch/program.ts';
import { definedIn, dependentOn, uses } from './blocks.ts';
import { withExpression } from './swept-code.ts';

/** A function that trains with other settings. */
interface Trial {
  readonly source: string;
  /** The arguments between `config` and `report`, and what the notebook has for them. */
  readonly given: readonly (readonly [argument: string, variable: string])[];
  /** The variables of the networks that it returns. */
  readonly networks: readonly string[];
  /** Values that it does not work with. */
  readonly exceptions: readonly number[];
}

/** What a trial takes from the notebook, by the names of arguments; a cluster has no other way to it. */
const GIVEN = { EXAMPLES: 'examples', RECORD: 'record' };

/**
 * Writes `train_with(config, …, report)`, which trains with one value of a number. What depends on that value, on the
 * network, or on the data it redefines, so that several trials can run side by side, also on other machines.
 * @param exported a single run
 */
export function writeTrial(
  exported: ExportedStart,
  swept: Sweepable,
  values: readonly number[],
  write: (exported: ExportedStart) => Sectioned,
): Trial {
  const { spec, data } = exported;
  const value = `config["${swept.id}"]`;
  const redraws = drawsParameters(spec, swept);
  const { sections, running } = write(exported);
  const piecesFor = (of: ExperimentSpec) => piecesOf(write({ ...exported, spec: of }), redraws);
  const written =
    swept.of === null
      ? { pieces: piecesFor(spec), changed: [], exceptions: [] }
      : withExpression(
          probes(swept, values).map((one) => ({ value: one, pieces: piecesFor(swept.set(one)) })),
          value,
        );
  if (written === null) throw new Error(`the notebook cannot search over the ${swept.label}`);
  const { pieces, changed, exceptions } = written;
  const isFold = swept.id === 'fold';
  const count = data.task === 'gan' ? 'len(EXAMPLES["train"])' : 'len(EXAMPLES["train"][0])';
  const first = [
    `torch.manual_seed(${swept.id === 'seed' ? value : spec.seed})`,
    ...(isFold ? [`EXAMPLES = fold_of(EXAMPLES, ${value})`, `COUNT = ${count}`] : []),
  ].join('\n');
  const start = pieces.findIndex((piece) => piece.startsWith(sections.start.networks[0] as string));
  const own = [start, ...changed].map((index) => pieces[index] as string);
  const again = dependentOn(pieces, [...[first, ...own].flatMap(definedIn), ...Object.keys(GIVEN)]);
  const networks = sections.start.networks.flatMap(definedIn).filter((name) => !NO_NETWORKS.includes(name));
  const body = [
    first,
    ...pieces.filter((piece, index) => !isOfRecord(piece) && (own.includes(piece) || again.has(index))),
    `${running.trainAnew('report')}\nreturn ${networks.join(', ')}`,
  ];
  const given = Object.entries(GIVEN).filter(([variable]) => body.some((piece) => uses(piece, variable)));
  const code = given
    .reduce((text, [from, to]) => text.replace(new RegExp(`\\b${from}\\b`, 'g'), to), body.join('\n\n'))
    // Ray gives trials arrays that cannot be written to, so tensors are copies.
    .replaceAll('torch.from_numpy(record[', 'torch.tensor(record[');
  const args = ['config', ...given.map(([, argument]) => argument)];
  const source = `def train_with(${[...args, 'report'].join(', ')}):
    """Trains with one ${swept.label}, and returns the ${networks.length === 1 ? 'network' : 'networks'}."""
${indented(code)}


def trial(${args.join(', ')}):
    """A trial of Ray Tune."""
    train_with(${[...args, 'report_losses'].join(', ')})`;
  return {
    source: isFold ? `${foldFunction(exported)}\n\n\n${source}` : source,
    given: given.map(([variable, argument]) => [argument, variable]),
    networks,
    exceptions,
  };
}

/** What a program starts with besides its networks. */
const NO_NETWORKS = ['world', 'episodes'];

/** Whether a function serves recorded steps only, which a trial does not repeat. */
function isOfRecord(piece: string): boolean {
  return piece.startsWith('def recorded_draws(');
}

/** Whether the initial parameters depend on a number, so that each trial draws its own. */
export function drawsParameters(spec: ExperimentSpec, { id, of }: Sweepable): boolean {
  if (of === null) return id === 'seed';
  const place = placesOf(spec).find(({ call }) => call === of.call);
  return place !== undefined && entryOf(place.section, of.call.id).hyper[of.argument]?.effect === 'resample';
}

/** Everything that training needs, piece by piece. It begins at the first step, because nothing is repeated. */
export function piecesOf({ sections, script }: Sectioned, redraws: boolean): readonly string[] {
  const { world, network, loss, schedule, start, step, evaluation, training } = sections;
  return [
    ...script.helpers,
    ...[world, network, loss, schedule].flat(),
    [
      ...start.networks,
      ...(redraws ? [] : start.recorded.filter((line) => !line.startsWith('#'))),
      ...start.optimizers,
    ].join('\n'),
    ...[step, evaluation].flat(),
    ...training.map((piece) => piece.replace('STEPS + 1', '1')),
  ];
}

/** The most values between the first and the last one for which a program is written. */
const BETWEEN = 5;

/** Values that show where a program depends on a number: the ends, and some in between. */
function probes({ setting }: Sweepable, values: readonly number[]): readonly number[] {
  const [from = 0, to = 0] = [values[0], values.at(-1)];
  const possible = setting.integer ? Math.abs(to - from) + 1 : Number.POSITIVE_INFINITY;
  return spaced(setting, from, to, Math.min(BETWEEN + 2, possible));
}

/** A function that divides the examples into folds. */
function foldFunction({ spec, data }: ExportedStart): string {
  const of = spec.fold?.of ?? 2;
  if (data.task === 'gan') {
    return `def fold_of(examples, number):
    """The examples, with one of ${of} folds for validation."""
    x = torch.cat([examples["train"], examples["validation"]])
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(${spec.seed}))
    is_validation = torch.zeros(len(x), dtype=torch.bool)
    is_validation[order[number - 1 :: ${of}]] = True
    return {"train": x[~is_validation], "validation": x[is_validation]}`;
  }
  return `def fold_of(examples, number):
    """The examples, with one of ${of} folds for validation."""
    x, target = (torch.cat(both) for both in zip(examples["train"], examples["validation"]))
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(${spec.seed}))
    is_validation = torch.zeros(len(x), dtype=torch.bool)
    is_validation[order[number - 1 :: ${of}]] = True
    return {
        "train": (x[~is_validation], target[~is_validation]),
        "validation": (x[is_validation], target[is_validation]),
    }`;
}
