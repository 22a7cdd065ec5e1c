import { Component, computed, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { JobMailsView } from '@rollcall/domain/mail';
import { Session } from '../auth/session';
import { Banner } from '../confirm/banner';
import { Icon } from '../icon/icon';
import { FormDialogs } from '../settings/form-dialogs';

@Component({
  selector: 'rc-user-menu',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button type="button" class="face" [matMenuTriggerFor]="menu">
      <span aria-hidden="true">{{ initials() }}</span>
      <span class="visually-hidden">Account of {{ me()?.user?.name }}</span>
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      <div class="who" aria-hidden="true">
        <strong>{{ me()?.user?.name }}</strong>
        <span>{{ me()?.user?.email }}</span>
        <span>{{ me()?.tenant?.name }} · {{ roles() }}</span>
        <span>Rollcall {{ me()?.version }}</span>
      </div>
      <button mat-menu-item (click)="chooseMails()">
        <span class="entry"><rc-icon name="mail" />E-mail about jobs…</span>
      </button>
      <button mat-menu-item (click)="signOut()">
        <span class="entry"><rc-icon name="sign-out" />Sign out</span>
      </button>
    </mat-menu>
  `,
  styles: `
    .face {
      width: 32px;
      height: 32px;
      margin-inline-start: 6px;
      border: 0;
      border-radius: 50%;
      background: var(--rc-accent-soft);
      color: var(--rc-accent-strong);
      font: 600 12px/1 var(--rc-font);
      cursor: pointer;
    }
    .who {
      display: grid;
      gap: 2px;
      padding: 10px 14px 12px;
      margin-bottom: 6px;
      border-bottom: 1px solid var(--rc-line);
      font-size: 12.5px;
      color: var(--rc-ink-3);
    }
    .who strong {
      color: var(--rc-ink);
      font-size: 13.5px;
    }
    .entry {
      display: flex;
      align-items: center;
      gap: 10px;
    }
  `,
})
export class UserMenu {
  private readonly session = inject(Session);
  private readonly dialogs = inject(FormDialogs);
  private readonly banner = inject(Banner);
  protected readonly me = this.session.me;
  protected readonly roles = computed(() => this.me()?.roles.join(', ').replaceAll('-', ' ') ?? '');
  protected readonly initials = computed(() =>
    (this.me()?.user.name ?? '')
      .split(/\s+/)
      .map((part) => part.charAt(0).toUpperCase())
      .slice(0, 2)
      .join(''),
  );

  protected async chooseMails(): Promise<void> {
    const { JobMailsDialog } = await import('../mail/job-mails-dialog');
    if (await this.dialogs.open<JobMailsView>(JobMailsDialog, null))
      this.banner.say({ text: 'Your wish for e-mail about jobs was saved.' });
  }

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    // A fresh page: nothing of this person stays in memory for the next one.
    location.assign('/login');
  }
}
