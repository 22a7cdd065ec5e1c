import { Component, ElementRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { CreatedApiKey } from '@rollcall/domain/api-key';
import { permissions, type Permission } from '@rollcall/domain/permission';
import { Session } from '../auth/session';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormTroubles } from '../settings/form-troubles';
import { ShownOnce } from '../settings/shown-once';
import { ApiKeyApi } from './api-key-api';

/** Makes an API key and shows it once. Nothing keeps it: not this page, and not the server. Closes with the key's view. */
@Component({
  selector: 'rc-api-key-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice, ShownOnce],
  templateUrl: './api-key-dialog.html',
  styleUrl: '../settings/form-dialog.scss',
})
export class ApiKeyDialog {
  private readonly api = inject(ApiKeyApi);
  private readonly session = inject(Session);
  private readonly dialog = inject<MatDialogRef<ApiKeyDialog, string>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly name = signal('');
  protected readonly until = signal('');
  protected readonly scopes = signal<readonly Permission[]>([]);
  protected readonly made = signal<CreatedApiKey | null>(null);
  protected readonly troubles = new FormTroubles(['name', 'scopes', 'expiresAt'], {
    'api-key.scope-too-wide': 'scopes',
  });
  /** Nobody can give a key more than they may do. */
  protected readonly choices = permissions.filter((permission) => this.session.may(permission));

  protected tick(scope: Permission, isOn: boolean): void {
    this.scopes.update((held) => this.choices.filter((each) => (each === scope ? isOn : held.includes(each))));
    this.troubles.clear();
  }

  protected async save(): Promise<void> {
    const [name, until, scopes] = [this.name().trim(), this.until(), [...this.scopes()]];
    // The whole day counts, in the zone of whoever looks.
    const expiresAt = until === '' ? null : new Date(`${until}T23:59:59`).toISOString();
    const wrong = {
      ...(name === '' ? { name: 'Say what it is for.' } : {}),
      ...(expiresAt !== null && Date.parse(expiresAt) < Date.now()
        ? { expiresAt: 'Choose a day that is not over.' }
        : {}),
      ...(scopes.length === 0 ? { scopes: 'Choose at least one.' } : {}),
    };
    if (Object.keys(wrong).length > 0) this.troubles.say(wrong);
    else {
      const made = await this.troubles.run(() => this.api.create({ name, scopes, expiresAt }));
      if (made) {
        this.dialog.disableClose = true; // a stray click outside must not lose it
        return this.made.set(made.done);
      }
    }
    const first = ['name', 'expiresAt', 'scopes'].find((field) => this.troubles.at(field) !== '');
    if (first) this.element.nativeElement.querySelector<HTMLElement>(`#key-${first}`)?.focus();
  }

  protected close(): void {
    this.dialog.close(this.made()?.name);
  }
}
