import { outcomes, type JobThroughput, type JobView, type Outcome } from '@rollcall/domain/job';
import type { ChartOption, Palette } from '../chart/chart-option';
import { roughly } from '../format/numbers';
import { outcomeText } from './job-messages';

/** The speed between two measurements. */
export interface Speed {
  readonly seconds: number;
  readonly phase: string;
  readonly rowsPerSecond: number;
}

const mostPoints = 240;
const smallestLabelled = 0.04;

/** Speeds out of running totals; thinned out, so that an hour does not draw 3,600 points. */
export function speedsOf(points: JobThroughput['points']): readonly Speed[] {
  const first = points[0];
  if (!first) return [];
  const every = Math.max(1, Math.ceil(points.length / mostPoints));
  const kept = points.filter((_point, place) => place % every === 0 || place === points.length - 1);
  const startMs = Date.parse(first.at);
  return kept.flatMap((point, place) => {
    const before = kept[place - 1];
    if (!before) return [];
    const seconds = (Date.parse(point.at) - Date.parse(before.at)) / 1000;
    if (seconds <= 0) return [];
    return [
      {
        seconds: (Date.parse(point.at) - startMs) / 1000,
        phase: point.phase,
        rowsPerSecond: Math.max(0, (point.rows - before.rows) / seconds),
      },
    ];
  });
}

/** The curve of rows a second. */
export const throughputOption =
  (speeds: readonly Speed[]) =>
  (color: Palette): ChartOption => ({
    grid: { left: 4, right: 10, top: 12, bottom: 2, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: 'dataMax',
      axisLabel: { color: color('--rc-ink-3'), fontSize: 11, formatter: clockOf, hideOverlap: true },
      axisLine: { lineStyle: { color: color('--rc-line') } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      axisLabel: { color: color('--rc-ink-3'), fontSize: 11, formatter: (value: number) => `${roughly(value)}/s` },
      splitLine: { lineStyle: { color: color('--rc-line') } },
    },
    series: [
      {
        type: 'line',
        showSymbol: false,
        smooth: 0.25,
        lineStyle: { width: 2, color: color('--rc-accent') },
        itemStyle: { color: color('--rc-accent') },
        areaStyle: { color: color('--rc-accent'), opacity: 0.14 },
        data: speeds.map((speed) => [speed.seconds, speed.rowsPerSecond]),
      },
    ],
  });

const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${`${Math.floor(seconds % 60)}`.padStart(2, '0')}`;

/** A pattern for each outcome: colours alone do not tell them apart for everybody. */
const patterns: Record<Outcome, object> = {
  created: { symbol: 'none' },
  updated: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  unchanged: {
    symbol: 'circle',
    dashArrayX: [
      [4, 4],
      [0, 4, 4, 0],
    ],
    dashArrayY: [4, 0],
    symbolSize: 0.7,
  },
  skipped: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [4, 4], rotation: 0 },
  rejected: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
};

/** The ring of outcomes. */
export const donutOption =
  (job: Pick<JobView, 'kind' | 'ledger' | 'isDryRun'>) =>
  (color: Palette): ChartOption => ({
    series: [
      {
        type: 'pie',
        radius: ['52%', '78%'],
        minAngle: 4,
        padAngle: 1.5,
        itemStyle: { borderRadius: 4 },
        label: { color: color('--rc-ink-2'), fontSize: 12, formatter: '{b}' },
        labelLine: { length: 8, length2: 8, lineStyle: { color: color('--rc-line-strong') } },
        emphasis: { disabled: true },
        data: outcomes
          .filter((outcome) => job.ledger[outcome] > 0)
          .map((outcome) => ({
            name: outcomeText(job, outcome).label,
            value: job.ledger[outcome],
            // Labels of slivers would lie on top of each other; the ledger above has all of them.
            label: { show: job.ledger[outcome] > job.ledger.read * smallestLabelled },
            labelLine: { show: job.ledger[outcome] > job.ledger.read * smallestLabelled },
            itemStyle: {
              color: color(`--rc-${outcome}`),
              decal: { color: color('--rc-surface'), ...patterns[outcome] },
            },
          })),
      },
    ],
  });
