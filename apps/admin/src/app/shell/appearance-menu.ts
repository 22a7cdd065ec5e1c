import { Component, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { densities } from '@rollcall/domain/view';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-paths';
import { densityTexts } from '../view/view-messages';
import { Appearance, themes, type Theme } from './appearance';

const themeTexts: Record<Theme, string> = { system: 'Like the system', light: 'Light', dark: 'Dark' };
const themeIcons: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' };

@Component({
  selector: 'rc-appearance-menu',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button type="button" class="icon-button" aria-label="Appearance" [matMenuTriggerFor]="menu">
      <rc-icon [name]="appearance.isDark() ? 'moon' : 'sun'" />
    </button>
    <mat-menu #menu="matMenu">
      <span class="group" aria-hidden="true">Theme</span>
      @for (theme of themes; track theme) {
        <button
          mat-menu-item
          role="menuitemradio"
          [attr.aria-checked]="appearance.theme() === theme"
          (click)="appearance.theme.set(theme)"
        >
          <span class="entry">
            <rc-icon [name]="themeIcons[theme]" />{{ themeTexts[theme] }}
            @if (appearance.theme() === theme) {
              <rc-icon class="tick" name="check" />
            }
          </span>
        </button>
      }
      <span class="group" aria-hidden="true">Rows</span>
      @for (density of densities; track density) {
        <button
          mat-menu-item
          role="menuitemradio"
          [attr.aria-checked]="appearance.density() === density"
          (click)="appearance.density.set(density)"
        >
          <span class="entry">
            <rc-icon name="rows" />{{ densityTexts[density] }}
            @if (appearance.density() === density) {
              <rc-icon class="tick" name="check" />
            }
          </span>
        </button>
      }
    </mat-menu>
  `,
  styles: `
    .group {
      display: block;
      padding: 8px 14px 4px;
      font-size: 12px;
      font-weight: 600;
      color: var(--rc-ink-3);
    }
    .entry {
      display: flex;
      align-items: center;
      gap: 10px;
    }
    .tick {
      margin-inline-start: auto;
      color: var(--rc-accent-strong);
    }
  `,
})
export class AppearanceMenu {
  protected readonly appearance = inject(Appearance);
  protected readonly themes = themes;
  protected readonly densities = densities;
  protected readonly themeTexts = themeTexts;
  protected readonly densityTexts = densityTexts;
  protected readonly themeIcons = themeIcons;
}
