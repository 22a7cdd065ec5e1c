import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { callbackListSchema, type CallbackView } from '@rollcall/domain/callback';
import { whenText } from '../callback/callback-columns';
import { routingTexts, standText } from '../callback/callback-messages';
import { CallbackStream } from '../callback/callback-stream';
import { formatPhone } from '../contact/contact-format';
import { lastGood } from '../data-table/last-good';
import { formatUtc } from '../format/times';
import { formatMine } from '../format/wall-times';
import { ProblemNotice } from '../refusal/problem-notice';

const shown = 10;
const reloadMs = 400;
const pollMs = 10_000;

/** The next callbacks, overdue ones first; what changes is there within a moment. */
@Component({
  selector: 'rc-home-callbacks',
  imports: [ProblemNotice, RouterLink],
  template: `
    <section class="panel" aria-labelledby="home-callbacks-title" [attr.aria-busy]="list.isLoading()">
      <div class="panel-head">
        <h2 id="home-callbacks-title">Next callbacks</h2>
        <a class="end" routerLink="/callbacks">All callbacks</a>
      </div>
      @if (asked.error(); as error) {
        <rc-problem-notice doing="Loading the callbacks" [error]="error" (again)="asked.reload()" />
      }
      @if (list.isLoading()) {
        <div class="ghosts" aria-hidden="true"><span class="skeleton"></span><span class="skeleton"></span></div>
      } @else if (callbacks().length === 0 && !asked.error()) {
        <p class="nothing">Nobody waits for a call. Callbacks are planned on a contact, or under Callbacks.</p>
      } @else {
        <ul class="rows">
          @for (callback of callbacks(); track callback.id) {
            <li>
              <div class="what">
                <a [routerLink]="['/contacts', callback.contact.id, 'callbacks']">{{ callback.contact.name }}</a>
                <span class="more">{{ aboutOf(callback) }}</span>
              </div>
              <time [attr.datetime]="callback.dueAt" [attr.title]="tooltip(callback)">{{ whenText(callback) }}</time>
              <span class="chip" [class.warn]="callback.tab === 'due'">{{
                callback.tab === 'due' ? 'Overdue' : standText(callback)
              }}</span>
            </li>
          }
        </ul>
      }
    </section>
  `,
  styleUrl: './home-part.scss',
})
export class HomeCallbacks {
  private readonly stream = inject(CallbackStream);
  protected readonly asked = httpResource(() => `/api/v1/callbacks?state=open&limit=${shown}`, {
    parse: (raw) => callbackListSchema.parse(raw),
  });
  protected readonly list = lastGood(this.asked);
  protected readonly callbacks = computed(() => this.list.value()?.items ?? []);
  protected readonly whenText = whenText;
  protected readonly standText = standText;

  constructor() {
    effect((onCleanup) => {
      if (this.stream.heard().size === 0) return;
      const timer = setTimeout(() => this.asked.reload(), reloadMs);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      // What came while nobody listened is told by the list alone.
      if (this.stream.isLive() && untracked(this.list.value) !== undefined) untracked(() => this.asked.reload());
    });
    effect((onCleanup) => {
      if (this.stream.isLive() || this.stream.isPaused() || this.asked.isLoading()) return;
      const timer = setTimeout(() => this.asked.reload(), pollMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected aboutOf({ phone, agentId, agentTeam, routing, note }: CallbackView): string {
    const who = agentId ?? agentTeam ?? routingTexts[routing];
    return [formatPhone(phone), who, note].filter(Boolean).join(' · ');
  }

  protected tooltip({ dueAt, zone }: CallbackView): string {
    return `${formatMine(dueAt)} · ${zone} · ${formatUtc(dueAt)}`;
  }
}
