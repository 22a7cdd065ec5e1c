import { Inject, Injectable } from '@nestjs/common';
import { getAgentDesktop } from '@rollcall/db/agent-desktop';
import { getLiveContact, holdContact } from '@rollcall/db/contact';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { findNote, insertNote, listNotes } from '@rollcall/db/note';
import { seesNotes } from '@rollcall/domain/agent-desktop';
import type { ContactId } from '@rollcall/domain/contact';
import type { NoteList, NoteQuery, NoteView, WriteNote } from '@rollcall/domain/note';
import { Refusal } from '@rollcall/domain/refusal';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** Notes of contacts. A note is its own trail: who wrote it, when and through what stays with it, so the audit repeats nothing. */
@Injectable()
export class NoteService {
  constructor(@Inject(DB) private readonly db: Db) {}

  list(contactId: ContactId, query: NoteQuery, caller: Caller): Promise<NoteList> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const { notesEnabled } = await refuseIfHidden(tx, caller);
      await getLiveContact(tx, contactId);
      return { ...(await listNotes(tx, contactId, query)), agentsSeeNotes: notesEnabled };
    });
  }

  write(contactId: ContactId, request: WriteNote, caller: Caller, key: string): Promise<NoteView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await refuseIfHidden(tx, caller);
      await holdContact(tx, contactId);
      const { id } = await insertNote(tx, contactId, request, { actor: actorOf(caller), idempotencyKey: key });
      const note = await findNote(tx, contactId, id);
      if (!note) throw new Error('A note that was just written is not there');
      return note;
    });
  }
}

/** Agents have no notes while Notes Enabled is off: they neither read nor write any. */
async function refuseIfHidden(tx: Tx, { roles }: Caller): Promise<{ readonly notesEnabled: boolean }> {
  const settings = await getAgentDesktop(tx);
  if (!seesNotes(roles, settings)) throw new Refusal('note.disabled', { setting: 'agent-desktop.notesEnabled' });
  return settings;
}
