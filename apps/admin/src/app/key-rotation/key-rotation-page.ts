import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { ProblemNotice } from '../refusal/problem-notice';
import { KeyRotationClient } from './key-rotation-client';

/** Starts a rotation of the keys of encrypted fields; how it goes is on the job's page. */
@Component({
  selector: 'rc-key-rotation-page',
  imports: [MatButton, ProblemNotice],
  template: `
    <div class="page">
      <div class="page-head"><h1 tabindex="-1">Keys of encrypted fields</h1></div>
      <p>
        A rotation makes a new key, encrypts every value under it, and destroys the old key when nothing needs it any
        more. Values can be read and written all the time. Fields that became searchable can be searched afterwards.
      </p>
      <p>
        <label for="reason">Reason, for the audit trail</label><br />
        <input #reason id="reason" type="text" maxlength="500" autocomplete="off" />
      </p>
      @if (problem(); as error) {
        <rc-problem-notice doing="Starting the rotation" [error]="error" (again)="start(reason.value)" />
      }
      <button type="button" matButton="filled" [disabled]="isStarting()" (click)="start(reason.value)">
        Rotate keys
      </button>
    </div>
  `,
})
export class KeyRotationPage {
  private readonly client = inject(KeyRotationClient);
  private readonly router = inject(Router);
  /** One key a visit: however often the button is pressed, it is one job. */
  private readonly key = crypto.randomUUID();
  protected readonly isStarting = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async start(reason: string): Promise<void> {
    this.isStarting.set(true);
    this.problem.set(null);
    try {
      const job = await this.client.start(reason, this.key);
      await this.router.navigate(['/jobs', job.id]);
    } catch (error) {
      this.problem.set(error);
      this.isStarting.set(false);
    }
  }
}
