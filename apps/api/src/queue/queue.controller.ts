import { Controller, Get, Inject } from '@nestjs/common';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { tallyKinds } from '@rollcall/db/job';
import { kinds } from '@rollcall/domain/kinds';
import type { QueueView } from '@rollcall/domain/queue';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import type { QueueWatch } from '../patient-bell.js';
import { DB } from '../platform.module.js';
import { BELL } from '../stores.module.js';

const none = { queued: 0, planned: 0, running: 0, silent: 0 };

/** What operators look at when jobs do not start: the queue beside the jobs, whichever of the two queues it is. */
@Controller('api/v1/queue')
@Allow('settings.manage')
export class QueueController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(BELL) private readonly bell: QueueWatch,
  ) {}

  @Get()
  async view(@CurrentCaller() caller: Caller): Promise<QueueView> {
    const jobs = await inTenant(this.db, caller.tenantId, tallyKinds);
    const names = Object.keys(kinds);
    const { deliveries, ...health } = await this.bell.look(names);
    return {
      ...health,
      kinds: names.map((kind) => ({ kind, deliveries: deliveries.get(kind) ?? null, jobs: jobs.get(kind) ?? none })),
    };
  }
}
