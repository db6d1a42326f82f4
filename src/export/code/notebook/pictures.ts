import type { PreparedData } from '../../../compiler/data.ts';
import { decisionBoundary } from '../../../compiler/objective.ts';
import type { ExperimentSpec } from '../../../experiment/index.ts';
import { sampleOf } from '../../../experiment/inputs.ts';
import { type ImageSize, imageSizeOf, sequenceSizeOf } from '../../../math/sample.ts';
import { answerOf } from '../preparation.ts';
import { quoted } from '../script.ts';
import { hasAccuracy, inUnit, isOneHot } from '../torch/answers.ts';

/** What pictures show of an experiment. */
export interface Shown {
  readonly spec: ExperimentSpec;
  readonly data: PreparedData;
}

/** Statements of matplotlib that show the training examples. */
export function dataPicture({ spec, data }: Shown): string {
  if (data.world) return 'print(f"{WORLDS} worlds side by side, {MOVES} moves in each before a step")';
  const sample = sampleOf(spec);
  const image = imageSizeOf(sample);
  const sequence = sequenceSizeOf(sample);
  const { features } = data;
  const x = data.task === 'gan' ? 'x = EXAMPLES["train"]' : 'x, target = EXAMPLES["train"]';
  if (image) {
    return `${x}
${grid(1)}
for one, axis in zip(x, axes):
    axis.imshow(${imageOf('one', image)}, cmap="gray")
plt.show()`;
  }
  if (sample.vocabulary !== undefined) {
    return `${x}
plt.imshow(x[:20], aspect="auto", interpolation="nearest")
plt.xlabel("step")
plt.ylabel("example")
plt.colorbar(label="token")
plt.show()`;
  }
  if (sequence) {
    return `${x}
for one in x[:5].reshape(-1, ${sequence.steps}, ${sequence.features}):
    plt.plot(one[:, 0])
plt.xlabel("step")
plt.show()`;
  }
  const [first = '', second = ''] = features;
  if (features.length === 2) {
    const color = colorOf({ spec, data });
    return `${x}
plt.scatter(x[:, 0], x[:, 1]${color === null ? '' : `, c=${color}`}, s=12)
plt.xlabel(${axisLabel(data, first)})
plt.ylabel(${axisLabel(data, second)})
plt.show()`;
  }
  if (features.length === 1 && colorOf({ spec, data }) !== null) {
    return `${x}
plt.scatter(x[:, 0], ${colorOf({ spec, data })}, s=12)
plt.xlabel(${axisLabel(data, first)})
plt.ylabel(${quoted(answerOf(spec, data)?.label ?? 'target')})
plt.show()`;
  }
  return `${x}
plt.plot(x[:50].T, color="tab:blue", alpha=0.3)
plt.xlabel("input")
plt.ylabel("prepared value")
plt.show()`;
}

/** Statements that say the losses and show what the network has learned. */
export function resultPicture(shown: Shown): string {
  const { data } = shown;
  if (data.world) return 'print(f"loss {evaluate(state):.5f}, mean return {episodes.mean_return():.3f}")';
  const accuracy = hasAccuracy(data) ? ', accuracy {accuracy(part):.1%}' : '';
  const losses =
    data.task === 'gan'
      ? `for part in EXAMPLES:
    discriminator_loss, generator_loss = evaluate(part)
    print(f"{part} loss {discriminator_loss:.5f}, generator {generator_loss:.5f}")`
      : `for part in EXAMPLES:
    print(f"{part} loss {evaluate(part):.5f}${accuracy}")`;
  const picture = pictureOfResult(shown);
  return picture === null ? losses : `${losses}\n\n${picture}`;
}

function pictureOfResult(shown: Shown): string | null {
  const { spec, data } = shown;
  const { task, features, answer, outputs, positions } = data;
  const image = imageSizeOf(sampleOf(spec));
  if (task === 'gan') return generated(shown, image);
  if (answer === 'input') return image ? reconstructedImages(image) : reconstructedRows;
  if (positions !== null) return image && answer === 'class' ? segmented(image, outputs) : null;
  if (features.length === 2 && answer !== 'labels') return decisionMap(shown);
  if (answer === 'class' || answer === 'side') return confusion(shown);
  return task === 'regression' ? againstTargets(shown) : null;
}

/** What the network predicts in the plane of its two features, and the examples in it. */
function decisionMap(shown: Shown): string {
  const { data } = shown;
  const [first = '', second = ''] = data.features;
  const answers = data.outputs === 1 ? 'predict(points)[:, 0]' : 'predict(points).argmax(dim=1)';
  const levels = data.outputs === 1 ? '20' : `np.arange(${data.outputs + 1}) - 0.5`;
  return `x, target = EXAMPLES["train"]
low, high = x.min(dim=0).values - 0.2, x.max(dim=0).values + 0.2
sides = [torch.linspace(low[axis].item(), high[axis].item(), 100) for axis in (0, 1)]
across, up = torch.meshgrid(*sides, indexing="xy")
points = torch.stack([across.flatten(), up.flatten()], dim=1)
answers = ${answers}.reshape(100, 100)
plt.contourf(across, up, answers, levels=${levels}, alpha=0.6)
plt.scatter(x[:, 0], x[:, 1], c=${colorOf(shown)}, edgecolors="white", s=20)
plt.xlabel(${axisLabel(data, first)})
plt.ylabel(${axisLabel(data, second)})
plt.show()`;
}

/** The label of an axis with an input as the network gets it. */
function axisLabel({ scales }: PreparedData, feature: string): string {
  return quoted(scales.has(feature) ? `${feature}, scaled` : feature);
}

/** How often each class is taken for each other one. */
function confusion({ spec, data }: Shown): string {
  const isBinary = data.outputs === 1;
  const predicted = isBinary ? `(predict(x)[:, 0] > ${decisionBoundary(spec)}).long()` : 'predict(x).argmax(dim=1)';
  return `x, target = list(EXAMPLES.values())[-1]
predicted, actual = ${predicted}, ${colorOf({ spec, data })}.long()
counts = torch.zeros(len(CLASSES), len(CLASSES), dtype=torch.long)
counts.index_put_((actual, predicted), torch.ones_like(actual), accumulate=True)
plt.imshow(counts, cmap="Blues")
for row, column in np.ndindex(*counts.shape):
    plt.text(column, row, counts[row, column].item(), ha="center", va="center")
plt.xticks(range(len(CLASSES)), CLASSES, rotation=45)
plt.yticks(range(len(CLASSES)), CLASSES)
plt.xlabel("predicted")
plt.ylabel("actual")
plt.show()`;
}

function againstTargets(shown: Shown): string {
  const { label } = answerOf(shown.spec, shown.data) ?? { label: '' };
  return `x, target = list(EXAMPLES.values())[-1]
actual, predicted = ${colorOf(shown)}, predict(x)[:, 0]
plt.scatter(actual, predicted, s=12)
plt.axline((actual[0].item(), actual[0].item()), slope=1, color="gray")
plt.xlabel(${quoted(`actual: ${label}`)})
plt.ylabel("predicted")
plt.show()`;
}

function reconstructedImages(image: ImageSize): string {
  return `x, _ = list(EXAMPLES.values())[-1]
${grid(2)}
for row, images in zip(axes, (x, predict(x).flatten(1))):
    for one, axis in zip(images, row):
        axis.imshow(${imageOf('one', image)}, cmap="gray")
plt.show()`;
}

const reconstructedRows = `x, _ = list(EXAMPLES.values())[-1]
plt.scatter(x.flatten(), predict(x).flatten(), s=12)
plt.axline((0, 0), slope=1, color="gray")
plt.xlabel("input")
plt.ylabel("reconstruction")
plt.show()`;

function segmented(image: ImageSize, outputs: number): string {
  const { height, width } = image;
  const answers = outputs === 1 ? '(predict(x[:8])[:, 0] > 0.5)' : 'predict(x[:8]).argmax(dim=1)';
  return `x, target = list(EXAMPLES.values())[-1]
${grid(3)}
actual, predicted = target[:8].reshape(-1, ${height}, ${width}), ${answers}.reshape(-1, ${height}, ${width})
for one, classes, answers, column in zip(x, actual, predicted, axes.T):
    for axis, picture in zip(column, (${imageOf('one', image)}, classes, answers)):
        axis.imshow(picture, cmap="gray")
plt.show()`;
}

/** Generated examples beside real ones. */
function generated({ data }: Shown, image: ImageSize | null): string {
  if (image) {
    return `${grid(2)}
for row, images in zip(axes, (EXAMPLES["train"], generate(8).flatten(1))):
    for one, axis in zip(images, row):
        axis.imshow(${imageOf('one', image)}, cmap="gray")
plt.show()`;
  }
  if (data.features.length !== 2) {
    return `plt.plot(EXAMPLES["train"][:50].T, color="tab:blue", alpha=0.3)
plt.plot(generate(50).T, color="tab:orange", alpha=0.3)
plt.xlabel("input")
plt.show()`;
  }
  return `examples = generate(200)
plt.scatter(*EXAMPLES["train"].T, s=12, label="real")
plt.scatter(*examples.T, s=12, label="generated")
plt.legend()
plt.show()`;
}

/** Rows of 8 places for images. */
function grid(rows: number): string {
  return `figure, axes = plt.subplots(${rows}, 8, figsize=(10, ${rows + 1}))
for axis in axes.flat:
    axis.axis("off")`;
}

/** An example as matplotlib takes an image. */
function imageOf(x: string, { channels, height, width }: ImageSize): string {
  if (channels === 3) return `${x}.reshape(3, ${height}, ${width}).permute(1, 2, 0).clip(0, 1)`;
  return channels === 1 ? `${x}.reshape(${height}, ${width})` : `${x}.reshape(${channels}, ${height}, ${width})[0]`;
}

/** The class or the number of each example; null if it has none, or several. */
function colorOf({ spec, data }: Shown): string | null {
  if (data.positions !== null || data.answer === 'input' || data.task === 'gan' || data.task === 'multilabel')
    return null;
  if (isOneHot(spec, data)) return 'target.argmax(dim=1)';
  return inUnit({ spec, data }, 'target[:, 0]');
}
