import { Component, ElementRef, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { roles, type Role } from '@rollcall/domain/permission';
import { createUserSchema, type UserView } from '@rollcall/domain/user';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormTroubles } from '../settings/form-troubles';
import { roleTexts } from '../settings/role-texts';
import { UserApi } from './user-api';

const messages: Readonly<Record<string, string>> = {
  name: 'Say who it is.',
  email: 'An address such as ana@example.com.',
  password: 'From 12 to 128 characters.',
  roles: 'Choose at least one role.',
};

/** Adds a person, or changes the roles of one (the data). Closes with the member. */
@Component({
  selector: 'rc-user-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice],
  templateUrl: './user-dialog.html',
  styleUrl: '../settings/form-dialog.scss',
})
export class UserDialog {
  protected readonly user = inject<UserView | null>(MAT_DIALOG_DATA);
  private readonly api = inject(UserApi);
  private readonly dialog = inject<MatDialogRef<UserDialog, UserView>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly draft = signal({ name: '', email: '', password: '' });
  protected readonly held = signal<readonly Role[]>(this.user?.roles ?? ['agent']);
  protected readonly isShown = signal(false);
  protected readonly troubles = new FormTroubles(Object.keys(messages), { 'user.exists': 'email' });
  protected readonly act = computed(() => (this.user ? 'Save' : 'Add user'));
  protected readonly roles = roles;
  protected readonly roleTexts = roleTexts;

  protected edit(change: Partial<{ name: string; email: string; password: string }>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.troubles.clear();
  }

  protected tick(role: Role, isOn: boolean): void {
    this.held.update((held) => roles.filter((each) => (each === role ? isOn : held.includes(each))));
    this.troubles.clear();
  }

  protected async save(): Promise<void> {
    const wrong = this.check();
    if (wrong.length > 0) this.troubles.say(Object.fromEntries(wrong.map((field) => [field, messages[field] ?? ''])));
    else {
      const saved = await this.troubles.run(() => this.send());
      if (saved) return this.dialog.close(saved.done);
    }
    const first = Object.keys(messages).find((field) => this.troubles.at(field) !== '');
    if (first) this.element.nativeElement.querySelector<HTMLElement>(`#user-${first}`)?.focus();
  }

  private check(): readonly string[] {
    if (this.user) return this.held().length === 0 ? ['roles'] : [];
    const read = createUserSchema.safeParse({ ...this.draft(), roles: this.held() });
    return read.success ? [] : read.error.issues.map(({ path }) => String(path[0]));
  }

  private send(): Promise<UserView> {
    const held = [...this.held()];
    if (this.user) return this.api.change(this.user.id, { roles: held });
    return this.api.create(createUserSchema.parse({ ...this.draft(), roles: held }));
  }
}
