import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { searchableFieldsSchema } from '@rollcall/domain/encrypted';
import { Session } from '../auth/session';
import { EncryptedSearchDialog } from '../encrypted/encrypted-search-dialog';
import { FormDialogs } from '../settings/form-dialogs';

/** Leads to the search by an encrypted value. Absent without the permission, and where no field can be searched. */
@Component({
  selector: 'rc-encrypted-search-button',
  imports: [MatButton],
  template: `
    @if (fields().length > 0) {
      <button type="button" matButton (click)="open()">Find by encrypted value</button>
    }
  `,
})
export class EncryptedSearchButton {
  private readonly dialogs = inject(FormDialogs);
  private readonly session = inject(Session);
  private readonly asked = httpResource(
    () =>
      this.session.may('encrypted.search') && this.session.has('encryptedFields')
        ? '/api/v1/contacts/encrypted-search/fields'
        : undefined,
    { parse: (raw) => searchableFieldsSchema.parse(raw).items },
  );
  protected readonly fields = computed(() => (this.asked.hasValue() ? this.asked.value() : []));

  protected open(): void {
    void this.dialogs.open(EncryptedSearchDialog, { fields: this.fields() });
  }
}
