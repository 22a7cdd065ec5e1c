/**
 * Ratios of a run beside the recorded ones. Ratios of one run on one machine compare; seconds would not.
 * @typedef {Record<string, number>} Ratios
 * @typedef {{ name: string, ratio: number, recorded: number | null, isWorse: boolean }} Compared
 */

/** How many times a recorded ratio a new one may be: what is less may be the machine. */
export const tolerance = 2;

/**
 * What was measured against what is recorded. A ratio that is recorded and was not measured is worse than any; one that is
 * not recorded yet is neither.
 * @param {Ratios} measured
 * @param {Ratios} recorded
 * @returns {Compared[]}
 */
export function compare(measured, recorded) {
  const names = [...new Set([...Object.keys(recorded), ...Object.keys(measured)])];
  return names.map((name) => {
    const ratio = measured[name] ?? NaN;
    const before = recorded[name] ?? null;
    return { name, ratio, recorded: before, isWorse: before !== null && !(ratio <= before * tolerance) };
  });
}

/** The ratios as they are kept: two decimals, in order, so that a new record shows what changed. */
export const toRecord = (/** @type {Ratios} */ ratios) =>
  `${JSON.stringify(
    Object.fromEntries(Object.entries(ratios).map(([name, ratio]) => [name, Math.round(ratio * 100) / 100])),
    null,
    2,
  )}\n`;
