import { Controller, Get, Inject, Query } from '@nestjs/common';
import { listAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { auditQuerySchema } from '@rollcall/domain/audit';
import type { AuditList, AuditQuery } from '@rollcall/domain/audit';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** The trail is only read here: entries are written beside what they tell. */
@Controller('api/v1/audit')
@Allow('audit.read')
export class AuditController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  list(@Query({ schema: auditQuerySchema }) query: AuditQuery, @CurrentCaller() caller: Caller): Promise<AuditList> {
    return inTenant(this.db, caller.tenantId, (tx) => listAudit(tx, query));
  }
}
