import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { userListSchema, type UserView } from '@rollcall/domain/user';
import { Session } from '../auth/session';
import { Banner } from '../confirm/banner';
import { Confirm } from '../confirm/confirm';
import { lastGood } from '../data-table/last-good';
import { formatTotal } from '../format/numbers';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormDialogs } from '../settings/form-dialogs';
import { roleTexts } from '../settings/role-texts';
import { UserApi } from './user-api';
import { UserDialog } from './user-dialog';

const shown = 200;

/** People who can sign in to this tenant, and what they may do. */
@Component({
  selector: 'rc-user-section',
  imports: [Icon, MatButton, ProblemNotice],
  templateUrl: './user-section.html',
  styleUrl: '../settings/section.scss',
})
export class UserSection {
  private readonly api = inject(UserApi);
  private readonly dialogs = inject(FormDialogs);
  private readonly confirm = inject(Confirm);
  private readonly banner = inject(Banner);
  private readonly session = inject(Session);
  protected readonly asked = httpResource(() => `/api/v1/users?limit=${shown}`, {
    parse: (raw) => userListSchema.parse(raw),
  });
  protected readonly list = lastGood(this.asked);
  protected readonly users = computed(() => this.list.value()?.items ?? []);
  protected readonly isCut = computed(() => (this.list.value()?.next ?? null) !== null);
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);
  protected readonly shown = shown;
  protected readonly formatTotal = formatTotal;

  protected isMe({ id }: UserView): boolean {
    return this.session.me()?.user.id === id;
  }

  protected rolesOf({ roles }: UserView): string {
    return roles.map((role) => roleTexts[role].label).join(', ');
  }

  protected async edit(user: UserView | null): Promise<void> {
    this.failure.set(null);
    const saved = await this.dialogs.open<UserView>(UserDialog, user);
    this.asked.reload();
    if (saved)
      this.banner.say({ text: user ? `${saved.name} is ${this.rolesOf(saved)} now.` : `${saved.name} was added.` });
  }

  protected async turn(user: UserView): Promise<void> {
    this.failure.set(null);
    if (user.isActive) {
      const sure = await this.confirm.ask({
        title: `Deactivate ${user.name}?`,
        text: 'They cannot sign in here any more, and are signed out with their next request. What they did stays as it is.',
        yes: 'Deactivate',
        no: 'Cancel',
        isDangerous: true,
      });
      if (!sure) return;
    }
    try {
      const after = await this.api.change(user.id, { isActive: !user.isActive });
      this.banner.say({ text: `${after.name} ${after.isActive ? 'can sign in again' : 'cannot sign in any more'}.` });
    } catch (error) {
      this.failure.set({ doing: `Changing ${user.name}`, error });
    }
    this.asked.reload();
  }
}
