import { Component, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ContactChange } from '@rollcall/domain/contact';
import { Banner } from '../confirm/banner';
import { formatMoment, formatUtc } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { ContactApi } from './contact-api';
import { ContactEdit } from './contact-edit';
import { actionTexts, fieldLabel, finalText, isSecretField, throughTexts, valueText } from './contact-messages';

/** Every change of a contact, newest first: who, when, through what, and from which value to which. */
@Component({
  selector: 'rc-contact-history-tab',
  imports: [MatButton, ProblemNotice, RouterLink],
  template: `
    <section class="panel" aria-label="History" [attr.aria-busy]="isLoading()">
      <ol class="rows">
        @for (change of changes(); track change.at) {
          <li>
            <p>
              <strong>{{ actionTexts[change.action] ?? change.action }}</strong>
              <time class="quiet" [attr.datetime]="change.at" [attr.title]="formatUtc(change.at)">
                {{ formatMoment(change.at) }}
              </time>
              {{ change.by ? 'by ' + change.by.name : '' }} {{ throughTexts[change.through] ?? change.through }}
              @if (change.jobId) {
                <a [routerLink]="['/jobs', change.jobId]">open the job</a>
              }
              @if (edit.mayWrite() && change.undo.state === 'possible') {
                <button
                  type="button"
                  matButton
                  class="undo"
                  [attr.aria-disabled]="isUndoing()"
                  [attr.aria-label]="'Undo this change of ' + formatMoment(change.at)"
                  (click)="undo(change)"
                >
                  Undo this change
                </button>
              }
            </p>
            @if (change.changes.length > 0) {
              <dl class="facts">
                @for (field of change.changes; track field.field) {
                  <dt>{{ fieldLabel(field.field) }}</dt>
                  <dd>
                    @if (isSecretField(field.field)) {
                      <span>changed</span>
                    } @else {
                      <span class="was">{{ valueText(field.before) }}</span>
                      <span aria-hidden="true"> → </span><span class="visually-hidden"> became </span>
                      <span>{{ valueText(field.after) }}</span>
                    }
                  </dd>
                }
              </dl>
            }
            @if (finalText(change.undo); as why) {
              <p class="quiet why">{{ why }}</p>
            }
          </li>
        }
      </ol>
      @if (refusal(); as error) {
        <rc-problem-notice doing="Undoing" [error]="error" (again)="refusal.set(undefined)" />
      }
      @if (failure(); as error) {
        <rc-problem-notice doing="Loading the history" [error]="error" (again)="more()" />
      } @else if (isLoading()) {
        <p class="quiet" role="status">Loading…</p>
      } @else if (changes().length === 0) {
        <p class="quiet">Nothing has changed since this contact came in.</p>
      } @else if (next()) {
        <button type="button" matButton="outlined" class="add" (click)="more()">Show older changes</button>
      }
    </section>
  `,
  styleUrl: './contact-tab.scss',
  styles: `
    .facts {
      margin-top: 8px;
    }
    .was {
      color: var(--rc-ink-3);
    }
    .rows p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
    }
    .undo {
      margin-inline-start: auto;
    }
    .why {
      margin-top: 6px;
      font-size: 12.5px;
    }
    rc-problem-notice {
      display: block;
      margin-top: 10px;
    }
  `,
})
export class ContactHistoryTab {
  private readonly api = inject(ContactApi);
  private readonly banner = inject(Banner);
  protected readonly edit = inject(ContactEdit);
  protected readonly changes = signal<readonly ContactChange[]>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly isLoading = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly actionTexts = actionTexts;
  protected readonly throughTexts = throughTexts;
  protected readonly fieldLabel = fieldLabel;
  protected readonly valueText = valueText;
  protected readonly finalText = finalText;
  protected readonly isSecretField = isSecretField;
  protected readonly isUndoing = signal(false);
  protected readonly refusal = signal<unknown>(undefined);
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  constructor() {
    // Anew for another contact, and for another version of this one.
    effect(() => {
      const contact = this.edit.contact();
      if (contact !== null) void this.load(contact.id, null);
    });
  }

  protected more(): void {
    const contact = this.edit.contact();
    if (contact !== null) void this.load(contact.id, this.next());
  }

  /** An undo is a change like any other: the banner can take it back. What was typed and not saved stays. */
  protected async undo(change: ContactChange): Promise<void> {
    if (this.isUndoing() || this.edit.contact() === null) return;
    this.isUndoing.set(true);
    this.refusal.set(undefined);
    try {
      await this.takeBack(change.at);
      const undone = this.changes()[0]?.at;
      this.banner.say({
        text: `The change of ${formatMoment(change.at)} was taken back.`,
        ...(undone === undefined ? {} : { undo: () => this.redo(undone) }),
      });
    } catch (error) {
      this.refusal.set(error);
      await this.edit.refresh().catch(() => undefined); // the refusal says enough
    } finally {
      this.isUndoing.set(false);
    }
  }

  private async redo(at: string): Promise<string> {
    await this.takeBack(at);
    return 'The change is there again.';
  }

  private async takeBack(at: string): Promise<void> {
    const contact = this.edit.contact();
    if (contact === null) return;
    await this.api.undo(contact, at);
    await this.edit.refresh();
    await this.load(contact.id, null);
  }

  private async load(id: number, after: string | null): Promise<void> {
    this.isLoading.set(true);
    this.failure.set(undefined);
    try {
      const page = await this.api.history(id, after);
      if (this.edit.contact()?.id !== id) return;
      this.changes.update((before) => (after === null ? page.items : [...before, ...page.items]));
      this.next.set(page.next);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isLoading.set(false);
    }
  }
}
