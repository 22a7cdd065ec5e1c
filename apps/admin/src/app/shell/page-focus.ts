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

/** After a change of page, not of its filters, the focus goes to the `h1`, where reading starts. */
export function focusHeadingOnNavigation(): void {
  const [document, injector] = [inject(DOCUMENT), inject(Injector)];
  inject(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects.split('?')[0]),
      pairwise(),
      filter(([before, now]) => before !== now),
    )
    .subscribe(() => {
      afterNextRender({ read: () => document.querySelector('h1')?.focus({ preventScroll: true }) }, { injector });
    });
}
