import { Location, NgComponentOutlet } from '@angular/common';
import { httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  type Type,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Title } from '@angular/platform-browser';
import { NavigationEnd, Router, RouterLink, RouterLinkActive } from '@angular/router';
import { contactViewSchema } from '@rollcall/domain/contact';
import { filter } from 'rxjs';
import { Session } from '../auth/session';
import { Banner } from '../confirm/banner';
import { ListMemory } from '../data-table/list-memory';
import { formatAgo, formatMoment, formatUtc } from '../format/times';
import { Icon } from '../icon/icon';
import { MayContactPanel } from '../reach/may-contact';
import { problemOf } from '../refusal/problem';
import { ProblemNotice } from '../refusal/problem-notice';
import { NotFoundPage } from '../trouble/trouble-pages';
import { tabOfPath } from './check-draft';
import { ContactConflictPanel } from './contact-conflict';
import { ContactEdit, type ContactConflict } from './contact-edit';
import { nameOf } from './contact-format';
import { fieldLabel } from './contact-messages';
import { CONTACT_TABS } from './contact-tab';
import { elementIdOf } from './element-id-of';
import { RemoveContact } from './remove-contact';

/** From this many problems on they are listed on top. */
const fewProblems = 3;

/** One contact, or a new one: its header, its tabs, and one Save for all of them. */
@Component({
  selector: 'rc-contact-page',
  imports: [
    ContactConflictPanel,
    Icon,
    MatButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    MayContactPanel,
    NgComponentOutlet,
    NotFoundPage,
    ProblemNotice,
    RouterLink,
    RouterLinkActive,
  ],
  providers: [ContactEdit],
  templateUrl: './contact-page.html',
  styleUrl: './contact-page.scss',
  host: { '(document:keydown)': 'press($event)', '(window:beforeunload)': 'warn($event)' },
})
export class ContactPage {
  private readonly router = inject(Router);
  private readonly location = inject(Location);
  private readonly memory = inject(ListMemory);
  private readonly banner = inject(Banner);
  private readonly removing = inject(RemoveContact);
  private readonly session = inject(Session);
  protected readonly edit = inject(ContactEdit);
  protected readonly tabs = inject(CONTACT_TABS).filter(
    ({ permission, flag }) =>
      (permission === undefined || this.session.may(permission)) && (flag === undefined || this.session.has(flag)),
  );
  /** Not given: a new contact. */
  readonly id = input<string>();
  readonly tab = input.required<string>();
  protected readonly asked = httpResource(
    () => (this.id() === undefined ? undefined : `/api/v1/contacts/${encodeURIComponent(this.id()!)}`),
    { parse: (raw) => contactViewSchema.parse(raw) },
  );
  /** The contact of the address: not the one before it, while that is still in the boxes. */
  protected readonly contact = computed(() => {
    const contact = this.edit.contact();
    return contact && `${contact.id}` === this.id() ? contact : null;
  });
  protected readonly isNew = computed(() => this.id() === undefined);
  protected readonly isReady = computed(() => this.isNew() || this.contact() !== null);
  protected readonly heading = computed(() => {
    const contact = this.contact();
    if (contact) return nameOf(contact);
    return this.isNew() ? 'New contact' : 'Contact';
  });
  private readonly refusal = computed(() => {
    const error = this.asked.error();
    return error === undefined ? null : problemOf(error);
  });
  /** The part that is drawn: of the tab before, until that of this one has been loaded. */
  protected readonly part = signal<Type<unknown> | null>(null);
  protected readonly shownTab = computed(() => this.tabs.find(({ id }) => id === this.tab()) ?? null);
  protected readonly isDeleted = computed(() => this.refusal()?.code === 'contact-deleted');
  protected readonly restorableUntil = computed(() => {
    const until = this.refusal()?.details['restorableUntil'];
    return typeof until === 'string' ? formatMoment(until) : '';
  });
  protected readonly isMissing = computed(() => {
    const refusal = this.refusal();
    return this.shownTab() === null || (refusal !== null && [404, 422].includes(refusal.status));
  });
  protected readonly neighbours = computed(() => this.memory.neighbours('contacts', this.id() ?? ''));
  protected readonly mayDelete = computed(() => this.session.may('contact.delete'));
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);
  protected readonly summary = computed(() => {
    const problems = this.edit.hasTried() ? this.edit.problems() : [];
    return problems.length <= fewProblems ? [] : problems.map((each) => ({ ...each, label: fieldLabel(each.path) }));
  });
  protected readonly keepsFocus = { keepsFocus: true };
  protected readonly formatUtc = formatUtc;

  /** Tabs and neighbours replace the address, so what was before the editor stays right behind it. */
  private readonly cameFromList = cameFrom(this.router, '/contacts');

  constructor() {
    const title = inject(Title);
    const arrived = toSignal(this.router.events.pipe(filter((event) => event instanceof NavigationEnd)));
    effect(() => {
      arrived(); // each navigation sets the title of the route, also one to other rows of a tab
      title.setTitle(`${this.heading()} – Contacts – Rollcall`);
    });
    effect(() => {
      const contact = this.asked.hasValue() ? this.asked.value() : undefined;
      if (contact) untracked(() => this.edit.open(contact));
    });
    effect((onCleanup) => {
      let isOver = false;
      onCleanup(() => (isOver = true));
      void this.shownTab()
        ?.load()
        .then((part) => !isOver && this.part.set(part));
    });
    const [page, injector] = [inject<ElementRef<HTMLElement>>(ElementRef), inject(Injector)];
    effect(() => {
      arrived(); // only then is the tab marked as the one of the address
      this.isReady();
      afterNextRender({ read: () => showTab(page.nativeElement) }, { injector });
    });
    effect(() => this.memory.stand('contacts', this.id() ?? ''));
  }

  hasUnsaved(): boolean {
    return this.edit.hasUnsaved();
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.hasUnsaved()) event.preventDefault();
  }

  protected agoOf(iso: string): string {
    return formatAgo(iso, Date.now());
  }

  protected listUrl(): string {
    return this.memory.urlOf('contacts') ?? '/contacts';
  }

  protected async save(isThenNew = false): Promise<void> {
    const isFirst = this.isNew();
    const end = await this.edit.save();
    if (end === 'refused') return this.goTo(this.edit.problems()[0]?.path);
    if (end === 'nothing' && !isThenNew) return this.banner.say({ text: 'There was nothing to save.' });
    if (end !== 'saved' && end !== 'nothing') return;
    const saved = this.edit.contact();
    if (isThenNew) this.edit.open(null);
    if (isThenNew) await this.router.navigate(['/contacts', 'new', 'general'], { replaceUrl: true });
    else if (isFirst) await this.router.navigate(['/contacts', saved?.id, this.tab()], { replaceUrl: true });
    if (saved) this.banner.say({ text: isFirst ? `Contact added: ${nameOf(saved)}.` : `${nameOf(saved)} was saved.` });
  }

  protected settle(conflict: ContactConflict, keysOfMine: readonly string[]): Promise<void> {
    this.edit.settle(conflict, keysOfMine);
    return this.save();
  }

  protected async remove(): Promise<void> {
    const contact = this.contact();
    if (!contact || !(await this.removing.ask(contact))) return;
    this.failure.set(null);
    try {
      await this.removing.remove(contact);
    } catch (error) {
      this.failure.set({ doing: 'Deleting', error });
      return;
    }
    this.edit.open(contact); // what was typed goes with it
    await this.router.navigateByUrl(this.listUrl());
    this.removing.tell(contact, () => void this.router.navigate(['/contacts', contact.id, 'general']));
  }

  protected async restore(): Promise<void> {
    this.failure.set(null);
    try {
      const contact = await this.removing.restore(Number(this.id()));
      this.asked.reload();
      this.banner.say({ text: `${nameOf(contact)} is back.` });
    } catch (error) {
      this.failure.set({ doing: 'Restoring', error });
    }
  }

  protected async goTo(path: string | undefined): Promise<void> {
    if (path === undefined) return;
    const tab = tabOfPath(path);
    if (tab !== this.tab())
      await this.router.navigate(['/contacts', this.id() ?? 'new', tab], { replaceUrl: true, state: this.keepsFocus });
    focusWhenDrawn(elementIdOf(path));
  }

  /** Back to the list as it was. By the history if the list is what lies behind, so that its rows and scroll come back. */
  protected back(event: Event): void {
    event.preventDefault();
    if (this.memory.urlOf('contacts') !== null && this.cameFromList) this.location.back();
    else void this.router.navigateByUrl(this.listUrl());
  }

  protected press(event: KeyboardEvent): void {
    const isHeld = event.ctrlKey || event.metaKey;
    if (isHeld && event.key === 'Enter' && this.edit.mayWrite()) {
      event.preventDefault();
      void this.save();
    } else if (event.ctrlKey && event.key === '\\') {
      event.preventDefault();
      const next = (this.tabs.findIndex(({ id }) => id === this.tab()) + 1) % this.tabs.length;
      void this.router.navigate(['/contacts', this.id() ?? 'new', this.tabs[next]?.id], { replaceUrl: true });
    } else if (event.altKey && !isHeld && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const { previous, next } = this.neighbours();
      const id = event.key === 'ArrowLeft' ? previous : next;
      if (id === null) return;
      event.preventDefault();
      void this.router.navigate(['/contacts', id, this.tab()], { replaceUrl: true });
    }
  }
}

/** On a narrow screen there are more tabs than fit: the one that is open is among those in view. */
function showTab(page: HTMLElement): void {
  const open = page.querySelector<HTMLElement>('.tabs [aria-current="page"]');
  const row = open?.parentElement;
  if (!open || !row) return;
  const [from, until] = [open.offsetLeft - row.offsetLeft, open.offsetLeft - row.offsetLeft + open.offsetWidth];
  if (from < row.scrollLeft || until > row.scrollLeft + row.clientWidth) row.scrollTo({ left: from - 24 });
}

/** Whether the page before this one, in this visit, was the given one. Asked while the navigation is on its way. */
function cameFrom(router: Router, path: string): boolean {
  const before = router.currentNavigation()?.previousNavigation?.finalUrl;
  return before !== undefined && router.serializeUrl(before).split('?')[0] === path;
}

/** A tab is loaded and drawn some frames after its address: the box is looked for in each of them, for half a second. */
function focusWhenDrawn(id: string, framesLeft = 30): void {
  const box = document.getElementById(id);
  if (box) box.focus();
  else if (framesLeft > 0) requestAnimationFrame(() => focusWhenDrawn(id, framesLeft - 1));
}
