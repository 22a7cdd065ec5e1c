import type { ComponentType } from '@angular/cdk/portal';
import { Service, inject } from '@angular/core';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

/** Opens dialogs that are one form. The focus returns to the button that opened it. */
@Service()
export class FormDialogs {
  private readonly dialog = inject(MatDialog);

  /** @returns what the form saved; undefined: it was left */
  open<Answer>(part: ComponentType<unknown>, data: unknown): Promise<Answer | undefined> {
    const config = new MatDialogConfig<unknown>();
    config.data = data;
    config.width = 'min(520px, calc(100vw - 24px))';
    config.maxWidth = 'none';
    return firstValueFrom(this.dialog.open<unknown, unknown, Answer>(part, config).afterClosed());
  }
}
