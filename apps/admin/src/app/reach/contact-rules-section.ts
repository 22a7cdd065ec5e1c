import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  callingWindowsViewSchema,
  defaultReachRules,
  reachChannels,
  type CallingWindow,
  type ReachChannel,
  type ReachRules,
} from '@rollcall/domain/reach';
import { Banner } from '../confirm/banner';
import { Confirm } from '../confirm/confirm';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { changedText } from '../settings/changed-by';
import { FormDialogs } from '../settings/form-dialogs';
import { FormTroubles } from '../settings/form-troubles';
import { settingsDocument } from '../settings/settings-document';
import { WindowDialog, type WindowData } from './window-dialog';
import { byRegion, channelTexts, daysText, regionText, withWindow } from './window-texts';

const rulesOf = ({ windows, needsConsent, callbacks }: ReachRules): ReachRules => ({
  windows,
  needsConsent,
  callbacks,
});
/** What the form below the hours holds; numbers as they are typed. */
interface Limits {
  readonly needsConsent: ReachRules['needsConsent'];
  readonly daysAhead: string;
  readonly missedAfterMinutes: string;
}
const limitsOf = ({ needsConsent, callbacks }: ReachRules): Limits => ({
  needsConsent,
  daysAhead: `${callbacks.daysAhead}`,
  missedAfterMinutes: `${callbacks.missedAfterMinutes}`,
});

/** When people may be reached, what needs their consent, and the limits of callbacks (RC-9). */
@Component({
  selector: 'rc-contact-rules-section',
  imports: [Icon, MatButton, ProblemNotice],
  templateUrl: './contact-rules-section.html',
  styleUrl: '../settings/section.scss',
})
export class ContactRulesSection {
  private readonly dialogs = inject(FormDialogs);
  private readonly confirm = inject(Confirm);
  private readonly banner = inject(Banner);
  protected readonly document = settingsDocument('/api/v1/calling-windows', (raw) =>
    callingWindowsViewSchema.parse(raw),
  );
  protected readonly regions = computed(() => byRegion(this.document.shown.value()?.windows ?? []));
  protected readonly unverified = computed(
    () => this.document.shown.value()?.windows.filter(({ isVerified }) => !isVerified).length ?? 0,
  );
  protected readonly isAsShipped = computed(() => {
    const now = this.document.shown.value();
    return now === undefined || JSON.stringify(rulesOf(now)) === JSON.stringify(defaultReachRules);
  });
  protected readonly limits = linkedSignal<Limits>(() => limitsOf(this.document.shown.value() ?? defaultReachRules));
  protected readonly troubles = new FormTroubles(['callbacks.daysAhead', 'callbacks.missedAfterMinutes']);
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);
  protected readonly channels = reachChannels;
  protected readonly channelTexts = channelTexts;
  protected readonly daysText = daysText;
  protected readonly changedText = changedText;

  protected channelsOf({ channels }: CallingWindow): string {
    return channels.map((channel) => channelTexts[channel]).join(', ');
  }

  protected labelOf(window: CallingWindow): string {
    return `${regionText(window.region)}, ${daysText(window.days)}, ${window.from} to ${window.until}`;
  }

  protected async edit(window: CallingWindow | null): Promise<void> {
    const save = (next: CallingWindow) => this.put(window, next);
    const saved = await this.dialogs.open<CallingWindow>(WindowDialog, { window, save } satisfies WindowData);
    if (saved) this.banner.say({ text: `Saved: ${this.labelOf(saved)}. Callbacks are judged by it from now on.` });
  }

  protected async remove(window: CallingWindow): Promise<void> {
    const sure = await this.confirm.ask({
      title: 'Delete these hours?',
      text: `${this.labelOf(window)}. Without any hours of its own the region follows those of its country.`,
      yes: 'Delete hours',
      no: 'Cancel',
      isDangerous: true,
    });
    if (sure && (await this.act('Deleting the hours', () => this.put(window, null))))
      this.banner.say({ text: `Deleted: ${this.labelOf(window)}.` });
  }

  protected async reset(): Promise<void> {
    const sure = await this.confirm.ask({
      title: 'Reset to the rules Rollcall comes with?',
      text: 'All hours, what needs consent and the limits of callbacks become as they were at first. The rules of today are kept as a version.',
      yes: 'Reset the rules',
      no: 'Cancel',
      isDangerous: true,
    });
    const put = async () => this.document.save(() => defaultReachRules);
    if (sure && (await this.act('Resetting the rules', put)))
      this.banner.say({ text: 'The rules are as Rollcall comes with them.' });
  }

  protected editLimits(change: Partial<Limits>): void {
    this.limits.update((limits) => ({ ...limits, ...change }));
    this.troubles.clear();
  }

  protected tick(channel: ReachChannel, isOn: boolean): void {
    this.editLimits({ needsConsent: { ...this.limits().needsConsent, [channel]: isOn } });
  }

  protected areLimitsChanged(): boolean {
    const now = this.document.shown.value();
    return now !== undefined && JSON.stringify(limitsOf(now)) !== JSON.stringify(this.limits());
  }

  protected async saveLimits(): Promise<void> {
    if (!this.areLimitsChanged()) return;
    const { needsConsent, daysAhead, missedAfterMinutes } = this.limits();
    const wrong = {
      ...(isWhole(daysAhead, 365) ? {} : { 'callbacks.daysAhead': 'A whole number from 1 to 365.' }),
      ...(isWhole(missedAfterMinutes, 1440)
        ? {}
        : { 'callbacks.missedAfterMinutes': 'A whole number from 1 to 1440.' }),
    };
    if (Object.keys(wrong).length > 0) return this.troubles.say(wrong);
    const callbacks = { daysAhead: Number(daysAhead), missedAfterMinutes: Number(missedAfterMinutes) };
    const put = () => this.document.save(({ windows }) => ({ windows, needsConsent, callbacks }));
    if (await this.troubles.run(put)) this.banner.say({ text: 'Consent and limits of callbacks were saved.' });
  }

  /** @returns false: the rule to replace is not there any more */
  private async put(before: CallingWindow | null, after: CallingWindow | null): Promise<boolean> {
    const now = this.document.shown.value();
    const windows = now === undefined ? null : withWindow(now.windows, before, after);
    if (windows === null) return false;
    await this.document.save((rules) => ({ ...rulesOf(rules), windows }));
    return true;
  }

  private async act(doing: string, work: () => Promise<unknown>): Promise<boolean> {
    this.failure.set(null);
    try {
      return (await work()) !== false;
    } catch (error) {
      this.failure.set({ doing, error });
      return false;
    }
  }
}

const isWhole = (text: string, most: number): boolean => /^\d{1,4}$/.test(text.trim()) && +text >= 1 && +text <= most;
