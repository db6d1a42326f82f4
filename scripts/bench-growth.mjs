/** Shows the rows of the growth benchmark to people. */

/**
 * A Markdown table for each dimension.
 * @param {readonly import('../tests/bench/growth/measure.ts').GrowthRow[]} rows
 */
export function growthTables(rows) {
  const dimensions = [...new Set(rows.map(({ dimension }) => dimension))];
  return dimensions.map((name) => tableOf(rows.filter(({ dimension }) => dimension === name))).join('\n\n');
}

function tableOf(rows) {
  const [{ dimension, base }] = rows;
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    `${dimension}: ${base}`,
    '',
    line([dimension, 'steps/s', 'share of the limit', 'drawing batches']),
    line(['--:', '--:', '--:', '--:']),
    ...rows.map(({ value, perSecond, share, drawing }) =>
      line([value, Math.round(perSecond).toLocaleString('en'), `${share.toFixed(0)} %`, `${drawing.toFixed(1)} %`]),
    ),
  ].join('\n');
}
