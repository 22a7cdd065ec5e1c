import { Component, DestroyRef, ElementRef, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { Appearance } from '../shell/appearance';
import { mediaMatches } from '../shell/media';
import type { EChartsType } from 'echarts/core';
import type { ChartOption, Palette } from './chart-option';

/** The numbers of a chart as a table: a chart is never the only place of a number. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart with a title, one sentence that says what it shows, and its numbers as a table. ECharts comes when it is seen. */
@Component({
  selector: 'rc-chart',
  templateUrl: './chart.html',
  styleUrl: './chart.scss',
})
export class Chart {
  private readonly appearance = inject(Appearance);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly isStill = mediaMatches('(prefers-reduced-motion: reduce)');
  readonly heading = input.required<string>();
  readonly summary = input.required<string>();
  readonly table = input.required<ChartTable>();
  readonly option = input.required<(color: Palette) => ChartOption>();
  private readonly canvas = viewChild<ElementRef<HTMLElement>>('canvas');
  private readonly drawn = signal<EChartsType | undefined>(undefined);
  protected readonly showsTable = signal(false);
  protected readonly failed = signal(false);
  protected readonly headingId = `chart-${nextId++}`;
  private readonly looks = computed(() => ({ isDark: this.appearance.isDark(), isStill: this.isStill() }));

  constructor() {
    effect((onCleanup) => {
      const host = this.canvas()?.nativeElement;
      if (!host) return;
      let chart: EChartsType | undefined;
      let isOver = false;
      const resized = new ResizeObserver(() => chart?.resize());
      import('./draw-chart').then(
        ({ drawChart }) => {
          if (isOver) return;
          chart = drawChart(host);
          resized.observe(host);
          this.drawn.set(chart);
        },
        () => this.failed.set(true),
      );
      onCleanup(() => {
        isOver = true;
        resized.disconnect();
        chart?.dispose();
        this.drawn.set(undefined);
      });
    });
    effect(() => {
      const { isStill } = this.looks(); // also read again when the theme changes
      this.drawn()?.setOption({
        ...this.option()(this.colorOf),
        animation: !isStill,
        animationDuration: 200,
        animationDurationUpdate: 200,
        textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      });
    });
    inject(DestroyRef).onDestroy(() => this.drawn()?.dispose());
  }

  /** A canvas cannot resolve `light-dark()`; an element can. */
  private readonly colorOf: Palette = (token) => {
    const probe = document.createElement('span');
    probe.style.setProperty('color', `var(${token})`);
    this.element.nativeElement.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
}

let nextId = 1;
