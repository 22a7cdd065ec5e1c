import { Component, computed, input } from '@angular/core';
import { addsUp, outcomes, settledCount, type JobView } from '@rollcall/domain/job';
import { Icon } from '../icon/icon';
import { formatCount, formatShare } from '../format/numbers';
import { outcomeText, readText } from './job-messages';

/** The ledger as an equation: read = created + updated + unchanged + skipped + rejected. */
@Component({
  selector: 'rc-job-ledger',
  imports: [Icon],
  templateUrl: './job-ledger.html',
  styleUrl: './job-ledger.scss',
})
export class JobLedger {
  readonly job = input.required<JobView>();
  protected readonly ledger = computed(() => this.job().ledger);
  protected readonly terms = computed(() => {
    const job = this.job();
    const { ledger } = job;
    return outcomes.map((outcome) => ({
      outcome,
      ...outcomeText(job, outcome),
      count: formatCount(ledger[outcome]),
      isNone: ledger[outcome] === 0,
      share: ledger.read === 0 ? '' : formatShare(ledger[outcome], ledger.read),
    }));
  });
  protected readonly isBalanced = computed(() => addsUp(this.ledger()));
  protected readonly openCount = computed(() => formatCount(this.ledger().read - settledCount(this.ledger())));
  protected readonly readText = computed(() => readText(this.job().kind));
  protected readonly formatCount = formatCount;
}
