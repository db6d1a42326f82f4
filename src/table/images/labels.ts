import { LIMITS } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { counted, grouped, quote } from '../words.ts';

/** The class of each image, by name; null for one that has none yet. */
export type Labels = readonly (string | null)[];

/** The classes in the order of their names, with the numbers of their images. */
export function classCounts(labels: Labels): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  return new Map([...counts].toSorted(([a], [b]) => ORDER.compare(a, b)));
}

/** Numbers in names count as numbers: class 2 comes before class 10. */
const ORDER = new Intl.Collator('en', { numeric: true });

/** Why nothing can be learned from images with these classes; undefined if something can. */
export function labelProblem(labels: Labels): Problem | undefined {
  const classes = classCounts(labels);
  const labelled = labels.filter((label) => label !== null).length;
  if (classes.size === 0) {
    return {
      message: 'No image has a class yet. Select images and give them one, then select the images of the next.',
    };
  }
  if (classes.size === 1) {
    const [name = ''] = classes.keys();
    const all = labelled === labels.length ? 'All images' : 'All images with a class';
    return {
      message: `${all} are of the class ${quote(name)}, so there is nothing to learn. Add images of another class, or give some of these another one.`,
    };
  }
  if (classes.size > LIMITS.levels) {
    return {
      message: `There are ${grouped(classes.size)} classes, but at most ${LIMITS.levels} are possible. Give several of them the same name, or remove some.`,
    };
  }
  if (labelled < LIMITS.fewestRows) {
    return {
      message: `${counted(labelled, 'image')} with a class ${labelled === 1 ? 'is' : 'are'} too few: at least ${LIMITS.fewestRows} are needed.`,
    };
  }
  return undefined;
}

/** What a person should know about the classes before they are used, as whole sentences. */
export function labelRemarks(labels: Labels): readonly string[] {
  const classes = classCounts(labels);
  const without = labels.filter((label) => label === null).length;
  const single = [...classes].flatMap(([name, count]) => (count === 1 ? [quote(name)] : []));
  const remarks: string[] = [];
  if (without > 0 && classes.size > 0) {
    remarks.push(
      `${grouped(without)} of ${counted(labels.length, 'image')} ${without === 1 ? 'has' : 'have'} no class and will not be used.`,
    );
  }
  if (single.length > 0) {
    remarks.push(
      single.length === 1
        ? `The class ${LIST.format(single)} has only one image, which cannot be in both the training part and the validation part. It is used, but add more images of that class, or the network cannot be tested on it.`
        : `The classes ${LIST.format(single)} have only one image each, which cannot be in both the training part and the validation part. They are used, but add more images of them, or the network cannot be tested on them.`,
    );
  }
  return remarks;
}

const LIST = new Intl.ListFormat('en-GB');
