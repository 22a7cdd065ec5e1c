import { Component, ElementRef, inject, signal, type Signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { agentViewSchema, type AgentView, type CreateAgent } from '@rollcall/domain/agent';
import { problemOf } from '../refusal/problem';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormTroubles } from '../settings/form-troubles';
import { AgentApi } from './agent-api';

/** Which agent, null for a new one, and the teams there are. */
export interface AgentData {
  readonly agent: AgentView | null;
  /** As they are now: one that was made a moment ago may still be on its way. */
  readonly teams: Signal<readonly { readonly id: number; readonly name: string }[]>;
  /** The team a new agent begins in. */
  readonly teamId: number | null;
}

/** Adds or changes an agent. Closes with the agent. */
@Component({
  selector: 'rc-agent-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice],
  template: `
    <h2 mat-dialog-title>{{ data.agent ? 'Change the agent' : 'New agent' }}</h2>
    <mat-dialog-content>
      <form id="agent-form" novalidate (submit)="$event.preventDefault(); save()">
        @if (wasChanged()) {
          <p class="notice warn" role="status">
            <span class="text"
              ><strong>Somebody changed this agent in the meantime.</strong> Save again to replace what they
              wrote.</span
            >
          </p>
        }
        @if (troubles.failure(); as error) {
          <rc-problem-notice doing="Saving" [error]="error" (again)="save()" />
        }
        <div class="field">
          <label for="agent-name">Name <span title="required">★</span></label>
          <input
            #name
            id="agent-name"
            class="input"
            autocomplete="off"
            maxlength="200"
            [value]="draft().name"
            [attr.aria-invalid]="troubles.at('name') !== ''"
            aria-describedby="agent-name-problem"
            (input)="edit({ name: name.value })"
          />
          <span class="problem" id="agent-name-problem">{{ troubles.at('name') }}</span>
        </div>
        <div class="field">
          <label for="agent-agentId">Agent ID <span title="required">★</span></label>
          <input
            #agentId
            id="agent-agentId"
            class="input"
            autocomplete="off"
            spellcheck="false"
            maxlength="100"
            [value]="draft().agentId"
            [attr.aria-invalid]="troubles.at('agentId') !== ''"
            aria-describedby="agent-id-hint agent-id-problem"
            (input)="edit({ agentId: agentId.value })"
          />
          <span class="hint" id="agent-id-hint"
            >What contacts and files call the agent, zeros and case as they are. Contacts keep the ID they have.</span
          >
          <span class="problem" id="agent-id-problem">{{ troubles.at('agentId') }}</span>
        </div>
        <div class="field">
          <label for="agent-teamId">Team</label>
          <select #team id="agent-teamId" class="select" (change)="edit({ teamId: +team.value || null })">
            <option value="" [selected]="draft().teamId === null">No team</option>
            @for (each of data.teams(); track each.id) {
              <option [value]="each.id" [selected]="each.id === draft().teamId">{{ each.name }}</option>
            }
          </select>
          <span class="problem">{{ troubles.at('teamId') }}</span>
        </div>
        <label class="choice">
          <input #active type="checkbox" [checked]="draft().active" (change)="edit({ active: active.checked })" />
          <span>Active <small>Inactive agents are not suggested any more.</small></span>
        </label>
      </form>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <span class="quiet">★ required</span>
      <button type="button" matButton="outlined" mat-dialog-close>Cancel</button>
      <button type="submit" form="agent-form" matButton="filled" [attr.aria-disabled]="troubles.isBusy()">
        {{ troubles.isBusy() ? 'Saving…' : 'Save' }}
      </button>
    </mat-dialog-actions>
  `,
  styleUrl: '../settings/form-dialog.scss',
})
export class AgentDialog {
  protected readonly data = inject<AgentData>(MAT_DIALOG_DATA);
  private readonly api = inject(AgentApi);
  private readonly dialog = inject<MatDialogRef<AgentDialog, AgentView>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private now = this.data.agent;
  protected readonly draft = signal<CreateAgent>({
    agentId: this.now?.agentId ?? '',
    name: this.now?.name ?? '',
    teamId: this.now === null ? this.data.teamId : this.now.teamId,
    active: this.now?.active ?? true,
  });
  protected readonly wasChanged = signal(false);
  protected readonly troubles = new FormTroubles(['name', 'agentId', 'teamId'], { 'agent.exists': 'agentId' });

  protected edit(change: Partial<CreateAgent>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.troubles.clear();
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    const missing = {
      ...(draft.name.trim() === '' ? { name: 'Give the agent a name.' } : {}),
      ...(draft.agentId.trim() === '' ? { agentId: 'Give the agent an ID.' } : {}),
    };
    if (Object.keys(missing).length > 0) this.troubles.say(missing);
    else {
      const { now } = this;
      const saved = await this.troubles.run(() => (now ? this.api.change(now, draft) : this.api.create(draft)));
      if (saved) return this.dialog.close(saved.done);
      this.follow();
    }
    const first = ['name', 'agentId', 'teamId'].find((field) => this.troubles.at(field) !== '');
    if (first) this.element.nativeElement.querySelector<HTMLElement>(`#agent-${first}`)?.focus();
  }

  private follow(): void {
    const { code, details } = problemOf(this.troubles.failure());
    const theirs = agentViewSchema.safeParse(details['agent']);
    if (code !== 'stale-version' || !theirs.success) return;
    this.now = theirs.data;
    this.wasChanged.set(true);
    this.troubles.clear();
  }
}
