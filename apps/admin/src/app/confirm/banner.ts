import { Service, inject, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';

/** What the server has done, told on top of the page. */
export interface BannerText {
  readonly text: string;
  /** Takes it back. Answers with what to say then; throws what the server refuses. */
  readonly undo?: () => Promise<string>;
}

/**
 * One green banner on top of the page, until the next page or the next banner. Say it after the navigation that leads to the page it
 * belongs to, and only what the server has answered.
 */
@Service()
export class Banner {
  private readonly said = signal<BannerText | null>(null);
  readonly current = this.said.asReadonly();

  constructor() {
    let path: string | undefined;
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => event.urlAfterRedirects.split('?')[0]),
      )
      .subscribe((now) => {
        if (path !== undefined && path !== now) this.said.set(null);
        path = now;
      });
  }

  say(banner: BannerText): void {
    this.said.set(banner);
  }

  close(): void {
    this.said.set(null);
  }
}
