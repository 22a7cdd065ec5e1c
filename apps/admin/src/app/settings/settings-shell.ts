import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '../auth/session';
import { Icon } from '../icon/icon';
import { partsFor } from './settings-sections';

/** The list of sections, and the one that is open. */
@Component({
  selector: 'rc-settings-shell',
  imports: [Icon, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <nav aria-label="Sections of the settings">
      @for (part of parts(); track part.label) {
        <div class="part">
          <p class="label" [id]="'settings-' + part.label">{{ part.label }}</p>
          <ul [attr.aria-labelledby]="'settings-' + part.label">
            @for (section of part.sections; track section.path) {
              <li>
                <a [routerLink]="['/settings', section.path]" routerLinkActive="here" ariaCurrentWhenActive="page">
                  <rc-icon [name]="section.icon" />{{ section.label }}
                </a>
              </li>
            }
          </ul>
        </div>
      }
    </nav>
    <div class="open"><router-outlet /></div>
  `,
  styleUrl: './settings-shell.scss',
})
export class SettingsShell {
  private readonly session = inject(Session);
  protected readonly parts = computed(() => partsFor((permission) => this.session.may(permission)));
}
