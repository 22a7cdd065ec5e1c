import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { inTenant, sqlStateOf } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import {
  claimMail,
  deleteOldMails,
  listTenantsWithMails,
  mailsKeptDays,
  markMailSent,
  markMailTried,
} from '@rollcall/db/mail';
import type { ClaimedMail } from '@rollcall/db/mail';
import type { TenantId } from '@rollcall/domain/tenant';
import { DB } from '../platform.module.js';
import type { MailTransport } from './mail-transport.js';
import { writeMail } from './mail-words.js';

/** Injection token of the way out. */
export const MAIL_TRANSPORT = Symbol('MAIL_TRANSPORT');
/** Injection token of the address under which people open Rollcall; undefined: mails have no link. */
export const PUBLIC_URL = Symbol('PUBLIC_URL');

const sweepMs = 3_000;
const tidyEvery = 1_200;
const longestError = 300;

/**
 * Sends the mails that are due. In every worker, and by the database alone: the row of a mail is made with the end of its job,
 * so no end is forgotten. A mail leaves outside of any transaction and is marked after that: whoever dies in between has sent
 * it, and it is sent once more with the same Message-ID, which a mail program shows once.
 */
@Injectable()
export class MailSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(MailSender.name);
  #timer: NodeJS.Timeout | undefined;
  #isStopping = false;
  #isBroken = false;
  #rounds = 0;

  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    @Inject(PUBLIC_URL) private readonly publicUrl: URL | undefined,
  ) {}

  onApplicationBootstrap(): void {
    this.#schedule(0);
  }

  beforeApplicationShutdown(): void {
    this.#isStopping = true;
    clearTimeout(this.#timer);
  }

  /** One look over all tenants. Safe at any time and from any number of workers. @returns how many mails left */
  async sweep(): Promise<number> {
    let sent = 0;
    for (const tenantId of await listTenantsWithMails(this.db)) {
      sent += await this.#sendOf(tenantId);
      await inTenant(this.db, tenantId, deleteOldMails);
    }
    return sent;
  }

  async #sendOf(tenantId: TenantId): Promise<number> {
    for (let sent = 0; ; sent += 1) {
      if (this.#isStopping) return sent;
      const mail = await inTenant(this.db, tenantId, claimMail);
      // After a try that failed the others wait for the next look: a server that is down is not asked for each of them.
      if (!mail || !(await this.#send(tenantId, mail))) return sent;
    }
  }

  async #send(tenantId: TenantId, mail: ClaimedMail): Promise<boolean> {
    const link = this.publicUrl ? new URL(`/jobs/${mail.jobId}`, this.publicUrl).href : null;
    const words = writeMail(mail.end, link);
    const failed = (error: string, isFinal: boolean) =>
      inTenant(this.db, tenantId, (tx) => markMailTried(tx, mail, { error, words, isFinal })).then(() => false);
    if (mail.address === null) return failed('the person does not work here any more', true);
    try {
      await this.transport.send({ ...words, to: mail.address, name: `${mail.id}.${mail.jobVersion}` });
    } catch (fault) {
      this.#log.warn({ tenantId, jobId: mail.jobId, attempts: mail.attempts, code: codeOf(fault) }, 'mail not sent');
      return failed(sentenceOf(fault), false);
    }
    await inTenant(this.db, tenantId, (tx) => markMailSent(tx, mail, this.transport.way, words));
    return true;
  }

  #schedule(afterMs: number): void {
    this.#timer = setTimeout(() => void this.#run(), afterMs);
  }

  async #run(): Promise<void> {
    try {
      if (this.#rounds++ % tidyEvery === 0)
        await this.transport.tidy(new Date(Date.now() - mailsKeptDays * 86_400_000));
      await this.sweep();
      if (this.#isBroken) this.#log.log('sending mails again');
      this.#isBroken = false;
    } catch (fault) {
      if (!this.#isBroken)
        this.#log.error({ sqlState: sqlStateOf(fault), code: codeOf(fault) }, 'sending mails failed');
      this.#isBroken = true;
    }
    if (!this.#isStopping) this.#schedule(sweepMs);
  }
}

type Told = Partial<Readonly<Record<'code' | 'message', unknown>>>;
const toldBy = (fault: unknown): Told => (typeof fault === 'object' && fault !== null ? fault : {});

function codeOf(fault: unknown): string | undefined {
  const { code } = toldBy(fault);
  return typeof code === 'string' ? code : undefined;
}

/** What the administrator of a server has to know: its own words, on one line. */
function sentenceOf(fault: unknown): string {
  const { message } = toldBy(fault);
  const line = (typeof message === 'string' ? message : '').replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return line.slice(0, longestError) || codeOf(fault) || 'unknown';
}
