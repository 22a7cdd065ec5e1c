import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { apiKeyListSchema, type ApiKeyView } from '@rollcall/domain/api-key';
import { Banner } from '../confirm/banner';
import { Confirm } from '../confirm/confirm';
import { lastGood } from '../data-table/last-good';
import { formatAgo, formatMoment } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormDialogs } from '../settings/form-dialogs';
import { ApiKeyApi } from './api-key-api';
import { ApiKeyDialog } from './api-key-dialog';

/** Keys that programs sign in with. */
@Component({
  selector: 'rc-api-key-section',
  imports: [MatButton, ProblemNotice],
  templateUrl: './api-key-section.html',
  styleUrl: '../settings/section.scss',
})
export class ApiKeySection {
  private readonly api = inject(ApiKeyApi);
  private readonly dialogs = inject(FormDialogs);
  private readonly confirm = inject(Confirm);
  private readonly banner = inject(Banner);
  protected readonly asked = httpResource(() => '/api/v1/api-keys', { parse: (raw) => apiKeyListSchema.parse(raw) });
  protected readonly list = lastGood(this.asked);
  protected readonly keys = computed(() => this.list.value()?.items ?? []);
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);
  private readonly now = Date.now();

  /** Why a key is not good any more; empty: it is. */
  protected overOf({ revokedAt, expiresAt }: ApiKeyView): string {
    if (revokedAt !== null) return 'Revoked';
    return expiresAt !== null && Date.parse(expiresAt) < this.now ? 'Expired' : '';
  }

  protected aboutOf(key: ApiKeyView): string {
    const used = key.lastUsedAt === null ? 'never used' : `used ${formatAgo(key.lastUsedAt, this.now)}`;
    const until = key.expiresAt === null ? '' : ` · until ${formatMoment(key.expiresAt)}`;
    return `made ${formatMoment(key.createdAt)} by ${key.createdBy.name} · ${used}${until}`;
  }

  protected async add(): Promise<void> {
    this.failure.set(null);
    const name = await this.dialogs.open<string>(ApiKeyDialog, null);
    this.asked.reload();
    if (name !== undefined) this.banner.say({ text: `API key “${name}” was made.` });
  }

  protected async revoke(key: ApiKeyView): Promise<void> {
    this.failure.set(null);
    const sure = await this.confirm.ask({
      title: `Revoke the key “${key.name}”?`,
      text: 'The next request with it is refused. It cannot be made valid again.',
      yes: 'Revoke key',
      no: 'Cancel',
      isDangerous: true,
    });
    if (!sure) return;
    try {
      await this.api.revoke(key.id);
      this.banner.say({ text: `API key “${key.name}” was revoked.` });
    } catch (error) {
      this.failure.set({ doing: `Revoking “${key.name}”`, error });
    }
    this.asked.reload();
  }
}
