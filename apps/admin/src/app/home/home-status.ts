import { Component, computed, input } from '@angular/core';
import type { HomeContacts } from '@rollcall/domain/home';
import { Chart } from '../chart/chart';
import type { ChartOption, Palette } from '../chart/chart-option';
import { formatShare, formatTotal } from '../format/numbers';

const parts = [
  { id: 'active', label: 'Active', token: '--rc-accent' },
  { id: 'inactive', label: 'Inactive', token: '--rc-quiet' },
] as const;

/** Contacts by status, as a ring. */
@Component({
  selector: 'rc-home-status',
  imports: [Chart],
  template: `
    <section class="panel" aria-labelledby="home-status-title">
      <h2 id="home-status-title" class="visually-hidden">Contacts by status</h2>
      @defer (on viewport) {
        <rc-chart heading="Contacts by status" [summary]="summary()" [table]="table()" [option]="option()" />
      } @placeholder {
        <div class="space"></div>
      }
    </section>
  `,
  styleUrl: './home-part.scss',
  styles: `
    .space {
      height: 262px;
    }
  `,
})
export class HomeStatus {
  readonly contacts = input.required<HomeContacts>();
  private readonly both = computed(() => this.contacts().active.value + this.contacts().inactive.value);
  protected readonly summary = computed(
    () =>
      `${formatShare(this.contacts().active.value, this.both())} of ${formatTotal(this.contacts().all)} are active.`,
  );
  protected readonly table = computed(() => ({
    head: ['Status', 'Contacts', 'Share'],
    rows: parts.map(({ id, label }) => [
      label,
      formatTotal(this.contacts()[id]),
      formatShare(this.contacts()[id].value, this.both()),
    ]),
  }));
  protected readonly option = computed(() => (color: Palette): ChartOption => ({
    series: [
      {
        type: 'pie',
        radius: ['54%', '78%'],
        padAngle: 1.5,
        minAngle: 3,
        itemStyle: { borderRadius: 4 },
        label: { color: color('--rc-ink-2'), fontSize: 12, formatter: '{b}' },
        labelLine: { length: 8, length2: 8, lineStyle: { color: color('--rc-line-strong') } },
        emphasis: { disabled: true },
        data: parts
          .filter(({ id }) => this.contacts()[id].value > 0)
          .map(({ id, label, token }) => ({
            name: label,
            value: this.contacts()[id].value,
            itemStyle: {
              color: color(token),
              // Colours alone do not tell them apart for everybody.
              ...(id === 'inactive' && {
                decal: {
                  color: color('--rc-surface'),
                  symbol: 'rect',
                  dashArrayX: [1, 0],
                  dashArrayY: [2, 5],
                  rotation: 0.8,
                },
              }),
            },
          })),
      },
    ],
  }));
}
