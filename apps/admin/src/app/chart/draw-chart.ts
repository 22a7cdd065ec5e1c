import { LineChart, PieChart } from 'echarts/charts';
import { AriaComponent, GridComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// Only what is drawn. No tooltip: it writes inline styles, which the page's policy refuses, and the table has every number.
use([LineChart, PieChart, GridComponent, AriaComponent, CanvasRenderer]);

/** Puts an empty chart into an element. The caller disposes of it. */
export const drawChart = (host: HTMLElement): EChartsType => init(host);
