import { Component, computed, input } from '@angular/core';
import type { JobView } from '@rollcall/domain/job';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-paths';
import { stateLook } from './job-messages';

/** The state of a job: word, colour and drawing, so that none of them is needed alone. */
@Component({
  selector: 'rc-job-chip',
  imports: [Icon],
  template: ` <span [class]="'chip ' + look().tone"><rc-icon [name]="icon()" />{{ look().text }}</span> `,
  styles: `
    rc-icon {
      width: 14px;
      height: 14px;
      margin-inline-start: -2px;
    }
  `,
})
export class JobChip {
  readonly job = input.required<JobView>();
  protected readonly look = computed(() => stateLook(this.job()));
  protected readonly icon = computed<IconName>(() => {
    const { status, ledger } = this.job();
    if (status === 'succeeded') return ledger.rejected > 0 ? 'warning' : 'check';
    if (status === 'failed') return 'warning';
    if (status === 'paused' || status === 'pausing') return 'pause';
    if (status === 'running') return 'play';
    return status === 'cancelled' || status === 'cancelling' ? 'close' : 'clock';
  });
}
