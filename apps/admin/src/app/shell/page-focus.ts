import { DOCUMENT, Injectable, afterNextRender, inject, Injector } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { NavigationEnd, Router, TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { filter, map, pairwise } from 'rxjs';

/** "Contacts – Rollcall". */
@Injectable()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    const page = this.buildTitle(state);
    this.title.setTitle(page === undefined ? 'Rollcall' : `${page} – Rollcall`);
  }
}

/**
 * After a change of page, not of its filters, the focus goes to the `h1`, where reading starts. A navigation with the state
 * `keepsFocus`, such as to another tab of the page, leaves it where it is.
 */
export function focusHeadingOnNavigation(): void {
  const [document, injector] = [inject(DOCUMENT), inject(Injector)];
  const router = inject(Router);
  router.events
    .pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => ({
        path: event.urlAfterRedirects.split('?')[0],
        keepsFocus: router.currentNavigation()?.extras.state?.['keepsFocus'] === true,
      })),
      pairwise(),
      filter(([before, now]) => before.path !== now.path && !now.keepsFocus),
    )
    .subscribe(() => {
      afterNextRender({ read: () => document.querySelector('h1')?.focus({ preventScroll: true }) }, { injector });
    });
}
