import { counted, grouped, quote } from '../words.ts';
import { IMAGE_LIMITS } from './limits.ts';

/** Why a file is not used. */
export type Refusal = { readonly path: string } & (
  | {
      readonly why: 'no image';
      /** What the file is instead, such as “is empty”. */
      readonly is: string;
    }
  | { readonly why: 'too large'; readonly width: number; readonly height: number }
  | { readonly why: 'damaged'; readonly format: string }
  | { readonly why: 'unreadable'; readonly reason: string }
);

const MILLION = 1e6;

/** Whether an image is too large to be decoded. */
export function isTooLarge({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return width * height > IMAGE_LIMITS.megapixels * MILLION;
}

/** The number of files that are named for each reason. */
const NAMED = 3;

/** What is wrong with the files that are not used: a sentence or two for each reason, with the names of some. */
export function refusalSentences(refusals: readonly Refusal[]): readonly string[] {
  return (['no image', 'too large', 'damaged', 'unreadable'] as const).flatMap((why) => {
    const files = refusals.filter((refusal) => refusal.why === why);
    if (files.length === 0) return [];
    const named = files.slice(0, NAMED).map((file) => `${quote(file.path.split('/').at(-1) ?? '')} ${what(file)}`);
    const more = files.length - named.length;
    const list = LIST.format(more > 0 ? [...named, `${grouped(more)} more`] : named);
    const [count, because, remedy] = WORDS[why](files.length === 1, grouped(files.length));
    return [`${count} ignored, because ${because}: ${list}.${remedy}`];
  });
}

const LIST = new Intl.ListFormat('en-GB');

type Words = (single: boolean, count: string) => readonly [count: string, because: string, remedy: string];

const WORDS: Readonly<Record<Refusal['why'], Words>> = {
  'no image': (single, count) =>
    single
      ? ['1 file is', 'it is not an image that this browser can read', '']
      : [`${count} files are`, 'they are not images that this browser can read', ''],
  'too large': (single, count) =>
    single
      ? ['1 image is', `it has more than ${IMAGE_LIMITS.megapixels} megapixels`, ' Scale it down and add it again.']
      : [
          `${count} images are`,
          `they have more than ${IMAGE_LIMITS.megapixels} megapixels`,
          ' Scale them down and add them again.',
        ],
  damaged: (single, count) =>
    single
      ? ['1 image is', 'this browser cannot decode it', ' Save it again as PNG or JPEG.']
      : [`${count} images are`, 'this browser cannot decode them', ' Save them again as PNG or JPEG.'],
  unreadable: (single, count) =>
    single
      ? ['1 file is', 'it could not be opened', ' Choose it again.']
      : [`${count} files are`, 'they could not be opened', ' Choose them again.'],
};

function what(refusal: Refusal): string {
  switch (refusal.why) {
    case 'no image':
      return refusal.is;
    case 'too large': {
      const { width, height } = refusal;
      return `has ${grouped((width * height) / MILLION)} megapixels (${grouped(width)} × ${grouped(height)})`;
    }
    case 'damaged':
      return `begins like a ${refusal.format} image, but breaks off or was changed`;
    case 'unreadable':
      return `(${refusal.reason})`;
  }
}

/** The sentence on files beyond the limit. @param used the number that is used of those given */
export function limitSentence(given: number, used: number, already: number): string {
  const before = already === 0 ? '' : ` and there are ${grouped(already)} already`;
  const which =
    used === 0 ? 'None of them is added.' : `The first ${grouped(used)}, spread evenly over the classes, are used.`;
  return `You gave ${counted(given, 'image')}, but at most ${grouped(IMAGE_LIMITS.files)} fit${before}. ${which}`;
}
