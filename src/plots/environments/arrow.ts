/** Draws a horizontal arrow from a point; to the left with a negative length. */
export function drawArrow(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  length: number,
  { color, width }: { readonly color: string; readonly width: number },
): void {
  const head = Math.min(Math.abs(length), 3.2 * width) * Math.sign(length);
  const tip = x + length;
  context.save();
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = width;
  context.lineCap = 'butt';
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(tip - head, y);
  context.stroke();
  context.beginPath();
  context.moveTo(tip, y);
  context.lineTo(tip - head, y - 0.62 * Math.abs(head));
  context.lineTo(tip - head, y + 0.62 * Math.abs(head));
  context.fill();
  context.restore();
}
