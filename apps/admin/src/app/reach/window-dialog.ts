import { Component, ElementRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { callingWindowSchema, reachChannels, type CallingWindow, type ReachChannel } from '@rollcall/domain/reach';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormTroubles } from '../settings/form-troubles';
import { channelTexts, knownRegions, regionText } from './window-texts';

/** Which rule, null for a new one, and how it is saved. */
export interface WindowData {
  readonly window: CallingWindow | null;
  /** False: somebody else changed or removed it meanwhile. */
  readonly save: (window: CallingWindow) => Promise<boolean>;
}

const days = [
  [1, 'Monday'],
  [2, 'Tuesday'],
  [3, 'Wednesday'],
  [4, 'Thursday'],
  [5, 'Friday'],
  [6, 'Saturday'],
  [7, 'Sunday'],
] as const;
const fresh: CallingWindow = {
  region: 'US',
  channels: ['voice', 'sms'],
  days: [1, 2, 3, 4, 5, 6, 7],
  from: '09:00',
  until: '20:00',
  source: '',
  isVerified: false,
};
const messages: Readonly<Record<string, string>> = {
  region: 'A country such as US, or a country and its state: US-FL.',
  channels: 'Choose at least one.',
  days: 'Choose at least one day.',
  from: 'A time from 00:00 to 23:59.',
  until: 'A time up to 24:00, and another one than the beginning.',
  source: 'Say where the rule was read.',
};

/** One rule: hours of some days in a region, for some channels. Closes with it once it is saved. */
@Component({
  selector: 'rc-window-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice],
  templateUrl: './window-dialog.html',
  styleUrl: '../settings/form-dialog.scss',
})
export class WindowDialog {
  protected readonly data = inject<WindowData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<WindowDialog, CallingWindow>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly draft = signal<CallingWindow>(this.data.window ?? fresh);
  protected readonly isGone = signal(false);
  protected readonly troubles = new FormTroubles(Object.keys(messages));
  protected readonly days = days;
  protected readonly channels = reachChannels;
  protected readonly channelTexts = channelTexts;
  protected readonly regions = knownRegions;

  protected regionName(): string {
    const { region } = this.draft();
    return callingWindowSchema.shape.region.safeParse(region).success ? regionText(region) : '';
  }

  protected edit(change: Partial<CallingWindow>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.troubles.clear();
  }

  protected tickDay(day: number, isOn: boolean): void {
    this.edit({
      days: days.map(([each]) => each).filter((each) => (each === day ? isOn : this.draft().days.includes(each))),
    });
  }

  protected tickChannel(channel: ReachChannel, isOn: boolean): void {
    const held = this.draft().channels;
    this.edit({ channels: reachChannels.filter((each) => (each === channel ? isOn : held.includes(each))) });
  }

  protected async save(): Promise<void> {
    const read = callingWindowSchema.safeParse(this.draft());
    if (!read.success) {
      const wrong = read.error.issues.map(({ path }) => String(path[0]));
      this.troubles.say(Object.fromEntries(wrong.map((field) => [field, messages[field] ?? ''])));
      this.element.nativeElement.querySelector<HTMLElement>(`#window-${wrong[0]}`)?.focus();
      return;
    }
    const saved = await this.troubles.run(() => this.data.save(read.data));
    if (saved?.done) this.dialog.close(read.data);
    else if (saved) this.isGone.set(true);
  }
}
