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

/** The function that is told the losses after every epoch, of a single network and of two. */
export const plotLosses = {
  single: `${PICTURE}part${END}`,
  game: `${PICTURE}[part, f"{part}, generator"]${END}`,
};
