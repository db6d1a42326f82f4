import type { FeatureDef } from './definition.ts';
import { squared } from './squared.ts';

export const x1Squared: FeatureDef = {
  label: 'Square of x₁',
  tex: 'x_1^2',
  symbol: 'x₁²',
  text: 'Measures how far a point is from the vertical axis, whether to the left or to the right. Together with the other square it lets a single unit compute x₁² + x₂², the squared distance from the origin, so a line in the plane of the squares solves the circle without a hidden layer. That is the old idea behind every choice of features: put the curve into the inputs and a straight boundary is enough. It fails where the centre of the pattern is not at zero, and it grows quickly, so points far away count much more than near ones, and a learning rate that suited the plain coordinates may be too high.',
  ...squared(0),
};
