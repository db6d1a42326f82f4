import { dataOf, type ExperimentSpec, entryOf } from '../../experiment/index.ts';
import { formatNumber } from '../../math/format.ts';

/** An experiment in a few words: "Spiral: 8 tanh → 8 tanh, Adam". */
export function titleOf(spec: ExperimentSpec): string {
  return `${dataOf(spec).label}: ${networkOf(spec)}, ${entryOf('optimizers', spec.optimizer.id).label}`;
}

/** The settings that one wants to see beside a picture, in a few short phrases. */
export function settingsOf(spec: ExperimentSpec): readonly string[] {
  const { lr } = spec.optimizer.args;
  return [
    dataOf(spec).label,
    networkOf(spec),
    entryOf('losses', spec.loss.id).label.toLowerCase(),
    `${entryOf('optimizers', spec.optimizer.id).label}${lr === undefined ? '' : ` (learning rate ${formatNumber(lr)})`}`,
    `batch size ${spec.batch}`,
    ...spec.regularizers.map(({ id }) => entryOf('regularizers', id).label),
    `seed ${spec.seed}`,
    ...(spec.replicas > 1 ? [`${spec.replicas} replicas`] : []),
  ];
}

const MOST_LAYERS = 6;

/** The hidden layers: "8 tanh → 8 tanh"; of many only their number. */
function networkOf({ layers }: ExperimentSpec): string {
  if (layers.length === 0) return 'no hidden layer';
  if (layers.length > MOST_LAYERS) return `${layers.length} layers`;
  return layers.map(layerWords).join(' → ');
}

function layerWords({ id, args, activation }: ExperimentSpec['layers'][number]): string {
  const kind = id === 'dense' ? '' : entryOf('layers', id).label;
  const size = args.units ?? args.channels ?? args.filters ?? '';
  return [kind, size, activation && entryOf('activations', activation.id).label].filter(Boolean).join(' ');
}

const LONGEST_NAME = 60;

/** The name of a file, without its ending: "nabla-network-spiral-8-tanh-8-tanh-adam". A long one ends with a whole word. */
export function fileName(title: string, what: string): string {
  const words =
    `${what} ${title}`
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const name = ['nabla', ...words].join('-');
  const end = name.length <= LONGEST_NAME ? name.length : name.lastIndexOf('-', LONGEST_NAME);
  return name.slice(0, end > 'nabla'.length ? end : LONGEST_NAME);
}
