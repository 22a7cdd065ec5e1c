import { Service, inject } from '@angular/core';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import type { CallbackOutcomes, CallbackView, ChangeCallback, ChangeCallbacks } from '@rollcall/domain/callback';
import { firstValueFrom } from 'rxjs';
import { Banner } from '../confirm/banner';
import { Confirm } from '../confirm/confirm';
import { CallbackApi } from './callback-api';
import { labelOf } from './callback-columns';
import type { CallbackData } from './callback-dialog';

/** What several callbacks can be asked for at once. */
export type SeveralKind = ChangeCallbacks['change']['kind'];

/** What is done with callbacks: asked first, done, told. Each throws what the server refuses, and says whether something changed. */
@Service()
export class CallbackActs {
  private readonly api = inject(CallbackApi);
  private readonly confirm = inject(Confirm);
  private readonly banner = inject(Banner);
  private readonly dialog = inject(MatDialog);

  async add(of: Omit<CallbackData, 'callback'>): Promise<boolean> {
    return this.write({ ...of, callback: null }, 'Callback scheduled');
  }

  async modify(callback: CallbackView): Promise<boolean> {
    const { id, name } = callback.contact;
    return this.write({ contactId: id, contactName: name, callback }, 'Callback changed');
  }

  async finish(callback: CallbackView): Promise<boolean> {
    const { CallbackDoneDialog } = await import('./callback-small-dialogs');
    const result = await this.open<NonNullable<ChangeCallback['result']>>(CallbackDoneDialog, callback);
    if (result === undefined) return false;
    this.tell('Callback done', await this.api.change(callback, { state: 'done', result }));
    return true;
  }

  async deactivate(callback: CallbackView): Promise<boolean> {
    const isSure = await this.confirm.ask({
      title: 'Deactivate this callback?',
      text: `${labelOf(callback)}. Nobody will call then. It stays in the list, and cannot be opened again.`,
      yes: 'Deactivate',
      no: 'Cancel',
      isDangerous: true,
    });
    if (!isSure) return false;
    this.tell('Callback deactivated', await this.api.change(callback, { state: 'inactive' }));
    return true;
  }

  /** @returns null: nothing was asked for */
  async several(kind: SeveralKind, callbacks: readonly CallbackView[]): Promise<CallbackOutcomes | null> {
    const change = await this.askFor(kind, callbacks.length);
    if (change === null) return null;
    this.banner.close(); // what it says is of before
    return this.api.changeSeveral(callbacks, change);
  }

  private async askFor(kind: SeveralKind, count: number): Promise<ChangeCallbacks['change'] | null> {
    if (kind === 'deactivate') {
      const many = count === 1 ? '1 callback' : `${count} callbacks`;
      const text = 'Nobody will call then. They stay in the list, and cannot be opened again.';
      const question = { title: `Deactivate ${many}?`, text, yes: `Deactivate ${many}`, no: 'Cancel' };
      return (await this.confirm.ask({ ...question, isDangerous: true })) ? { kind } : null;
    }
    const { CallbackAgentDialog, CallbackShiftDialog } = await import('./callback-small-dialogs');
    const part: ComponentType<unknown> = kind === 'move-agent' ? CallbackAgentDialog : CallbackShiftDialog;
    return (await this.open<ChangeCallbacks['change']>(part, count)) ?? null;
  }

  private async write(data: CallbackData, done: string): Promise<boolean> {
    const { CallbackDialog } = await import('./callback-dialog');
    const saved = await this.open<CallbackView>(CallbackDialog, data);
    if (saved === undefined) return false;
    this.tell(done, saved);
    return true;
  }

  private tell(done: string, callback: CallbackView): void {
    this.banner.say({ text: `${done}: ${labelOf(callback)}.` });
  }

  private open<Answer>(part: ComponentType<unknown>, data: unknown): Promise<Answer | undefined> {
    const config = new MatDialogConfig<unknown>();
    config.data = data;
    config.width = 'min(560px, calc(100vw - 24px))';
    config.maxWidth = 'none';
    return firstValueFrom(this.dialog.open<unknown, unknown, Answer>(part, config).afterClosed());
  }
}
