import { imageSizeOf, type SampleType } from '../../../../math/sample.ts';
import { tuple } from '../../script.ts';
import type { Site } from '../site.ts';

/** Numbers in a row become an image with its channels last; they are stored channel by channel. */
export function asImage(site: Site, image: SampleType): void {
  const { channels, height, width } = imageSizeOf(image) as NonNullable<ReturnType<typeof imageSizeOf>>;
  if (channels === 1) {
    site.apply(`layers.Reshape(${tuple([height, width, 1])})`);
  } else {
    site.apply(`layers.Reshape(${tuple([channels, height, width])})`);
    site.apply('layers.Permute((2, 3, 1))');
  }
}

/** An example becomes a row of numbers; those of an image are taken channel by channel. */
export function asRow(site: Site, from: SampleType): void {
  const image = imageSizeOf(from);
  if (image && image.channels > 1 && image.height * image.width > 1) site.apply('layers.Permute((3, 1, 2))');
  if (from.shape.length > 1) site.apply('layers.Flatten()');
}

/** Brings the output of the layer before into the form in which the layer takes it. */
export function take(site: Site): void {
  const { received, taken, everyStep } = site.planned;
  if (!everyStep && taken.shape.length === 1 && received.shape.length > 1 && received.vocabulary === undefined) {
    asRow(site, received);
  }
}

/** A row of numbers in the form of an example. */
export function asSample(site: Site, sample: SampleType): void {
  if (imageSizeOf(sample)) asImage(site, sample);
  else if (sample.shape.length > 1) site.apply(`layers.Reshape(${tuple(sample.shape)})`);
}
