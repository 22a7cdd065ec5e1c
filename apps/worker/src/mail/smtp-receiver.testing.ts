import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, as they came over the wire. */
  readonly raw: string;
}

/** A server that takes mails, speaking SMTP (RFC 5321) as far as a client needs it to. */
export class SmtpReceiver {
  readonly mails: ReceivedMail[] = [];
  /** Names and passwords that clients signed in with. */
  readonly logins: string[] = [];
  /** What it says to a whole mail instead of taking it. */
  refusal: string | undefined;
  readonly #server = createServer((socket) => this.#serve(socket));
  readonly #sockets = new Set<Socket>();
  #port = 0;

  static async open(): Promise<SmtpReceiver> {
    const receiver = new SmtpReceiver();
    await receiver.up();
    return receiver;
  }

  /** Listens; on the port it had before. */
  async up(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async down(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  url(login = ''): URL {
    return new URL(`smtp://${login}127.0.0.1:${this.#port}`);
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
    const say = (line: string) => socket.write(`${line}\r\n`);
    let [from, to, text, isData] = ['', [] as string[], '', false];
    const take = () => {
      if (this.refusal !== undefined) return say(this.refusal);
      const raw = text.replace(/\r\n\.\r\n$/, '\r\n').replaceAll(/(^|\r\n)\.\./g, '$1.');
      this.mails.push({ from, to, raw });
      return say('250 taken');
    };
    const answer = (line: string) => {
      const word = line.slice(0, 4).toUpperCase();
      if (word === 'EHLO') return say('250-receiver.test\r\n250 AUTH PLAIN');
      if (word === 'AUTH') {
        this.logins.push(Buffer.from(line.split(' ')[2] ?? '', 'base64').toString());
        return say('235 known');
      }
      if (word === 'MAIL') [from, to] = [addressIn(line), []];
      if (word === 'RCPT') to.push(addressIn(line));
      if (word === 'DATA') {
        [isData, text] = [true, ''];
        return say('354 go on');
      }
      if (word === 'QUIT') return socket.end('221 bye\r\n');
      return say('250 good');
    };
    say('220 receiver.test');
    let rest = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      rest += chunk;
      for (;;) {
        if (isData) {
          const end = rest.indexOf('\r\n.\r\n');
          if (end === -1) return;
          [text, rest, isData] = [rest.slice(0, end + 5), rest.slice(end + 5), false];
          take();
        }
        const at = rest.indexOf('\r\n');
        if (at === -1) return;
        const line = rest.slice(0, at);
        rest = rest.slice(at + 2);
        answer(line);
      }
    });
  }
}

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? '';

/** The value of a header, unfolded; undefined: there is none. */
export function headerOf({ raw }: ReceivedMail, name: string): string | undefined {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return lines
    .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    ?.slice(name.length + 1)
    .trim();
}
