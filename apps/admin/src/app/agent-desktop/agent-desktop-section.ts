import { Component, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { agentDesktopViewSchema, type AgentDesktop } from '@rollcall/domain/agent-desktop';
import { Banner } from '../confirm/banner';
import { ProblemNotice } from '../refusal/problem-notice';
import { changedText } from '../settings/changed-by';
import { FormTroubles } from '../settings/form-troubles';
import { settingsDocument } from '../settings/settings-document';

/** Agents › Agent Desktop › General. */
@Component({
  selector: 'rc-agent-desktop-section',
  imports: [MatButton, ProblemNotice],
  template: `
    <div class="page">
      <div class="page-head"><h1 tabindex="-1">Agent Desktop</h1></div>
      @if (document.asked.error(); as error) {
        <rc-problem-notice doing="Loading the settings" [error]="error" (again)="document.asked.reload()" />
      }
      <section class="panel" aria-labelledby="general-title" [attr.aria-busy]="document.asked.isLoading()">
        <div class="panel-head"><h2 id="general-title">General</h2></div>
        @if (document.shown.value(); as now) {
          <form class="form" (submit)="$event.preventDefault(); save()" (keydown.control.enter)="save()">
            @if (troubles.failure(); as error) {
              <rc-problem-notice doing="Saving" [error]="error" (again)="save()" />
            }
            <label class="choice">
              <input #box type="checkbox" [checked]="notes()" (change)="notes.set(box.checked)" />
              <span
                >Notes Enabled
                <small
                  >On: agents read a contact’s notes and can write some. Off: they do not find them at all. Supervisors
                  and admins always do.</small
                ></span
              >
            </label>
            <div class="saves">
              <button type="submit" matButton="filled" [attr.aria-disabled]="troubles.isBusy() || !isChanged()">
                {{ troubles.isBusy() ? 'Saving…' : 'Save' }}
              </button>
              <span class="when">{{ changedText(now, 'Never changed: off from the beginning.') }}</span>
            </div>
          </form>
        } @else if (!document.asked.error()) {
          <div class="ghosts" aria-hidden="true"><span class="skeleton"></span><span class="skeleton"></span></div>
        }
      </section>
    </div>
  `,
  styleUrl: '../settings/section.scss',
})
export class AgentDesktopSection {
  private readonly banner = inject(Banner);
  protected readonly document = settingsDocument('/api/v1/settings/agent-desktop', (raw) =>
    agentDesktopViewSchema.parse(raw),
  );
  protected readonly notes = linkedSignal(() => this.document.shown.value()?.notesEnabled ?? false);
  protected readonly troubles = new FormTroubles([]);
  protected readonly changedText = changedText;

  protected isChanged(): boolean {
    return this.document.shown.value()?.notesEnabled !== this.notes();
  }

  protected async save(): Promise<void> {
    if (!this.isChanged()) return;
    const wanted: AgentDesktop = { notesEnabled: this.notes() };
    const saved = await this.troubles.run(() => this.document.save(() => wanted));
    if (saved)
      this.banner.say({
        text: saved.done.notesEnabled ? 'Agents see notes now.' : 'Agents do not see notes any more.',
      });
  }
}
