import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import * as z from 'zod';
import { formatCount } from '../format/numbers';
import { formatAgo, formatUtc } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { ContactEdit } from './contact-edit';
import { formatPhone } from './contact-format';

const count = z.object({ today: z.int(), total: z.int() });
/** Of the answer only the counts matter here; the feature they belong to knows the rest. */
const attemptsSchema = z.object({
  timeZone: z.string(),
  attempts: count,
  isCut: z.boolean(),
  phones: z.array(count.extend({ position: z.int(), e164: z.string() })),
  lastAttemptAt: z.iso.datetime().nullable(),
});

/** How often somebody tried to reach the contact: today and in all, and by each number. */
@Component({
  selector: 'rc-attempt-counts',
  imports: [ProblemNotice],
  template: `
    @if (asked.error()) {
      <rc-problem-notice doing="Counting the attempts" [error]="asked.error()" (again)="asked.reload()" />
    } @else {
      <dl class="facts" [attr.aria-busy]="asked.isLoading()">
        <dt>Attempts today</dt>
        <dd>
          <strong data-testid="attempts-today">{{ counts() ? formatCount(counts()!.attempts.today) : '…' }}</strong>
          @if (counts(); as counts) {
            <span class="quiet">day of {{ counts.timeZone.replaceAll('_', ' ') }}</span>
          }
        </dd>
        <dt>Attempts in all</dt>
        <dd>
          <strong data-testid="attempts-total">{{ total() }}</strong>
          @if (counts()?.lastAttemptAt; as at) {
            <time class="quiet" [attr.datetime]="at" [attr.title]="formatUtc(at)">the last one {{ ago(at) }}</time>
          }
        </dd>
        @if (withPhones()) {
          @for (phone of counts()?.phones; track phone.position) {
            <dt>{{ formatPhone(phone.e164) }}</dt>
            <dd>{{ formatCount(phone.today) }} today, {{ formatCount(phone.total) }} in all</dd>
          }
        }
      </dl>
    }
  `,
  styles: `
    dd {
      display: flex;
      flex-wrap: wrap;
      gap: 0 10px;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class AttemptCounts {
  private readonly edit = inject(ContactEdit);
  readonly withPhones = input(false);
  protected readonly asked = httpResource(
    () => {
      const id = this.edit.contact()?.id;
      return id === undefined ? undefined : `/api/v1/contacts/${id}/attempts`;
    },
    { parse: (raw) => attemptsSchema.parse(raw) },
  );
  protected readonly counts = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly total = computed(() => {
    const counts = this.counts();
    if (counts === null) return '…';
    return `${counts.isCut ? '≥ ' : ''}${formatCount(counts.attempts.total)}`;
  });
  protected readonly formatCount = formatCount;
  protected readonly formatPhone = formatPhone;
  protected readonly formatUtc = formatUtc;

  protected ago(iso: string): string {
    return formatAgo(iso, Date.now());
  }
}
