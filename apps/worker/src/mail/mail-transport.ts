import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MailWay } from '@rollcall/domain/mail';
import { createTransport } from 'nodemailer';
import type { WrittenMail } from './mail-words.js';

/** Where mails go. At most one of `smtp` and `folder` is used, in this order. */
export interface MailConfig {
  /** `smtp://` or `smtps://`, with name and password if the server wants them. */
  readonly smtp: URL | undefined;
  /** `Rollcall <rollcall@example.com>`, or an address alone. */
  readonly from: string;
  readonly folder: string | undefined;
}

/** A mail with everything a transport needs. */
export interface OutgoingMail extends WrittenMail {
  readonly to: string;
  /** The same for the same mail, however often it is sent. Letters, digits, hyphens and dots. */
  readonly name: string;
}

/** A way out. `send` settles when the mail was taken over, and throws if it was not: then it may be sent again. */
export interface MailTransport {
  readonly way: MailWay;
  send(mail: OutgoingMail): Promise<void>;
  /** Takes away what it kept before this moment. */
  tidy(before: Date): Promise<void>;
}

/** The server of mails if there is one, else a folder, else nothing but the list in the console. */
export function openMailTransport(config: MailConfig): MailTransport {
  if (config.smtp) return smtpTransport(config.smtp, config.from);
  if (config.folder !== undefined) return folderTransport(config.folder, config.from);
  return { way: 'list', send: () => Promise.resolve(), tidy: () => Promise.resolve() };
}

/** All together stay below the lease of a mail (`mailLeaseMs`): 20 s for each answer, and few answers make a mail. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 20_000, dnsTimeout: 10_000 };

function smtpTransport(url: URL, from: string): MailTransport {
  const isSecure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  const transport = createTransport({
    host: url.hostname.replaceAll(/^\[|\]$/g, ''),
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    secure: isSecure,
    // A password never goes over the wire in the clear, unless the wire is inside this machine.
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(url.password) }, requireTLS: !isLoopback(url) }),
    ...patience,
  });
  return {
    way: 'smtp',
    send: async (mail) => void (await transport.sendMail(messageOf(mail, from))),
    tidy: () => Promise.resolve(),
  };
}

const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** One file a mail, `<name>.eml`: sent again it is the same file, never a half one. */
function folderTransport(folder: string, from: string): MailTransport {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    way: 'folder',
    send: async (mail) => {
      const { message } = await transport.sendMail(messageOf(mail, from));
      if (!Buffer.isBuffer(message)) throw new Error('the mail was not written in one piece');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${mail.name}.eml`);
      await writeFile(`${file}.part`, message, { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
    tidy: async (before) => {
      for (const name of await readdir(folder).catch(() => [])) {
        const file = join(folder, name);
        // Another worker may tidy as well.
        const info = await stat(file).catch(() => undefined);
        if (/\.eml(\.part)?$/.test(name) && info && info.mtime < before) await rm(file, { force: true });
      }
    },
  };
}

/** Nothing in a mail may name a file or an address to be read: what stands in it is text. */
const messageOf = (mail: OutgoingMail, from: string) => ({
  from,
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  messageId: `<${mail.name}@${/@([^\s<>@]+)>?$/.exec(from)?.[1] ?? 'localhost'}>`,
  // RFC 3834: a holiday notice does not answer a program.
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});
