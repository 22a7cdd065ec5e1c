import { Inject, Injectable } from '@nestjs/common';
import { findPerson } from '@rollcall/db/auth';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { findMailWish, getMail, listMails, saveMailWish } from '@rollcall/db/mail';
import type { MailReader } from '@rollcall/db/mail';
import type { JobMailsView, MailList, MailQuery, MailSettingsView, MailText, PutJobMails } from '@rollcall/domain/mail';
import { Refusal } from '@rollcall/domain/refusal';
import { CONFIG } from '../config.js';
import type { Config } from '../config.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** Mails about the end of jobs. One's own wish is nobody's business, so it is not in the audit trail. */
@Injectable()
export class MailService {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  showWish(caller: Caller): Promise<JobMailsView> {
    return this.#ofPerson(caller, () => Promise.resolve());
  }

  keepWish({ wish }: PutJobMails, caller: Caller): Promise<JobMailsView> {
    return this.#ofPerson(caller, (tx) => saveMailWish(tx, caller.id, wish));
  }

  list(query: MailQuery, caller: Caller): Promise<MailList> {
    return inTenant(this.db, caller.tenantId, (tx) => listMails(tx, query, readerOf(caller)));
  }

  show(id: string, caller: Caller): Promise<MailText> {
    return inTenant(this.db, caller.tenantId, (tx) => getMail(tx, id, readerOf(caller)));
  }

  /** As this process is configured; that of the workers has to be the same, and each mail says how it really left. */
  showSettings(): MailSettingsView {
    return this.config.mail;
  }

  /** A key has no address, and so no wish. */
  async #ofPerson(caller: Caller, write: (tx: Tx) => Promise<void>): Promise<JobMailsView> {
    if (caller.via !== 'session') throw new Refusal('permission-missing');
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const person = await findPerson(tx, caller.id);
      if (!person) throw new Refusal('not-found');
      await write(tx);
      return { wish: await findMailWish(tx, caller.id), address: person.email };
    });
  }
}

const readerOf = ({ id, permissions }: Caller): MailReader => (permissions.includes('settings.manage') ? null : id);
