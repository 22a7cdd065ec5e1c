import { connect, createServer } from 'node:net';
import { Unusable } from './install.mjs';

const host = '127.0.0.1';

/** A port nobody listens on at this moment. */
export const freePort = () => tryPort(0);

/** The port `PORT` asks for; 0 is any free one. @throws Unusable if it is no port */
export function portFrom(env) {
  const text = env.PORT?.trim() || '3000';
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Unusable(`PORT=${text} is not a port: 1 to 65535.`);
  return text === '0' ? freePort() : Number(text);
}

/** @throws Unusable if somebody else has it */
export async function mustBeFree(port) {
  try {
    await tryPort(port);
  } catch (error) {
    const why = error.code === 'EACCES' ? 'needs rights this account does not have' : 'is taken by another program';
    throw new Unusable(`Port ${port} ${why}. Choose another one: PORT=${port + 1} npm start`);
  }
}

function tryPort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen({ port, host, exclusive: true }, () => {
      const { port: found } = probe.address();
      probe.close(() => resolve(found));
    });
  });
}

/** Whether somebody answers at the address of a URL. @throws Unusable with the name of the setting */
export async function mustAnswer(name, url, defaultPort) {
  const { hostname, port } = new URL(url);
  const address = `${hostname}:${port || defaultPort}`;
  const fault = await new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || defaultPort), timeout: 5_000 });
    socket.once('connect', () => resolve(null));
    socket.once('timeout', () => resolve('no answer within 5 s'));
    socket.once('error', (error) => resolve(error.code ?? error.message));
    socket.once('close', () => socket.destroy());
  });
  if (fault !== null) throw new Unusable(`${name} does not answer: nothing is listening on ${address} (${fault}).`);
}
