import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { isAtRest } from '@rollcall/domain/job';
import { homeViewSchema } from '@rollcall/domain/home';
import { Session } from '../auth/session';
import { CallbackStream } from '../callback/callback-stream';
import { lastGood } from '../data-table/last-good';
import { formatClock } from '../format/times';
import { JobStream } from '../job/job-stream';
import { ProblemNotice } from '../refusal/problem-notice';
import { HomeCallbacks } from './home-callbacks';
import { HomeJobs } from './home-jobs';
import { HomeStatus } from './home-status';
import { HomeTiles } from './home-tiles';

const recountMs = 1_000;
const oftenMs = 20_000;

/** The start page: today in numbers, what runs, who waits for a call. */
@Component({
  selector: 'rc-home-page',
  imports: [HomeCallbacks, HomeJobs, HomeStatus, HomeTiles, MatButton, ProblemNotice, RouterLink],
  templateUrl: './home-page.html',
  styleUrl: './home-page.scss',
})
export class HomePage {
  private readonly session = inject(Session);
  private readonly callbackStream = inject(CallbackStream);
  private readonly jobStream = inject(JobStream);
  protected readonly mayRead = this.session.may('contact.read');
  protected readonly mayJobs = this.session.may('job.read');
  /** "Today" is the day of whoever looks. */
  private readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly asked = httpResource(
    () => (this.mayRead ? { url: '/api/v1/home', params: { zone: this.zone } } : undefined),
    {
      parse: (raw) => homeViewSchema.parse(raw),
    },
  );
  protected readonly home = lastGood(this.asked);
  protected readonly contacts = computed(() => this.home.value()?.contacts ?? null);
  protected readonly asOf = computed(() => {
    const contacts = this.contacts();
    return contacts === null ? '' : `As of ${formatClock(contacts.asOf)}`;
  });
  protected readonly name = computed(() => this.session.me()?.user.name ?? '');
  protected readonly steps = computed(() =>
    [
      {
        label: 'Import your contacts',
        hint: 'A CSV file, mapped and tried before anything is written.',
        path: '/imports/new',
        may: 'contact.import',
      },
      {
        label: 'Define your fields',
        hint: 'What your contacts have beside names, phones and addresses.',
        path: '/settings/fields',
        may: 'settings.manage',
      },
      {
        label: 'Add your people',
        hint: 'Who signs in, and what they may do.',
        path: '/settings/users',
        may: 'user.manage',
      },
    ].filter(({ may }) => this.session.may(may as 'user.manage')),
  );
  protected readonly isFirstUse = computed(() => this.contacts()?.all.value === 0 && this.steps().length > 0);
  private readonly tick = signal(0);
  /** How many jobs are over by now: one that ends has changed the numbers. */
  private readonly overCount = computed(
    () => [...this.jobStream.views().values()].filter(({ status }) => isAtRest(status)).length,
  );

  constructor() {
    effect((onCleanup) => {
      if (this.callbackStream.heard().size === 0 && this.overCount() === 0) return;
      const timer = setTimeout(() => this.asked.reload(), recountMs);
      onCleanup(() => clearTimeout(timer));
    });
    effect((onCleanup) => {
      const next = this.tick() + 1;
      const timer = setTimeout(() => {
        if (document.visibilityState === 'visible') this.asked.reload();
        this.tick.set(next);
      }, oftenMs);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
