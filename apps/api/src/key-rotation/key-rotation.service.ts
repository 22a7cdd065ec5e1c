import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import type { KeyVault } from '@rollcall/db/encrypted';
import { insertJob } from '@rollcall/db/job';
import { jobIdSchema } from '@rollcall/domain/job';
import type { JobView } from '@rollcall/domain/job';
import { keyRotationKind } from '@rollcall/domain/key-rotation';
import type { StartKeyRotation } from '@rollcall/domain/key-rotation';
import { Refusal } from '@rollcall/domain/refusal';
import { createHash, randomUUIDv7 } from 'node:crypto';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { toJobView } from '../job/job.view.js';
import type { Ringer } from '../patient-bell.js';
import { DB } from '../platform.module.js';
import { BELL, VAULT } from '../stores.module.js';

/** Starts rotations. The new key is made by the worker, in the transaction that makes it the active one. */
@Injectable()
export class KeyRotationService {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(BELL) private readonly bell: Ringer,
    @Inject(VAULT) private readonly vault: KeyVault | null,
  ) {}

  async start(request: StartKeyRotation, caller: Caller, key: string): Promise<JobView> {
    if (this.vault === null) throw new Refusal('encrypted.unavailable');
    const { job, isNew } = await inTenant(this.db, caller.tenantId, async (tx) => {
      const inserted = await insertJob(tx, keyRotationKind, {
        id: jobIdSchema.parse(randomUUIDv7()),
        subject: 'Encrypted fields',
        isDryRun: false,
        params: request,
        startedBy: { id: caller.id, name: caller.name },
        idempotencyKey: key,
        requestHash: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
      });
      if (inserted.isNew)
        await insertAudit(tx, actorOf(caller), {
          action: 'key-rotation.started',
          target: { kind: 'job', id: inserted.job.id },
          details: { reason: request.reason },
        });
      return inserted;
    });
    if (isNew) await this.bell.ring(job); // after commit: a worker must never look for a row that is not there
    return toJobView(job, { samples: [], files: [], nowMs: Date.now() });
  }
}
