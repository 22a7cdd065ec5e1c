import { httpResource } from '@angular/common/http';
import { Component, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { bulkChangeSettingsViewSchema, type BulkChangeSettingsView } from '@rollcall/domain/bulk-change';
import { Banner } from '../confirm/banner';
import { ProblemNotice } from '../refusal/problem-notice';
import { BulkChangeClient } from './bulk-change-client';

/** What the organisation wants before a bulk change begins. */
@Component({
  selector: 'rc-bulk-change-settings-page',
  imports: [MatButton, ProblemNotice],
  template: `
    <div class="page">
      <div class="page-head"><h1 tabindex="-1">Rules for bulk changes</h1></div>
      @if (asked.error()) {
        <rc-problem-notice doing="Loading the rules" [error]="asked.error()" (again)="asked.reload()" />
      } @else if (draft(); as now) {
        <form class="panel" (submit)="$event.preventDefault(); save(now)">
          <p>
            <label for="typed-above">The number has to be typed in, with a reason, above so many contacts</label><br />
            <input
              #typed
              class="input"
              id="typed-above"
              type="number"
              min="0"
              step="1"
              required
              aria-describedby="typed-hint"
              [value]="now.typedAbove"
              (input)="draft.set({ ...now, typedAbove: typed.valueAsNumber })"
            /><br />
            <span id="typed-hint" class="hint">Deleting always needs both.</span>
          </p>
          <p>
            <label for="approval-above">A second person has to approve above so many contacts</label><br />
            <input
              #approval
              class="input"
              id="approval-above"
              type="number"
              min="0"
              step="1"
              aria-describedby="approval-hint"
              [value]="now.approvalAbove ?? ''"
              (input)="draft.set({ ...now, approvalAbove: approval.value === '' ? null : approval.valueAsNumber })"
            /><br />
            <span id="approval-hint" class="hint">Empty: nobody has to.</span>
          </p>
          <label class="choice">
            <input
              type="checkbox"
              [checked]="now.approvalForDelete"
              (change)="draft.set({ ...now, approvalForDelete: !now.approvalForDelete })"
            />
            <span>A second person has to approve deleting, of however few</span>
          </label>
          @if (problem()) {
            <rc-problem-notice doing="Saving the rules" [error]="problem()" (again)="reload()" />
          }
          <p><button type="submit" matButton="filled" [disabled]="isBusy()">Save</button></p>
        </form>
      } @else {
        <div class="panel" aria-busy="true"><span class="visually-hidden">Loading the rules</span></div>
      }
    </div>
  `,
  styles: `
    .input {
      max-width: 220px;
    }
  `,
})
export class BulkChangeSettingsPage {
  private readonly client = inject(BulkChangeClient);
  private readonly banner = inject(Banner);
  protected readonly asked = httpResource(() => '/api/v1/settings/bulk-changes', {
    parse: (raw) => bulkChangeSettingsViewSchema.parse(raw),
  });
  protected readonly draft = linkedSignal<BulkChangeSettingsView | undefined>(() =>
    this.asked.hasValue() ? this.asked.value() : undefined,
  );
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected reload(): void {
    this.problem.set(undefined);
    this.asked.reload();
  }

  protected async save(now: BulkChangeSettingsView): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      this.draft.set(await this.client.putSettings(now));
      this.banner.say({ text: 'The rules for bulk changes were saved.' });
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}
