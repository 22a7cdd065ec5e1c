import { connect, createServer } from 'node:net';

/**
 * A TCP proxy that makes a server seem further away: what it answers begins so much later, once for each time the client
 * said something. More of the same answer follows without a delay of its own, and what the client sends passes at once, so a
 * statement costs one delay and a COPY of a million rows one as well: what a round trip costs, not what a thin wire costs.
 */
export class SlowWire {
  #server;
  #target;
  #delayMs;
  /** How often an answer was held back. */
  roundTrips = 0;

  constructor(/** @type {{ host: string, port: number }} */ target, /** @type {number} */ delayMs) {
    this.#target = target;
    this.#delayMs = delayMs;
    this.#server = createServer((client) => this.#join(client));
  }

  /** @returns {Promise<number>} the port it listens on */
  open() {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  }

  /** Lets nobody in any more; connections that are open end when their clients do. */
  close() {
    this.#server.close();
  }

  #join(/** @type {import('node:net').Socket} */ client) {
    const server = connect({ ...this.#target, noDelay: true });
    client.setNoDelay(true);
    let isAsked = true;
    /** @type {Buffer[]} */
    let held = [];
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const letGo = () => {
      clearTimeout(timer);
      timer = undefined;
      if (held.length > 0 && !client.write(Buffer.concat(held))) server.pause();
      held = [];
    };
    client.on('data', (bytes) => {
      isAsked = true;
      if (!server.write(bytes)) client.pause();
    });
    server.on('drain', () => client.resume());
    client.on('drain', () => server.resume());
    server.on('data', (bytes) => {
      held.push(bytes);
      if (isAsked) {
        isAsked = false;
        this.roundTrips++;
        timer ??= setTimeout(letGo, this.#delayMs);
      } else if (timer === undefined) letGo();
    });
    server.on('end', () => {
      letGo();
      client.end();
    });
    client.on('end', () => server.end());
    const cut = () => {
      client.destroy();
      server.destroy();
    };
    client.on('error', cut);
    server.on('error', cut);
    client.on('close', () => server.destroy());
  }
}
