import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A wire that can be frozen: connections stay open and nothing moves, as behind a firewall that forgot them. */
export interface FrozenProxy {
  /** The same URL through the wire. */
  readonly url: string;
  freeze(): void;
  thaw(): void;
  close(): void;
}

/** Opens a wire to the server a URL names. */
export function openProxy(target: string): Promise<FrozenProxy> {
  const to = new URL(target);
  const ends = new Set<Socket>();
  let isFrozen = false;
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on('data', (data) => void into.write(data));
      from.on('error', () => into.destroy());
      from.on('close', () => (ends.delete(from), into.destroy()));
      if (isFrozen) from.pause();
    }
  });
  const set = (frozen: boolean): void => {
    isFrozen = frozen;
    for (const end of ends)
      if (frozen) end.pause();
      else end.resume();
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const near = new URL(target);
      near.port = String((server.address() as AddressInfo).port);
      resolve({
        url: near.href,
        freeze: () => set(true),
        thaw: () => set(false),
        close: () => {
          server.close();
          for (const end of ends) end.destroy();
        },
      });
    });
  });
}
