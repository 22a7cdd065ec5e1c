import { httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  Service,
  afterRenderEffect,
  computed,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogConfig,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { contactListSchema, type ContactView } from '@rollcall/domain/contact';
import { firstValueFrom } from 'rxjs';
import { formatPhone, nameOf } from './contact-format';

const searchMs = 250;
const shortestSearch = 2;
const most = 8;

/** Whom somebody picked. */
export type PickedContact = Pick<ContactView, 'id'> & { readonly name: string };

/** Finds one contact by name, phone, e-mail address or Contact ID. Closes with it. */
@Component({
  selector: 'rc-contact-picker',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>Whose callback?</h2>
    <mat-dialog-content>
      <div class="field">
        <label for="picker-box">Name, phone, e-mail address or Contact ID</label>
        <input
          #box
          id="picker-box"
          class="input"
          role="combobox"
          aria-autocomplete="list"
          aria-controls="picker-found"
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          [attr.aria-expanded]="found().length > 0"
          [attr.aria-activedescendant]="active() ? 'picker-' + active()!.id : null"
          (input)="type(box.value)"
          (keydown)="press($event)"
        />
      </div>
      @if (found().length > 0) {
        <ul id="picker-found" role="listbox" aria-label="Found contacts">
          @for (contact of found(); track contact.id) {
            <li
              role="option"
              tabindex="-1"
              [id]="'picker-' + contact.id"
              [attr.aria-selected]="contact.id === active()?.id"
              [class.on]="contact.id === active()?.id"
              (click)="take(contact)"
              (keydown)="press($event)"
              (pointermove)="place.set($index)"
            >
              <span class="name">{{ nameOf(contact) }}</span>
              <span class="more">{{ hintOf(contact) }}</span>
            </li>
          }
        </ul>
      }
      <p class="state" role="status">{{ state() }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="outlined" mat-dialog-close>Cancel</button>
      <button type="button" matButton="filled" [disabled]="!active()" (click)="take(active())">Go on</button>
    </mat-dialog-actions>
  `,
  styles: `
    ul {
      margin: 10px 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: 1px;
      padding: 7px 10px;
      border-radius: var(--rc-radius-small);
      cursor: pointer;
    }
    .on {
      background: var(--rc-accent-soft);
      outline: 1px solid var(--rc-accent);
      outline-offset: -1px;
    }
    .name {
      font-weight: 560;
      color: var(--rc-ink);
    }
    .more {
      font-size: 12.5px;
      color: var(--rc-ink-2);
    }
    .state {
      min-height: 20px;
      margin-top: 8px;
      font-size: 13px;
      color: var(--rc-ink-3);
    }
    mat-dialog-actions {
      gap: 8px;
      padding: 8px 20px 18px;
    }
  `,
})
export class ContactPickerDialog {
  private readonly dialog = inject<MatDialogRef<ContactPickerDialog, PickedContact>>(MatDialogRef);
  private readonly typed = signal('');
  private readonly asked = signal('');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly contacts = httpResource(
    () =>
      this.asked().length < shortestSearch
        ? undefined
        : { url: '/api/v1/contacts', params: { q: this.asked(), limit: most } },
    { parse: (raw) => contactListSchema.parse(raw) },
  );
  private readonly isCurrent = computed(() => this.typed().trim() === this.asked());
  protected readonly found = computed(() =>
    this.contacts.hasValue() && this.isCurrent() ? this.contacts.value().items : [],
  );
  protected readonly place = linkedSignal<unknown, number>({ source: this.found, computation: () => 0 });
  protected readonly active = computed(() => this.found()[Math.min(this.place(), this.found().length - 1)]);
  protected readonly state = computed(() => {
    if (this.typed().trim().length < shortestSearch) return 'Two characters are enough.';
    if (this.contacts.error()) return 'Contacts cannot be searched at the moment. Type on to try again.';
    if (!this.isCurrent() || this.contacts.isLoading()) return 'Looking…';
    const next = this.contacts.hasValue() && this.contacts.value().next !== null;
    if (this.found().length === 0) return 'Nobody found.';
    return next ? `The first ${this.found().length}. Type more to find others.` : '';
  });
  protected readonly nameOf = nameOf;

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef);
    afterRenderEffect(() => {
      if (this.active()) element.nativeElement.querySelector('.on')?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected hintOf({ phones, emails, contactId1 }: ContactView): string {
    const phone = phones.find(({ preferred }) => preferred) ?? phones[0];
    return [contactId1, phone && formatPhone(phone.e164), emails[0]?.address].filter(Boolean).join(' · ') || 'no phone';
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

  protected take(contact: ContactView | undefined): void {
    if (contact) this.dialog.close({ id: contact.id, name: nameOf(contact) });
  }
}

/** Asks for one contact. */
@Service()
export class ContactPicker {
  private readonly dialog = inject(MatDialog);

  /** @returns undefined: nobody was picked */
  pick(): Promise<PickedContact | undefined> {
    const config = new MatDialogConfig<unknown>();
    config.width = 'min(520px, calc(100vw - 24px))';
    config.maxWidth = 'none';
    return firstValueFrom(
      this.dialog.open<ContactPickerDialog, unknown, PickedContact>(ContactPickerDialog, config).afterClosed(),
    );
  }
}
