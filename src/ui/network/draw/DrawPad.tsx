import { type CSSProperties, type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react';
import { formatNumber } from '../../../math/format.ts';
import { ImageMosaic } from '../../../plots/core/ImageMosaic.tsx';
import { ARROWS, types } from '../../keys.ts';
import styles from './DrawPad.module.css';
import { cellsOf, type Place, type Shade, shadeAt } from './paper.ts';
import { drawFrom, drawTo, moveCursor, type Tool, undoStroke, usePaper } from './paperStore.ts';

/** How far an arrow key moves the cursor with Shift, in pixels; alone, it is one. */
const FAR = 4;
/** Any size: the stylesheet fits the picture into the pad. */
const SIZE = 224;

/** The sheet on which a person draws with a pointer, a finger or the keyboard. */
export function DrawPad() {
  const { paper, tool, width, cursor } = usePaper();
  const { image } = paper;
  const [pointer, setPointer] = useState<Place | null>(null);
  const [focused, setFocused] = useState(false);
  const stroke = useRef<{ at: Place; readonly tool: Tool } | null>(null);
  const how = useId();
  const middle = { x: cursor.column + 0.5, y: cursor.row + 0.5 };

  function placeIn(box: DOMRect, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Place {
    return {
      x: ((clientX - box.left) / box.width) * image.width,
      y: ((clientY - box.top) / box.height) * image.height,
    };
  }

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0 && event.button !== 2) return;
    const at = placeIn(event.currentTarget.getBoundingClientRect(), event);
    event.currentTarget.setPointerCapture(event.pointerId);
    stroke.current = { at, tool: event.button === 2 ? 'eraser' : tool };
    drawFrom(at, stroke.current.tool);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    setPointer(placeIn(box, event));
    if (!stroke.current) return;
    // A browser sends one event for all moves since the last frame; the line follows each of them.
    const moves = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const move of moves.length > 0 ? moves : [event]) {
      const to = placeIn(box, move);
      drawTo(stroke.current.at, to, stroke.current.tool);
      stroke.current.at = to;
    }
  }

  function end() {
    stroke.current = null;
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const way = ARROWS[key];
    if (altKey) return;
    if (ctrlKey || metaKey) {
      if (shiftKey || !types(event.nativeEvent, 'z')) return;
      undoStroke();
    } else if (way) moveCursor(way[0] * (shiftKey ? FAR : 1), way[1] * (shiftKey ? FAR : 1));
    else if (key === ' ') drawFrom(middle, 'pen');
    else if (key === 'Delete' || key === 'Backspace') drawFrom(middle, 'eraser');
    else return;
    // Focus by pointer does not show the cursor, but its first key does.
    setFocused(true);
    event.preventDefault();
    event.stopPropagation();
  }

  const shown = focused ? middle : pointer;
  return (
    <>
      <p id={how} className="visually-hidden">
        Arrow keys move the cursor by one pixel, with Shift by {FAR}. Space draws there, Delete erases, Control Z undoes
        the last stroke.
      </p>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard can draw on it
        tabIndex={0}
        aria-label={`Drawing pad, ${image.width} × ${image.height} pixels`}
        aria-describedby={how}
        className={styles.pad}
        style={{ '--ratio': image.width / image.height } as CSSProperties}
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
        <ImageMosaic {...cellsOf(image)} pixels={paper.cells} size={SIZE} />
        <svg className={styles.layer} viewBox={`0 0 ${image.width} ${image.height}`} aria-hidden="true">
          {shown && (
            <circle
              cx={shown.x}
              cy={shown.y}
              r={width / 2}
              className={tool === 'eraser' ? styles.eraser : styles.pen}
            />
          )}
          {focused && <rect x={cursor.column} y={cursor.row} width="1" height="1" className={styles.cursor} />}
        </svg>
      </div>
      <p className="visually-hidden" role="status">
        {focused &&
          `row ${cursor.row + 1}, column ${cursor.column + 1}: ${shadeText(shadeAt(paper, cursor.row, cursor.column))}`}
      </p>
    </>
  );
}

function shadeText(shade: Shade): string {
  const [red = 0, ...others] = shade.map((value) => formatNumber(value, { digits: 2 }));
  return others.length === 0 ? `${red} of 1` : `red ${red}, green ${others[0]}, blue ${others[1]}`;
}
