import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { mailListSchema, mailSettingsViewSchema, type MailView } from '@rollcall/domain/mail';
import { lastGood } from '../data-table/last-good';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormDialogs } from '../settings/form-dialogs';
import { MailDialog } from './mail-dialog';
import { aboutMail, mailLook, waySentence } from './mail-messages';

const shown = 50;

/** Messages › E-mail: how mails about jobs leave, and what became of the last ones. */
@Component({
  selector: 'rc-mail-section',
  imports: [MatButton, ProblemNotice],
  templateUrl: './mail-section.html',
  styleUrl: '../settings/section.scss',
})
export class MailSection {
  private readonly dialogs = inject(FormDialogs);
  protected readonly settings = httpResource(() => '/api/v1/settings/mail', {
    parse: (raw) => mailSettingsViewSchema.parse(raw),
  });
  protected readonly asked = httpResource(() => `/api/v1/mails?limit=${shown}`, {
    parse: (raw) => mailListSchema.parse(raw),
  });
  protected readonly list = lastGood(this.asked);
  protected readonly mails = computed(() => this.list.value()?.items ?? []);
  protected readonly isCut = computed(() => (this.list.value()?.next ?? null) !== null);
  protected readonly way = computed(() => (this.settings.hasValue() ? waySentence(this.settings.value()) : undefined));
  protected readonly shown = shown;
  protected readonly aboutMail = aboutMail;
  protected readonly mailLook = mailLook;

  protected async read(mail: MailView): Promise<void> {
    await this.dialogs.open(MailDialog, mail);
  }
}
