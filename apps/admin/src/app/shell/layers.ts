import { Service, inject } from '@angular/core';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';

/** The two layers of the shell that keys open. Each is loaded when it is first wanted, and opens once. */
@Service()
export class Layers {
  private readonly dialog = inject(MatDialog);
  private isOpening = false;

  palette(): Promise<void> {
    return this.open(async () => {
      const { Palette } = await import('./palette');
      const config = this.configured('Command palette');
      config.position = { top: '12vh' };
      config.panelClass = 'palette-panel';
      return this.dialog.open(Palette, config);
    });
  }

  shortcuts(): Promise<void> {
    return this.open(async () => {
      const { ShortcutSheet } = await import('./shortcut-sheet');
      const config = this.configured();
      config.autoFocus = 'first-heading'; // its first control stands at its end
      return this.dialog.open(ShortcutSheet, config);
    });
  }

  private configured(label?: string): MatDialogConfig {
    const config = new MatDialogConfig();
    config.width = 'min(560px, calc(100vw - 24px))';
    config.maxWidth = 'none';
    if (label !== undefined) config.ariaLabel = label;
    return config;
  }

  private async open(show: () => Promise<unknown>): Promise<void> {
    // A dialog that asks something is not covered by another one.
    if (this.isOpening || this.dialog.openDialogs.length > 0) return;
    this.isOpening = true;
    try {
      await show();
    } finally {
      this.isOpening = false;
    }
  }
}
