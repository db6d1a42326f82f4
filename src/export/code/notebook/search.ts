import type { PreparedData } from '../../../compiler/data.ts';
import { type ExperimentSpec, learnsByReward } from '../../../experiment/index.ts';
import { type Sweepable, sweepableOf, sweptValues } from '../../../experiment/sweep.ts';
import type { ExportedStart } from '../../exported.ts';
import { number, quoted } from '../script.ts';
import type { Sectioned } from '../torch/program.ts';
import type { Cell } from './cells.ts';
import { drawsParameters, writeTrial } from './trial.ts';

/** The package that searches, from the version on that has `tune.report` and `tune.RunConfig`. */
export const RAY = 'ray[tune]>=2.43';

/**
 * The cells that train all runs of an experiment as trials of Ray Tune, on one machine or on a cluster; none for a single
 * run.
 */
export function searchCells(exported: ExportedStart, write: (exported: ExportedStart) => Sectioned): readonly Cell[] {
  const { whole, spec, data, name } = exported;
  const swept = sweepableOf(spec, whole.sweep?.of ?? 'seed');
  if (whole.replicas === 1 || !swept) return [];
  const values = sweptValues(whole);
  const { source, given, networks, exceptions } = writeTrial(exported, swept, values, write);
  const grid = values.filter((value) => !exceptions.includes(value));
  const metric = metricOf(data);
  return [
    {
      id: 'search-text',
      type: 'markdown',
      source: `## Search

Ray Tune trains the network once for each ${swept.label}, several at a time: ${grid.length} trials, from ${grid[0]} to ${grid.at(-1)}.${
        exceptions.length === 0 ? '' : ` ${exceptions.join(', ')} is left out, because it changes the program.`
      } ${remark(spec, swept)}

\`train_with\` redefines what depends on the ${swept.label}, on the network or on the data, and uses the rest from above, so that trials can run side by side. On a cluster of Ray, only the line with \`ray.init\` changes. Every machine needs PyTorch: install it there, or let Ray do that with \`runtime_env={"pip": ["torch", "numpy"]}\` in that line.${random(swept, grid)}${
        data.task === 'gan' ? '\n\nThe losses say little about the quality of what is generated.' : ''
      }

To install: \`pip install "${RAY}"\``,
    },
    {
      id: 'search-start',
      type: 'code',
      source: `import ray
from ray import tune

ray.init(ignore_reinit_error=True)  # on a cluster, also: address="auto"`,
    },
    {
      id: 'search-trial',
      type: 'code',
      source: `${reporting(data)}


${source}`,
    },
    {
      id: 'search-run',
      type: 'code',
      source: `${shared(given, data)}tuner = tune.Tuner(
    ${given.length > 0 ? 'tune.with_parameters(trial, **shared)' : 'trial'},
    param_space={"${swept.id}": tune.grid_search([${grid.map(number).join(', ')}])},
    tune_config=tune.TuneConfig(metric="${metric.name}", mode="${metric.mode}", num_samples=1),
    run_config=tune.RunConfig(name=${quoted(name.replace(/[^\w-]+/g, '-'))}),
)
results = tuner.fit()
best = results.get_best_result()
print(f"best ${metric.label} {best.metrics['${metric.name}']:.5f} with", best.config)`,
    },
    { id: 'search-results', type: 'code', source: picture(swept, metric, grid.length) },
    {
      id: 'search-best-text',
      type: 'markdown',
      source: `This cell repeats the best trial with the same random numbers, and keeps what it trains.`,
    },
    {
      id: 'search-best',
      type: 'code',
      source: `${printing(data)}


${networks.map((name) => `best_${name}`).join(', ')} = train_with(${[
        'best.config',
        ...given.map(([, variable]) => variable),
        'print_losses',
      ].join(', ')})`,
    },
  ];
}

/** A statement that collects what trials take from the notebook. Ray stores it once for all of them. */
function shared(given: readonly (readonly [argument: string, variable: string])[], { world }: PreparedData): string {
  if (given.length === 0) return '';
  const needed = world ? '("initial/", "world")' : '"initial/"';
  const values = given.map(([argument, variable]) =>
    variable === 'RECORD'
      ? `    "${argument}": {name: RECORD[name] for name in RECORD if name.startswith(${needed})},`
      : `    "${argument}": ${variable},`,
  );
  return `# Ray stores these once for all trials.
shared = {
${values.join('\n')}
}
`;
}

/** What trials are compared by. */
interface Metric {
  readonly name: string;
  readonly label: string;
  readonly mode: 'min' | 'max';
  /** What it is reported after each of. */
  readonly over: 'epoch' | 'step';
}

function metricOf({ world, parts }: PreparedData): Metric {
  if (world) return { name: 'mean_return', label: 'mean return', mode: 'max', over: 'step' };
  const part = parts.validation.count > 0 ? 'validation' : 'train';
  return { name: `${part}_loss`, label: `${part} loss`, mode: 'min', over: 'epoch' };
}

/** The function that a trial reports by. */
function reporting({ world, task }: PreparedData): string {
  if (world) {
    return `def report_losses(step, loss, mean_return):
    """Tells Ray Tune the loss and the mean return after a step."""
    tune.report({"step": step, "loss": loss, "mean_return": mean_return})`;
  }
  return `def report_losses(epoch, losses):
    """Tells Ray Tune the losses on each part of the examples."""
    losses = {f"{part}_loss": loss for part, ${task === 'gan' ? '(loss, _)' : 'loss'} in losses.items()}
    tune.report({"epoch": epoch, **losses})`;
}

/** The function that prints what the best trial reports. */
function printing({ world, task }: PreparedData): string {
  if (world) {
    return `def print_losses(step, loss, mean_return):
    """Prints the loss and the mean return after a step."""
    print(f"step {step}: loss {loss:.5f}, mean return {mean_return:.3f}")`;
  }
  const [each, text] =
    task === 'gan'
      ? ['(loss, generator)', '{part} loss {loss:.5f}, generator {generator:.5f}']
      : ['loss', '{part} loss {loss:.5f}'];
  return `def print_losses(epoch, losses):
    """Prints the losses on each part of the examples."""
    print(f"epoch {epoch}:", "; ".join(f"${text}" for part, ${each} in losses.items()))`;
}

/** How to search beyond the grid. */
function random({ of, setting }: Sweepable, grid: readonly number[]): string {
  if (of === null) return '';
  const [low, high] = [Math.min(...grid), Math.max(...grid)];
  const distribution = setting.integer
    ? `tune.randint(${low}, ${high + 1})`
    : `tune.${setting.scale === 'log' && low > 0 ? 'loguniform' : 'uniform'}(${low}, ${high})`;
  return ` To search at random, put \`${distribution}\` in place of \`tune.grid_search\`, and raise \`num_samples\`.`;
}

/** What the trials have in common, and what differs besides the number. */
function remark(spec: ExperimentSpec, swept: Sweepable): string {
  if (swept.id === 'fold') {
    return 'The search divides the examples for training and validation into folds of its own. They stay prepared as for the first fold of the experiment.';
  }
  const same = learnsByReward(spec) ? 'worlds' : 'examples';
  return drawsParameters(spec, swept)
    ? `Each trial draws its initial parameters, and has the same ${same}.`
    : `All trials have the same ${same} and the same initial parameters.`;
}

/** The most trials whose curves a legend can name. */
const NAMED = 10;

/** The curves of all trials, and the final loss of each. */
function picture({ id, label, setting }: Sweepable, metric: Metric, trials: number): string {
  const legend = trials <= NAMED ? `curves.legend(title=${quoted(label)})\n` : '';
  const scale = setting.scale === 'log' ? ', xscale="log"' : '';
  return `figure, (curves, final) = plt.subplots(1, 2, figsize=(10, 4))
for result in results:
    reports = result.metrics_dataframe
    curves.plot(reports["${metric.over}"], reports["${metric.name}"], label=f"{result.config['${id}']:g}")
    final.plot(result.config["${id}"], result.metrics["${metric.name}"], "o")
curves.set(xlabel="${metric.over}", ylabel="${metric.label}")
${legend}final.set(xlabel=${quoted(label)}, ylabel="${metric.label}"${scale})
plt.show()`;
}
