import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import {
  encryptedSettingsViewSchema,
  maxEncryptedFields,
  type EncryptedField,
  type EncryptedSettings,
} from '@rollcall/domain/encrypted';
import { roles, type Role } from '@rollcall/domain/permission';
import { Banner } from '../confirm/banner';
import { Confirm } from '../confirm/confirm';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { changedText } from '../settings/changed-by';
import { FormDialogs } from '../settings/form-dialogs';
import { FormTroubles } from '../settings/form-troubles';
import { roleTexts } from '../settings/role-texts';
import { settingsDocument } from '../settings/settings-document';
import { EncryptedFieldDialog, type EncryptedFieldData } from './encrypted-field-dialog';

type Change = (now: EncryptedSettings) => EncryptedSettings;

/** Which encrypted fields there are, and which roles may reveal or search their values. */
@Component({
  selector: 'rc-encrypted-section',
  imports: [Icon, MatButton, ProblemNotice, RouterLink],
  templateUrl: './encrypted-section.html',
  styleUrl: '../settings/section.scss',
})
export class EncryptedSection {
  private readonly dialogs = inject(FormDialogs);
  private readonly confirm = inject(Confirm);
  private readonly banner = inject(Banner);
  protected readonly document = settingsDocument('/api/v1/settings/encrypted-fields', (raw) =>
    encryptedSettingsViewSchema.parse(raw),
  );
  protected readonly fields = computed(() => this.document.shown.value()?.fields ?? []);
  protected readonly revealRoles = linkedSignal<readonly Role[]>(() => this.document.shown.value()?.revealRoles ?? []);
  protected readonly searchRoles = linkedSignal<readonly Role[]>(() => this.document.shown.value()?.searchRoles ?? []);
  protected readonly isChanged = computed(() => {
    const now = this.document.shown.value();
    return (
      now !== undefined && !(same(now.revealRoles, this.revealRoles()) && same(now.searchRoles, this.searchRoles()))
    );
  });
  protected readonly troubles = new FormTroubles([]);
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);
  protected readonly roles = roles;
  protected readonly roleTexts = roleTexts;
  protected readonly most = maxEncryptedFields;
  protected readonly changedText = changedText;

  protected aboutOf({ mask, isSearchable }: EncryptedField): string {
    return `${mask === 'last4' ? 'shows •••• 1234' : 'shows ••••'} · ${isSearchable ? 'can be searched' : 'cannot be searched'}`;
  }

  protected async edit(field: EncryptedField | null): Promise<void> {
    const taken = field === null ? this.fields().map(({ key }) => key) : [];
    const save = (next: EncryptedField) =>
      this.save((now) => ({
        ...now,
        fields: now.fields.some(({ key }) => key === next.key)
          ? now.fields.map((each) => (each.key === next.key ? next : each))
          : [...now.fields, next],
      }));
    const saved = await this.dialogs.open<EncryptedField>(EncryptedFieldDialog, {
      field,
      taken,
      save,
    } satisfies EncryptedFieldData);
    if (saved) this.banner.say({ text: `Encrypted field “${saved.label}” was ${field ? 'changed' : 'made'}.` });
  }

  protected async remove({ key, label }: EncryptedField): Promise<void> {
    this.failure.set(null);
    const sure = await this.confirm.ask({
      title: `Hide the encrypted field “${label}”?`,
      text: 'It disappears from contacts. Its values stay encrypted as they are, and come back with a new field of the same name.',
      yes: 'Hide field',
      no: 'Cancel',
      isDangerous: true,
    });
    if (!sure) return;
    try {
      await this.save((now) => ({ ...now, fields: now.fields.filter((each) => each.key !== key) }));
      this.banner.say({ text: `Encrypted field “${label}” is hidden.` });
    } catch (error) {
      this.failure.set({ doing: `Hiding “${label}”`, error });
    }
  }

  protected tick(of: 'revealRoles' | 'searchRoles', role: Role, isOn: boolean): void {
    this[of].update((held) => roles.filter((each) => (each === role ? isOn : held.includes(each))));
    this.troubles.clear();
  }

  protected async saveRoles(): Promise<void> {
    if (!this.isChanged()) return;
    const [revealRoles, searchRoles] = [[...this.revealRoles()], [...this.searchRoles()]];
    const saved = await this.troubles.run(() => this.save((now) => ({ ...now, revealRoles, searchRoles })));
    if (saved) this.banner.say({ text: 'Who may reveal and search encrypted values was saved.' });
  }

  private save(change: Change): Promise<unknown> {
    return this.document.save(({ fields, revealRoles, searchRoles }) => change({ fields, revealRoles, searchRoles }));
  }
}

const same = (one: readonly Role[], other: readonly Role[]): boolean =>
  [...one].sort().join() === [...other].sort().join();
