import { computed, signal } from '@angular/core';

/** How long a value is shown. */
export const shownForMs = 30_000;
/** From here on it is said that the value is about to go. */
const soonSeconds = 10;

/**
 * Holds one revealed value for thirty seconds and nowhere else. It goes by the time that has passed, not by the ticks that were
 * counted: a page in the background ticks late.
 */
export class RevealClock {
  private readonly held = signal<string | null>(null);
  private readonly seconds = signal(0);
  private timer: ReturnType<typeof setInterval> | undefined;
  readonly value = this.held.asReadonly();
  readonly secondsLeft = this.seconds.asReadonly();
  /** What a screen reader is told: three times, not thirty. */
  readonly said = computed(() => {
    if (this.held() === null) return this.hasShown() ? 'Hidden again.' : '';
    return this.seconds() <= soonSeconds ? `Hidden in ${soonSeconds} seconds.` : 'Shown for 30 seconds.';
  });
  private readonly hasShown = signal(false);

  /** @param onHidden called when the time is over, not when somebody hides it sooner */
  show(value: string, onHidden: () => void = () => undefined): void {
    this.hide();
    const untilMs = Date.now() + shownForMs;
    const tick = (): void => {
      const left = untilMs - Date.now();
      this.seconds.set(Math.max(0, Math.ceil(left / 1_000)));
      if (left > 0) return;
      this.hide();
      onHidden();
    };
    this.held.set(value);
    this.hasShown.set(true);
    tick();
    this.timer = setInterval(tick, 250);
  }

  hide(): void {
    clearInterval(this.timer);
    this.held.set(null);
    this.seconds.set(0);
  }
}
