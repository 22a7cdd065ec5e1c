import { summary } from '../watch/latency.mjs';

/**
 * @typedef {import('./question.mjs').QuestionKind} QuestionKind
 * @typedef {object} Answered
 * @property {string} name
 * @property {number} barMs
 * @property {number} slowestMs
 * @property {import('../watch/latency.mjs').Latency} latency
 * @property {number} right how many answers were right
 * @property {string[]} wrong the first few that were not
 * @property {boolean} isMet
 */

const wrongKept = 3;

/**
 * Asks so many questions of each kind, all kinds in turn, one after the other; some more before, which do not count. What is
 * measured is a request over HTTP on this machine, until its answer is read.
 * @param {import('../product/client.mjs').Client} client
 * @param {readonly QuestionKind[]} kinds
 * @param {{ requests: number, warmUp: number }} how
 * @returns {Promise<Answered[]>}
 */
export async function askAll(client, kinds, { requests, warmUp }) {
  const asked = kinds.map((kind) => ({
    kind,
    previous: /** @type {any} */ (undefined),
    times: /** @type {number[]} */ ([]),
    right: 0,
    wrong: /** @type {string[]} */ ([]),
  }));
  for (let round = -warmUp; round < requests; round++) {
    for (const each of asked) {
      const { path, body, isRight } = await each.kind.ask(client, each.previous);
      const started = performance.now();
      each.previous = await (body === undefined ? client.get(path) : client.post(path, body));
      const time = performance.now() - started;
      if (round < 0) continue;
      each.times.push(time);
      if (await isRight(each.previous, client)) each.right++;
      else if (each.wrong.length < wrongKept)
        each.wrong.push(body === undefined ? path : `${path} ${JSON.stringify(body)}`);
    }
  }
  return asked.map(({ kind, times, right, wrong }) => judge(kind, times, right, wrong));
}

/** @returns {Answered} */
function judge(
  /** @type {QuestionKind} */ { name, barMs, slowestMs = Infinity, leastRight = 1 },
  /** @type {number[]} */ times,
  /** @type {number} */ right,
  /** @type {string[]} */ wrong,
) {
  const latency = summary(times);
  const isMet = right >= times.length * leastRight && latency.p95 <= barMs && latency.max <= slowestMs;
  return { name, barMs, slowestMs, latency, right, wrong, isMet };
}
