/** @typedef {{ count: number, p50: number, p95: number, p99: number, max: number }} Latency milliseconds */

/** @returns {Latency} */
export function summary(/** @type {readonly number[]} */ milliseconds) {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}
