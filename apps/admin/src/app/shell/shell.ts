import { Component, DestroyRef, computed, effect, inject, signal, untracked } from '@angular/core';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter } from 'rxjs';
import { Session } from '../auth/session';
import { BannerStrip } from '../confirm/banner-strip';
import { Icon } from '../icon/icon';
import { JobStream } from '../job/job-stream';
import { OfflineBanner } from '../trouble/offline-banner';
import { AppearanceMenu } from './appearance-menu';
import { EventStream } from './event-stream';
import { Layers } from './layers';
import { JobsBell } from './jobs-bell';
import { LiveChip } from './live-chip';
import { mediaMatches, narrowQuery } from './media';
import { isOpenTo, menu } from './menu';
import { Shortcuts, type Shortcut } from './shortcuts';
import { topicsFor } from './topics';
import { UserMenu } from './user-menu';

/** The frame around every page of a signed-in person: rail, top bar, main. */
@Component({
  selector: 'rc-shell',
  imports: [
    AppearanceMenu,
    BannerStrip,
    Icon,
    JobsBell,
    LiveChip,
    OfflineBanner,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    UserMenu,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: { '(document:keydown.escape)': 'closeDrawer()', '(document:keydown)': 'press($event)' },
})
export class Shell {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly shortcuts = inject(Shortcuts);
  protected readonly layers = inject(Layers);
  protected readonly me = this.session.me;
  protected readonly entries = computed(() =>
    menu.filter((entry) => isOpenTo(entry, (permission) => this.session.may(permission))),
  );
  protected readonly isNarrow = mediaMatches(narrowQuery);
  private readonly isWide = mediaMatches('(width >= 1200px)');
  private readonly choice = signal<boolean | null>(null);
  /** Rail with words, or icons alone. Wide windows start with words; after that the person decides. */
  protected readonly isOpen = computed(() => this.choice() ?? this.isWide());
  protected readonly isDrawerOpen = signal(false);

  constructor() {
    inject(JobStream); // listens from here on, whatever page is open
    const stream = inject(EventStream);
    effect((onCleanup) => {
      const me = this.me();
      const topics = topicsFor(me?.permissions ?? []);
      if (!me || topics.length === 0) return;
      untracked(() => stream.open(`${me.tenant.id}.${me.user.id}`, topics));
      onCleanup(() => stream.shut());
    });
    inject(DestroyRef).onDestroy(this.shortcuts.add(this.ownShortcuts()));
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.isDrawerOpen.set(false));
  }

  protected press(event: KeyboardEvent): void {
    const isPalette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!isPalette || event.shiftKey) return this.shortcuts.press(event);
    event.preventDefault();
    void this.layers.palette();
  }

  private ownShortcuts(): readonly Shortcut[] {
    return [
      { keys: '?', label: 'This list of keys', act: () => void this.layers.shortcuts() },
      ...this.entries().map(({ key, label, path }) => ({
        keys: `g ${key}`,
        label: `Go to ${label}`,
        act: () => void this.router.navigateByUrl(path),
      })),
    ];
  }

  protected toggleRail(): void {
    this.choice.set(!this.isOpen());
  }

  protected closeDrawer(): void {
    this.isDrawerOpen.set(false);
  }

  protected skip(event: Event, main: HTMLElement): void {
    event.preventDefault(); // a plain #main would be a route
    main.focus();
  }
}
