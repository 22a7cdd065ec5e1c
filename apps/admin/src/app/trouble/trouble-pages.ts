import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { problemOf } from '../refusal/problem';
import { tellProblem } from '../refusal/problem-messages';

const looks = `
  :host { display: grid; place-items: center; min-height: 100%; padding: 40px 20px; }
  .middle { display: grid; gap: 10px; justify-items: start; max-width: 440px; }
  .number { font-size: 13px; font-weight: 600; color: var(--rc-ink-3); letter-spacing: 0.04em; }
  p { color: var(--rc-ink-2); }
  .go { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
`;

@Component({
  selector: 'rc-not-found-page',
  imports: [MatButton, RouterLink],
  template: `
    <div class="middle">
      <span class="number">404</span>
      <h1 tabindex="-1">There is no such page</h1>
      <p>The address is wrong, what it showed is gone, or it is not yours to see.</p>
      <div class="go"><a matButton="filled" routerLink="/">Start page</a></div>
    </div>
  `,
  styles: looks,
})
export class NotFoundPage {}

@Component({
  selector: 'rc-forbidden-page',
  imports: [MatButton, RouterLink],
  template: `
    <div class="middle">
      <span class="number">403</span>
      <h1 tabindex="-1">You may not see this page</h1>
      <p>
        It needs the permission <span class="mono">{{ permission() ?? 'unknown' }}</span>. An admin of your organisation
        can give it to you.
      </p>
      <div class="go"><a matButton="filled" routerLink="/">Start page</a></div>
    </div>
  `,
  styles: looks,
})
export class ForbiddenPage {
  readonly permission = input<string>();
}

@Component({
  selector: 'rc-trouble-page',
  imports: [MatButton],
  template: `
    <div class="middle">
      <span class="number">{{ problem().status || 'No answer' }}</span>
      <h1 tabindex="-1">{{ told().what }}</h1>
      <p>{{ told().todo }}</p>
      @if (problem().requestId; as id) {
        <p>
          Request <span class="mono">{{ id }}</span>
        </p>
      }
      <div class="go"><button type="button" matButton="filled" (click)="reload()">Try again</button></div>
    </div>
  `,
  styles: looks,
})
export class TroublePage {
  private readonly cause: unknown = inject(Router).currentNavigation()?.extras.state?.['error'];
  protected readonly problem = computed(() => problemOf(this.cause));
  protected readonly told = computed(() => tellProblem(this.problem()));

  protected reload(): void {
    location.reload();
  }
}
