import { httpResource } from '@angular/common/http';
import { Component, ElementRef, afterRenderEffect, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { contactListSchema } from '@rollcall/domain/contact';
import { Session } from '../auth/session';
import { formatPhone, nameOf } from '../contact/contact-format';
import { Icon } from '../icon/icon';
import { Appearance, themes } from './appearance';
import { isOpenTo, menu } from './menu';
import { matchEntries, type PaletteEntry } from './palette-entries';

const searchMs = 250;
const shortestSearch = 2;
const mostContacts = 6;

/** Ctrl+K: go to a page, do something, find a contact by name, phone, e-mail address or Contact ID. */
@Component({
  selector: 'rc-palette',
  imports: [Icon],
  template: `
    <div class="search">
      <rc-icon name="search" />
      <input
        #box
        class="input"
        type="text"
        role="combobox"
        [attr.aria-expanded]="found().length > 0"
        aria-controls="palette-found"
        aria-autocomplete="list"
        aria-label="Go, do, find"
        autocomplete="off"
        spellcheck="false"
        placeholder="Go to a page, do something, find a contact"
        maxlength="200"
        [attr.aria-activedescendant]="active() ? 'palette-' + active()!.id : null"
        (input)="type(box.value)"
        (keydown)="press($event)"
      />
    </div>
    @if (found().length > 0) {
      <ul id="palette-found" role="listbox" aria-label="Found">
        @for (entry of found(); track entry.id) {
          <li
            role="option"
            tabindex="-1"
            [id]="'palette-' + entry.id"
            [attr.aria-selected]="entry.id === active()?.id"
            [class.on]="entry.id === active()?.id"
            (click)="take(entry)"
            (keydown)="press($event)"
            (pointermove)="place.set($index)"
          >
            <rc-icon [name]="entry.icon" />
            <span class="label">{{ entry.label }}</span>
            <span class="quiet">{{ entry.hint }}</span>
          </li>
        }
      </ul>
    }
    <p class="state" role="status">{{ state() }}</p>
  `,
  styleUrl: './palette.scss',
})
export class Palette {
  private readonly dialog = inject<MatDialogRef<Palette>>(MatDialogRef);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly appearance = inject(Appearance);
  private readonly typed = signal('');
  private readonly asked = signal('');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly own = this.ownEntries();
  private readonly contacts = httpResource(
    () => {
      if (this.asked().length < shortestSearch || !this.session.may('contact.read')) return undefined;
      return { url: '/api/v1/contacts', params: { q: this.asked(), limit: mostContacts } };
    },
    { parse: (raw) => contactListSchema.parse(raw) },
  );
  private readonly people = computed(() => {
    if (!this.contacts.hasValue() || this.typed().trim() !== this.asked()) return [];
    return this.contacts.value().items.map((contact): PaletteEntry => {
      const phone = contact.phones[0];
      return {
        id: `contact-${contact.id}`,
        label: nameOf(contact),
        hint: (phone ? formatPhone(phone.e164) : contact.emails[0]?.address) ?? contact.contactId1 ?? '',
        icon: 'user',
        act: () => void this.router.navigate(['/contacts', contact.id]),
      };
    });
  });
  protected readonly found = computed(() => [...matchEntries(this.typed(), this.own), ...this.people()]);
  protected readonly place = linkedSignal<unknown, number>({ source: this.typed, computation: () => 0 });
  protected readonly active = computed(() => this.found()[Math.min(this.place(), this.found().length - 1)]);
  protected readonly state = computed(() => {
    if (this.contacts.error()) return 'Contacts cannot be searched at the moment.';
    if (this.contacts.isLoading() || this.typed().trim() !== this.asked()) return 'Looking for contacts…';
    return this.found().length === 0 ? 'Nothing found.' : '';
  });

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef);
    afterRenderEffect(() => {
      if (this.active()) element.nativeElement.querySelector('.on')?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected type(text: string): void {
    this.typed.set(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.asked.set(text.trim()), searchMs);
  }

  protected press(event: KeyboardEvent): void {
    const last = this.found().length - 1;
    const now = Math.min(this.place(), last);
    if (event.key === 'ArrowDown') this.place.set(now >= last ? 0 : now + 1);
    else if (event.key === 'ArrowUp') this.place.set(now <= 0 ? last : now - 1);
    else if (event.key === 'Enter') this.take(this.active());
    else return;
    event.preventDefault();
  }

  protected take(entry: PaletteEntry | undefined): void {
    if (!entry) return;
    this.dialog.close();
    entry.act();
  }

  private ownEntries(): readonly PaletteEntry[] {
    const go = (path: string) => (): void => void this.router.navigateByUrl(path);
    const doable: readonly (PaletteEntry & { readonly isOpen: boolean })[] = [
      {
        id: 'new-contact',
        label: 'New contact',
        hint: '',
        icon: 'plus',
        act: go('/contacts/new'),
        isOpen: this.session.may('contact.write'),
      },
      {
        id: 'new-import',
        label: 'Import contacts',
        hint: '',
        icon: 'import',
        act: go('/imports/new'),
        isOpen: this.session.may('contact.import'),
      },
    ];
    return [
      ...menu
        .filter((entry) => isOpenTo(entry, (permission) => this.session.may(permission)))
        .map(({ path, label, icon }) => ({
          id: `go${path === '/' ? '-home' : path.replaceAll('/', '-')}`,
          label,
          hint: 'Page',
          icon,
          act: go(path),
        })),
      ...doable.filter(({ isOpen }) => isOpen),
      ...themes.map((theme) => ({
        id: `theme-${theme}`,
        label: `Theme: ${theme === 'system' ? 'like the system' : theme}`,
        hint: '',
        icon: theme === 'dark' ? ('moon' as const) : theme === 'light' ? ('sun' as const) : ('system' as const),
        act: () => this.appearance.theme.set(theme),
      })),
    ];
  }
}
