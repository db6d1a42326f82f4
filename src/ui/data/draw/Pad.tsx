import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { formatCount } from '../../../math/format.ts';
import { classColor, usePalette } from '../../../plots/core/color.ts';
import { glyph, outline } from '../../../plots/core/marks.ts';
import { usePixelRatio } from '../../../plots/core/pixel-ratio.ts';
import { prepareCanvas, useSize } from '../../../plots/core/size.ts';
import { types } from '../../keys.ts';
import { EXTENT, type Place } from './drawing.ts';
import { LETTERS } from './drawnTable.ts';
import styles from './Pad.module.css';
import { moveCursor, setPad, strokeFrom, strokeTo, type Tool, undoPad, usePad } from './padStore.ts';

/** Radius of a point in pixels. */
const RADIUS = 4.2;
/** The distance that an arrow key moves the cross, alone and with Shift. */
const STEP = { small: 0.1, large: 0.5 } as const;

const DIRECTIONS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

/** A pad for drawing points with a pointer, a finger or the keyboard. */
export function Pad() {
  const { drawing, tool, brush, classes, label, cursor } = usePad((store) => store);
  const palette = usePalette();
  const ratio = usePixelRatio();
  const [room, size] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointer, setPointer] = useState<Place | null>(null);
  const [focused, setFocused] = useState(false);
  const stroke = useRef<{ at: Place; tool: Tool } | null>(null);
  const how = useId();
  const side = size?.width ?? 0;

  useEffect(() => {
    const context = canvas.current && side > 0 && prepareCanvas(canvas.current, { width: side, height: side }, ratio);
    if (!context) return;
    const shapes = LETTERS.map((_, one) => ({
      color: classColor(palette, classes, one),
      body: new Path2D(outline(0, RADIUS)),
      inside: new Path2D(glyph(one, RADIUS)),
    }));
    for (const { x, y, label: one } of drawing.points) {
      const shape = shapes[one];
      if (!shape) continue;
      context.save();
      context.translate(toPixel(x, side), side - toPixel(y, side));
      context.fillStyle = shape.color;
      context.fill(shape.body);
      context.fillStyle = palette.surface;
      context.fill(shape.inside);
      context.restore();
    }
  }, [drawing, classes, palette, side, ratio]);

  function placeOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): Place {
    const box = currentTarget.getBoundingClientRect();
    const along = (pixels: number, length: number) => (pixels / length) * 2 * EXTENT - EXTENT;
    return { x: along(clientX - box.left, box.width), y: -along(clientY - box.top, box.height) };
  }

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0 && event.button !== 2) return;
    const at = placeOf(event);
    const used = event.button === 2 ? 'eraser' : tool;
    event.currentTarget.setPointerCapture(event.pointerId);
    stroke.current = { at, tool: used };
    strokeFrom(at, used);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const place = placeOf(event);
    setPointer(place);
    const current = stroke.current;
    if (current) current.at = strokeTo(current.at, place, current.tool);
  }

  function end() {
    stroke.current = null;
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const direction = DIRECTIONS[key];
    const step = shiftKey ? STEP.large : STEP.small;
    const digit = Number(key);
    if (altKey) return;
    if (ctrlKey || metaKey) {
      if (!types(event.nativeEvent, 'z')) return;
      undoPad();
    } else if (direction) moveCursor({ x: direction.x * step, y: direction.y * step });
    else if (key === ' ') strokeFrom(cursor, 'brush');
    else if (key === 'Delete' || key === 'Backspace') strokeFrom(cursor, 'eraser');
    else if (digit >= 1 && digit <= classes) setPad({ label: digit - 1, tool: 'brush' });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const shown = focused ? cursor : pointer;
  const reach = Math.max(brush.size, tool === 'eraser' ? 0.15 : 0.04);
  return (
    <div className={styles.frame}>
      <p id={how} className="visually-hidden">
        Arrow keys move the cross, farther with Shift. Space draws points there, Delete erases them, a digit chooses the
        class, Control Z undoes the last stroke.
      </p>
      <div
        ref={room}
        data-start
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard can draw on it
        tabIndex={0}
        aria-label="Drawing pad, x1 across and x2 up, from −3 to 3"
        aria-describedby={how}
        className={styles.pad}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={end}
        onPointerCancel={end}
        onPointerLeave={() => setPointer(null)}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={onKeyDown}
        onFocus={({ currentTarget }) => setFocused(currentTarget.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
      >
        <svg className={styles.layer} viewBox={`${-EXTENT} ${-EXTENT} ${2 * EXTENT} ${2 * EXTENT}`} aria-hidden="true">
          {[-2, -1, 0, 1, 2].map((line) => (
            <path
              key={line}
              className={line === 0 ? styles.axis : styles.line}
              d={`M${line} ${-EXTENT}v${2 * EXTENT}M${-EXTENT} ${line}h${2 * EXTENT}`}
            />
          ))}
        </svg>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index is not focusable */}
        <canvas ref={canvas} className={styles.layer} aria-hidden="true" />
        {shown && (
          <svg
            className={styles.layer}
            viewBox={`${-EXTENT} ${-EXTENT} ${2 * EXTENT} ${2 * EXTENT}`}
            aria-hidden="true"
          >
            <circle
              cx={shown.x}
              cy={-shown.y}
              r={reach}
              className={tool === 'eraser' ? styles.eraser : styles.brush}
              style={tool === 'brush' ? { stroke: classColor(palette, classes, label) } : undefined}
            />
            {focused && (
              <path
                className={styles.cross}
                d={`M${shown.x - 0.09} ${-shown.y}h0.18M${shown.x} ${-shown.y - 0.09}v0.18`}
              />
            )}
          </svg>
        )}
      </div>
      <p className={styles.ticks} aria-hidden="true">
        <span>−3</span>
        <span>x₁</span>
        <span>3</span>
      </p>
      <p className={styles.up} aria-hidden="true">
        <span>3</span>
        <span>x₂</span>
        <span>−3</span>
      </p>
      <p className="visually-hidden" role="status">
        {focused &&
          `x1 ${cursor.x.toFixed(1)}, x2 ${cursor.y.toFixed(1)}; class ${LETTERS[label]}; ${formatCount(drawing.points.length)} points`}
      </p>
    </div>
  );
}

function toPixel(value: number, side: number): number {
  return ((value + EXTENT) / (2 * EXTENT)) * side;
}
