import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { consentListSchema, type ConsentEntry, type ConsentList, type CurrentConsent } from '@rollcall/domain/consent';
import { firstValueFrom } from 'rxjs';
import { Banner } from '../confirm/banner';
import { ContactEdit } from '../contact/contact-edit';
import { lastGood } from '../data-table/last-good';
import { formatDay, formatMoment, formatUtc } from '../format/times';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { ConsentApi } from './consent-api';
import type { ConsentDialog as ConsentDialogType, ConsentDialogData } from './consent-dialog';
import { draftFor, type ConsentDraft } from './consent-draft';
import { addressText, channelTexts, clockText, labelOf, sourceTexts, stateLooks, stateTexts } from './consent-messages';

const pad = (part: number): string => String(part).padStart(2, '0');
/** Today on the wall of who looks, `2026-11-30`. */
const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
};

/** The consents of a contact: what holds now or on any past day, and the ledger behind it. Entries are added, never changed. */
@Component({
  selector: 'rc-contact-consents',
  imports: [Icon, MatButton, ProblemNotice, RouterLink],
  templateUrl: './contact-consents.html',
  styleUrl: './contact-consents.scss',
})
export class ContactConsents {
  private readonly api = inject(ConsentApi);
  private readonly dialog = inject(MatDialog);
  private readonly banner = inject(Banner);
  protected readonly edit = inject(ContactEdit);
  private readonly contactId = computed(() => this.edit.contact()?.id ?? null);
  private readonly version = computed(() => this.edit.contact()?.version);
  /** Empty: now. */
  protected readonly day = signal('');
  protected readonly latest = today();
  protected readonly asked = httpResource(
    () => {
      const id = this.contactId();
      this.version(); // a Save may have changed them
      if (id === null) return undefined;
      const day = this.day();
      // A day is asked about as it ended.
      const params: Record<string, string> = day === '' ? {} : { asOf: new Date(`${day}T23:59:59.999`).toISOString() };
      return { url: `/api/v1/contacts/${id}/consents`, params };
    },
    { parse: (raw) => consentListSchema.parse(raw) },
  );
  protected readonly list = lastGood(this.asked);
  protected readonly current = computed(() => this.list.value()?.current ?? []);
  private readonly older = signal<readonly ConsentEntry[]>([]);
  private readonly olderNext = signal<string | null | undefined>(undefined);
  protected readonly entries = computed(() => [...(this.list.value()?.entries ?? []), ...this.older()]);
  protected readonly next = computed(() => {
    const next = this.olderNext();
    return next === undefined ? (this.list.value()?.next ?? null) : next;
  });
  protected readonly failure = signal<unknown>(undefined);
  protected readonly channelTexts = channelTexts;
  protected readonly stateTexts = stateTexts;
  protected readonly stateLooks = stateLooks;
  protected readonly sourceTexts = sourceTexts;
  protected readonly addressText = addressText;
  protected readonly clockText = clockText;
  protected readonly labelOf = labelOf;
  protected readonly formatDay = formatDay;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  constructor() {
    effect(() => {
      this.list.value();
      untracked(() => {
        this.older.set([]);
        this.olderNext.set(undefined);
      });
    });
  }

  protected show(day: string): void {
    this.day.set(/^\d{4}-\d\d-\d\d$/.test(day) && day < this.latest ? day : '');
  }

  /** Said after the day that is shown, so it did not hold then. */
  protected isLater({ capturedAt }: ConsentEntry): boolean {
    return this.day() !== '' && capturedAt > (this.list.value()?.asOf ?? '');
  }

  protected takeBack({ channel, address }: CurrentConsent): Promise<void> {
    return this.record(draftFor(channel, address, 'revoked'));
  }

  protected async record(draft: ConsentDraft = draftFor('sms', null, 'granted')): Promise<void> {
    const contact = this.edit.contact();
    if (contact === null) return;
    const { ConsentDialog } = await import('./consent-dialog');
    const config = new MatDialogConfig<ConsentDialogData>();
    config.data = { contact, draft };
    config.width = 'min(560px, calc(100vw - 24px))';
    config.maxWidth = 'none';
    const open = this.dialog.open<ConsentDialogType, ConsentDialogData, ConsentList>(ConsentDialog, config);
    const kept = await firstValueFrom(open.afterClosed());
    if (kept === undefined) return;
    this.day.set('');
    const entry = kept.entries[0];
    if (entry)
      this.banner.say({ text: `${labelOf(entry)}: ${stateTexts[entry.state].toLowerCase()}. It is in the ledger.` });
    this.asked.reload();
    try {
      await this.edit.refresh(); // what holds is kept on the contact too, whose version has moved
    } catch (error) {
      this.failure.set(error);
    }
  }

  protected async more(): Promise<void> {
    const [id, next] = [this.contactId(), this.next()];
    if (id === null || next === null) return;
    this.failure.set(undefined);
    try {
      const page = await this.api.older(id, next);
      this.older.update((older) => [...older, ...page.entries]);
      this.olderNext.set(page.next);
    } catch (error) {
      this.failure.set(error);
    }
  }
}
