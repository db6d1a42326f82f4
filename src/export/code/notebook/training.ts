/** A picture of the losses that grows while the network trains. */
const PICTURE = `history = []
figure, axes = plt.subplots()
picture = display(figure, display_id=True)
plt.close(figure)


def plot_losses(epoch, losses):
    """Draws the losses after all epochs so far, in place of the last picture."""
    history.append((epoch, *losses.values()))
    epochs, *curves = zip(*history)
    axes.clear()
    for part, curve in zip(losses, curves):
        axes.plot(epochs, curve, marker=".", label=`;

const END = `)
    axes.set(xlabel="epoch", ylabel="loss")
    axes.legend()
    picture.update(figure)`;

/** A picture of the loss and of the mean return of an agent. */
const RETURNS = `history = []
figure, (losses, returns) = plt.subplots(1, 2, figsize=(10, 4))
picture = display(figure, display_id=True)
plt.close(figure)


def plot_losses(step, loss, mean_return):
    """Draws the losses and returns so far, in place of the last picture."""
    history.append((step, loss, mean_return))
    steps, *curves = zip(*history)
    for axes, curve, label in zip((losses, returns), curves, ("loss", "mean return")):
        axes.clear()
        axes.plot(steps, curve, marker=".")
        axes.set(xlabel="step", ylabel=label)
    picture.update(figure)`;

/** The function that is told the losses while a network trains, two networks, or an agent. */
export const plotLosses = {
  agent: RETURNS,
  single: `${PICTURE}part${END}`,
  game: `${PICTURE}[part, f"{part}, generator"]${END}`,
};
