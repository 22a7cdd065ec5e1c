/** What a start prints: a line per step, rewritten in place on a terminal, written once elsewhere. */
const isTerminal = process.stdout.isTTY === true;
const write = (text) => process.stdout.write(text);
process.stdout.on('error', () => undefined); // the terminal went away; the launcher hears of it by a signal

export const say = (text = '') => write(`${text}\n`);

/** Runs one step and says how long it took. `work` may return what to say instead of `label`. */
export async function step(label, work) {
  const startedAt = Date.now();
  if (isTerminal) write(`  ${label} …`);
  try {
    const said = await work();
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    write(`${isTerminal ? '\r\x1b[K' : ''}✔ ${typeof said === 'string' ? said : label} (${seconds} s)\n`);
  } catch (error) {
    if (isTerminal) write('\r\x1b[K');
    throw error;
  }
}
