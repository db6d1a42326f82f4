/**
 * The most terms of a sum that onnxruntime-web adds up in one go in every product. It divides longer sums, and where
 * depends on the shape of the product, so that they are rounded differently in another form.
 */
export const LONGEST_SUM = 128;
