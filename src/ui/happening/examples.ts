import type { Evidence } from '../../catalog/diagnoses/evidence.ts';
import type { RunView } from '../../runtime/protocol.ts';

const TRAIN = 0;
const known = new WeakMap<RunView, Pick<Evidence, 'inputs' | 'classes'>>();

/** The numerical inputs of the training examples; none for images and sequences, whose inputs are all of one kind. */
export function inputsOf(view: RunView): Evidence['inputs'] {
  return examined(view).inputs;
}

/** How many training examples each class has. */
export function classesOf(view: RunView): Evidence['classes'] {
  return examined(view).classes;
}

function examined(view: RunView): Pick<Evidence, 'inputs' | 'classes'> {
  const found = known.get(view) ?? { inputs: measureInputs(view), classes: countClasses(view) };
  known.set(view, found);
  return found;
}

function measureInputs({ features, sample, world, points }: RunView): Evidence['inputs'] {
  if (world || sample.shape.length > 1 || sample.vocabulary !== undefined) return [];
  return features.map((label, column) => {
    let [count, sum, squares] = [0, 0, 0];
    for (let row = 0; row < points.count; row++) {
      if (points.part[row] !== TRAIN) continue;
      const value = points.features[row * features.length + column] as number;
      count += 1;
      sum += value;
      squares += value ** 2;
    }
    const mean = sum / count;
    return { label, mean, deviation: Math.sqrt(Math.max(0, squares / count - mean ** 2)) };
  });
}

function countClasses({ answer, classes, points }: RunView): Evidence['classes'] {
  if ((answer !== 'side' && answer !== 'class') || points.labels.length !== points.count) return [];
  const counts = new Array<number>(classes.length).fill(0);
  points.labels.forEach((label, row) => {
    if (points.part[row] === TRAIN) counts[label] = (counts[label] ?? 0) + 1;
  });
  return classes.map((label, index) => ({ label, count: counts[index] as number }));
}
