import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Icon } from '../icon/icon';
import { problemOf } from '../refusal/problem';
import { signInMessage } from './auth-messages';
import { Session } from './session';

@Component({
  selector: 'rc-sign-in-page',
  imports: [FormField, Icon, MatButton],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  /** Where to go afterwards: a path of this console, never another site. */
  readonly next = input<string>();
  readonly expired = input<string>();
  private readonly entered = signal({ email: '', password: '' });
  protected readonly fields = form(this.entered, (path) => {
    required(path.email, { message: 'Enter your e-mail address.' });
    required(path.password, { message: 'Enter your password.' });
  });
  protected readonly isShown = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly hasTried = signal(false);
  private readonly failure = signal<unknown>(undefined);
  protected readonly message = computed(() => {
    const failure = this.failure();
    return failure === undefined ? '' : signInMessage(problemOf(failure));
  });

  protected problemsOf(name: 'email' | 'password'): readonly string[] {
    const field = this.fields[name]();
    return this.hasTried() || field.touched() ? field.errors().map((error) => error.message ?? '') : [];
  }

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    this.hasTried.set(true);
    if (this.isBusy() || this.fields().invalid()) return;
    this.isBusy.set(true);
    this.failure.set(undefined);
    try {
      const { email, password } = this.entered();
      await this.session.signIn(email.trim(), password);
      await this.router.navigateByUrl(pathWithin(this.next()));
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}

/** An address that begins with `//` or a scheme would leave the console: anybody can write a link with `?next=`. */
function pathWithin(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}
