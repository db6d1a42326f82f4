import type { FeatureDef } from './definition.ts';
import { squared } from './squared.ts';

export const x1Squared: FeatureDef = {
  label: 'Square of x₁',
  tex: 'x_1^2',
  symbol: 'x₁²',
  text: 'How far a point lies to the left or right of the middle, whichever of the two it is. Together with the other square it lets a single unit weigh x₁² + x₂², the squared distance from the origin, so the circle is solved without a hidden layer, by a line in the plane of the squares. That is the old idea behind every choice of features: put the curve into the inputs and a straight boundary is enough. It fails where the middle of the pattern is not at zero, and it grows quickly, so far-away points count for much more than near ones and a learning rate that suited the plain coordinates may be too high.',
  ...squared(0),
};
