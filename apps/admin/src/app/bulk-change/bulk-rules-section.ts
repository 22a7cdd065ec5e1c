import { Component, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  bulkChangeSettingsAtFirst,
  bulkChangeSettingsViewSchema,
  type BulkChangeSettings,
} from '@rollcall/domain/bulk-change';
import { Banner } from '../confirm/banner';
import { ProblemNotice } from '../refusal/problem-notice';
import { changedText } from '../settings/changed-by';
import { FormTroubles, type Troubles } from '../settings/form-troubles';
import { settingsDocument } from '../settings/settings-document';

/** What the form holds; numbers as they are typed. */
interface Draft {
  readonly typedAbove: string;
  readonly approvalAbove: string;
  readonly approvalForDelete: boolean;
}
const draftOf = ({ typedAbove, approvalAbove, approvalForDelete }: BulkChangeSettings): Draft => ({
  typedAbove: `${typedAbove}`,
  approvalAbove: approvalAbove === null ? '' : `${approvalAbove}`,
  approvalForDelete,
});

/** Contacts › Bulk changes: what the organisation wants before one begins (RC-5). */
@Component({
  selector: 'rc-bulk-rules-section',
  imports: [MatButton, ProblemNotice],
  templateUrl: './bulk-rules-section.html',
  styleUrl: '../settings/section.scss',
})
export class BulkRulesSection {
  private readonly banner = inject(Banner);
  protected readonly document = settingsDocument('/api/v1/settings/bulk-changes', (raw) =>
    bulkChangeSettingsViewSchema.parse(raw),
  );
  protected readonly draft = linkedSignal(() => draftOf(this.document.shown.value() ?? bulkChangeSettingsAtFirst));
  protected readonly troubles = new FormTroubles(['typedAbove', 'approvalAbove']);
  protected readonly changedText = changedText;

  protected edit(change: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.troubles.clear();
  }

  protected isChanged(): boolean {
    const now = this.document.shown.value();
    return now !== undefined && JSON.stringify(draftOf(now)) !== JSON.stringify(this.draft());
  }

  protected async save(): Promise<void> {
    if (!this.isChanged()) return;
    const { typedAbove, approvalAbove, approvalForDelete } = this.draft();
    const wrong = troublesWith(typedAbove, approvalAbove);
    if (Object.keys(wrong).length > 0) return this.troubles.say(wrong);
    const wanted: BulkChangeSettings = {
      typedAbove: Number(typedAbove),
      approvalAbove: approvalAbove.trim() === '' ? null : Number(approvalAbove),
      approvalForDelete,
    };
    if (await this.troubles.run(() => this.document.save(() => wanted)))
      this.banner.say({ text: 'The rules for bulk changes were saved.' });
  }
}

const isWhole = (text: string): boolean => /^\d{1,9}$/.test(text.trim());

function troublesWith(typedAbove: string, approvalAbove: string): Troubles {
  const isFine = approvalAbove.trim() === '' || isWhole(approvalAbove);
  return {
    ...(isWhole(typedAbove) ? {} : { typedAbove: 'A whole number from 0.' }),
    ...(isFine ? {} : { approvalAbove: 'A whole number from 0, or nothing.' }),
  };
}
