import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { callbackResults, type CallbackView, type ChangeCallbacks } from '@rollcall/domain/callback';
import { Suggestions } from '../contact/suggestions';
import { labelOf } from './callback-columns';
import { resultTexts } from './callback-messages';
import { minutesOfShift, shiftUnits, type ShiftUnit } from './callback-shift';

const parts = [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle];
const styles = `
  mat-dialog-content,
  form {
    display: grid;
    gap: 12px;
  }
  mat-dialog-actions {
    gap: 8px;
    padding: 8px 20px 18px;
  }
  .row {
    display: grid;
    grid-template-columns: 1fr 1fr 1fr;
    gap: 10px;
  }
`;

/** How the call ended. */
@Component({
  selector: 'rc-callback-done-dialog',
  imports: parts,
  template: `
    <h2 mat-dialog-title>How did the call end?</h2>
    <mat-dialog-content>
      <p>{{ labelOf(callback) }}</p>
      <form id="done-form" (submit)="$event.preventDefault(); dialog.close(result())">
        <fieldset>
          <legend>Result</legend>
          @for (each of results; track each) {
            <label class="choice">
              <input type="radio" name="result" [checked]="result() === each" (change)="result.set(each)" />
              {{ resultTexts[each] }}
            </label>
          }
        </fieldset>
      </form>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="outlined" mat-dialog-close>Cancel</button>
      <button type="submit" form="done-form" matButton="filled">Done</button>
    </mat-dialog-actions>
  `,
  styles,
})
export class CallbackDoneDialog {
  protected readonly callback = inject<CallbackView>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<CallbackDoneDialog>>(MatDialogRef);
  protected readonly result = signal<(typeof callbackResults)[number]>('reached');
  protected readonly results = callbackResults;
  protected readonly resultTexts = resultTexts;
  protected readonly labelOf = labelOf;
}

/** Gives several callbacks to another agent, or to nobody. Closes with the change. */
@Component({
  selector: 'rc-callback-agent-dialog',
  imports: [...parts, Suggestions],
  template: `
    <h2 mat-dialog-title>Move {{ count }} {{ count === 1 ? 'callback' : 'callbacks' }} to an agent</h2>
    <mat-dialog-content>
      <form id="agent-form" (submit)="$event.preventDefault(); close(agent.value.trim(), team.value.trim())">
        <div class="field">
          <label for="move-agent">Agent ID</label>
          <input
            #agent
            id="move-agent"
            class="input"
            list="move-agents"
            autocomplete="off"
            maxlength="100"
            aria-describedby="move-agent-hint"
            (input)="typed.set(agent.value)"
          />
          <rc-suggestions field="agentId" listId="move-agents" [typed]="typed()" />
          <span class="hint" id="move-agent-hint">Empty: no agent. Those that wait for one agent only need one.</span>
        </div>
        <div class="field">
          <label for="move-team">Agent team</label>
          <input
            #team
            id="move-team"
            class="input"
            list="move-teams"
            autocomplete="off"
            maxlength="100"
            aria-describedby="move-team-hint"
          />
          <rc-suggestions field="agentTeam" listId="move-teams" />
          <span class="hint" id="move-team-hint">Empty: the team stays as it is.</span>
        </div>
      </form>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="outlined" mat-dialog-close>Cancel</button>
      <button type="submit" form="agent-form" matButton="filled">Move {{ count }}</button>
    </mat-dialog-actions>
  `,
  styles,
})
export class CallbackAgentDialog {
  protected readonly count = inject<number>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<CallbackAgentDialog, ChangeCallbacks['change']>>(MatDialogRef);
  protected readonly typed = signal('');

  protected close(agent: string, team: string): void {
    this.dialog.close({ kind: 'move-agent', agentId: agent || null, ...(team === '' ? {} : { agentTeam: team }) });
  }
}

/** Moves several callbacks back or ahead by the clock on the wall. Closes with the change. */
@Component({
  selector: 'rc-callback-shift-dialog',
  imports: parts,
  template: `
    <h2 mat-dialog-title>Shift {{ count }} {{ count === 1 ? 'callback' : 'callbacks' }}</h2>
    <mat-dialog-content>
      <form id="shift-form" novalidate (submit)="$event.preventDefault(); close()">
        <div class="row">
          <div class="field">
            <label for="shift-amount">By</label>
            <input
              #amount
              id="shift-amount"
              class="input"
              type="number"
              min="1"
              [value]="by()"
              [attr.aria-invalid]="minutes() === null"
              aria-describedby="shift-problem"
              (input)="by.set(amount.value)"
            />
          </div>
          <div class="field">
            <label for="shift-unit">Unit</label>
            <select #unit id="shift-unit" class="select" (change)="choose(unit.value)">
              @for (each of units; track each) {
                <option [value]="each" [selected]="each === of()">{{ each }}</option>
              }
            </select>
          </div>
          <div class="field">
            <label for="shift-way">Direction</label>
            <select #way id="shift-way" class="select" (change)="isLater.set(way.value === 'later')">
              <option value="later" [selected]="isLater()">later</option>
              <option value="earlier" [selected]="!isLater()">earlier</option>
            </select>
          </div>
        </div>
        <span id="shift-problem" role="status">{{
          minutes() === null ? 'A whole number, a week at most.' : 'Each keeps its own time zone, and is judged anew.'
        }}</span>
      </form>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="outlined" mat-dialog-close>Cancel</button>
      <button type="submit" form="shift-form" matButton="filled">Shift {{ count }}</button>
    </mat-dialog-actions>
  `,
  styles,
})
export class CallbackShiftDialog {
  protected readonly count = inject<number>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<CallbackShiftDialog, ChangeCallbacks['change']>>(MatDialogRef);
  protected readonly by = signal('1');
  protected readonly of = signal<ShiftUnit>('hours');
  protected readonly isLater = signal(true);
  protected readonly minutes = computed(() => minutesOfShift(this.by(), this.of(), this.isLater()));
  protected readonly units = Object.keys(shiftUnits) as ShiftUnit[];

  protected choose(word: string): void {
    this.of.set(this.units.find((unit) => unit === word) ?? 'hours');
  }

  protected close(): void {
    const minutes = this.minutes();
    if (minutes !== null) this.dialog.close({ kind: 'shift-time', minutes });
  }
}
