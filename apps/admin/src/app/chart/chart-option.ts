import type { LineSeriesOption, PieSeriesOption } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** What our charts may ask of ECharts: the modules of `draw-chart.ts`, and no others. */
export type ChartOption = ComposeOption<LineSeriesOption | PieSeriesOption | GridComponentOption>;

/** Colours as the theme has them now, ready for a canvas, which knows no CSS variables. */
export type Palette = (token: string) => string;
