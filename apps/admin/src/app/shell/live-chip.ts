import { Component, computed, inject } from '@angular/core';
import { EventStream, type StreamState } from './event-stream';

const texts: Record<StreamState, string> = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'Reconnecting',
  paused: 'Paused',
};
const explained: Record<StreamState, string> = {
  connecting: 'Connecting to live updates',
  live: 'Live: numbers move as the server writes them. Press to pause updates.',
  lost: 'The live stream is interrupted. Numbers are asked for every 5 s until it is back.',
  paused: 'Updates are paused. Press to follow again.',
};

/** Says whether the numbers on the page are alive, and pauses them. */
@Component({
  selector: 'rc-live-chip',
  template: `
    <button
      type="button"
      class="chip"
      [class.good]="state() === 'live'"
      [class.warn]="state() === 'lost' || state() === 'paused'"
      [attr.aria-pressed]="state() !== 'paused'"
      [attr.title]="explained()"
      [attr.aria-label]="text() + ': live updates'"
      (click)="stream.pause(state() !== 'paused')"
    >
      <span class="lamp" [class.on]="state() === 'live'"></span>{{ text() }}
    </button>
  `,
  styles: `
    button {
      border: 0;
      font-family: inherit;
      cursor: pointer;
    }
    .lamp {
      width: 7px;
      height: 7px;
      border-radius: 50%;
      background: currentcolor;
    }
    .lamp.on {
      animation: breathe 2.4s ease-in-out infinite;
    }
  `,
})
export class LiveChip {
  protected readonly stream = inject(EventStream);
  protected readonly state = computed(() => this.stream.state());
  protected readonly text = computed(() => texts[this.state()]);
  protected readonly explained = computed(() => explained[this.state()]);
}
