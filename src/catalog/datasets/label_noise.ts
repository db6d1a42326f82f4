import type { GeneratedDataset } from './definition.ts';
import { onMoon } from './moons.ts';
import { inThePlane, jitter, n, noise } from './points.ts';

export const labelNoise: GeneratedDataset<'n' | 'share' | 'noise'> = {
  label: 'Label noise',
  text: 'The two moons, but some examples carry the wrong label, as they do wherever people label in a hurry. The points have not moved, so the best border is still the one between the moons, and no model can be right more often than the labels are. Small networks ignore the mistakes because they lack the units to follow them. Large ones first find the moons and then, epoch by epoch, draw an island around every mistake: the training loss falls and the validation loss rises. This is memorization made visible, and the moment to stop early, to add weight decay or dropout, or to use a loss that tolerates wrong labels. Count the remaining errors and compare them with the share of flipped labels.',
  reference: {
    authors: 'D. Angluin, P. Laird',
    year: 1988,
    title: 'Learning from Noisy Examples',
    url: 'https://doi.org/10.1007/BF00116829',
  },
  hyper: {
    n,
    share: {
      label: 'Flipped labels',
      tex: '\\eta',
      default: 0.15,
      min: 0,
      max: 0.5,
      scale: 'linear',
      effect: 'resample',
      explain: 'A larger share makes more labels wrong; at 0.5 they carry no information about the moons.',
    },
    noise,
  },
  aliases: ['noisy_labels'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['upper moon', 'lower moon'],
  target: 'whether the point is labelled as lying on the lower moon',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, (_, index) => {
      const truth = index % 2;
      const features = jitter(onMoon(truth, random), hyper.noise, random);
      // Drawn for every example, so that a larger share keeps the mistakes of a smaller one.
      const label = random.uniform() < hyper.share ? 1 - truth : truth;
      return { features, label };
    }),
};
