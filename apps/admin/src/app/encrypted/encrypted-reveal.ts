import { Component, DestroyRef, ElementRef, Injector, afterNextRender, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MaskedValue } from '@rollcall/domain/encrypted';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { EncryptedApi } from './encrypted-api';
import { RevealClock } from './reveal-clock';

const shortestReason = 3;

/** One masked value: asks for a reason, shows the value for thirty seconds, and hides it again, also when somebody leaves. */
@Component({
  selector: 'rc-encrypted-reveal',
  imports: [Icon, MatButton, ProblemNotice],
  templateUrl: './encrypted-reveal.html',
  styleUrl: './encrypted-reveal.scss',
  host: { '(document:visibilitychange)': 'hideBehindOthers()', '(window:pagehide)': 'clock.hide()' },
})
export class EncryptedReveal {
  readonly contactId = input.required<number>();
  readonly value = input.required<MaskedValue>();
  readonly mayReveal = input.required<boolean>();
  private readonly api = inject(EncryptedApi);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly clock = new RevealClock();
  protected readonly isAsking = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');
  protected readonly failure = signal<unknown>(undefined);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.clock.hide());
  }

  protected ask(): void {
    this.isAsking.set(true);
    this.focusLater('.reason');
  }

  protected cancel(): void {
    this.isAsking.set(false);
    this.problem.set('');
    this.failure.set(undefined);
    this.focusLater('.reveal');
  }

  protected async reveal(typed: string): Promise<void> {
    const reason = typed.trim();
    if (this.isBusy()) return;
    this.failure.set(undefined);
    this.problem.set(reason.length < shortestReason ? 'Say in a few words why: it stands in the audit trail.' : '');
    if (this.problem() !== '') return this.focusLater('.reason');
    this.isBusy.set(true);
    try {
      const value = await this.api.reveal(this.contactId(), this.value().field, reason);
      this.isAsking.set(false);
      this.clock.show(value, () => this.focusIfHere());
      this.focusLater('.value');
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected hide(): void {
    this.clock.hide();
    this.focusLater('.reveal');
  }

  /** Somebody else may look at the screen by now. */
  protected hideBehindOthers(): void {
    if (document.visibilityState === 'hidden') this.clock.hide();
  }

  /** The button that had the focus is gone with the value: the focus stays at the field, if it was there. */
  private focusIfHere(): void {
    if (this.element.nativeElement.contains(document.activeElement)) this.focusLater('.reveal');
  }

  private focusLater(selector: string): void {
    const focus = (): void => this.element.nativeElement.querySelector<HTMLElement>(selector)?.focus();
    afterNextRender({ read: focus }, { injector: this.injector });
  }
}
