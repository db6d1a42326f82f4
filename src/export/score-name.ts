/**
 * The name of a score in a file: `train_accuracy` for `train/metric`, `validation_generator_loss` for
 * `validation/generatorLoss`.
 * @param metric the id of the metric, such as `accuracy`
 */
export function scoreName(id: string, metric: string): string {
  const named = id.replace(/\/metric$/, `/${metric}`);
  return named.replaceAll(/[/-]/g, '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
