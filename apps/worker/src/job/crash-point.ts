/** Places where the crash suite kills a worker (RELIABILITY §4). They do nothing unless the process was started armed. */
export type CrashPoint =
  | 'after_delivery'
  | 'after_take'
  | 'after_staging_batch'
  | 'mid_effects'
  | 'in_index'
  | 'in_publish'
  | 'before_commit'
  | 'after_commit'
  | 'before_ack'
  | 'in_results';

let armed: { point: string; left: number } | undefined;

/** Arms one point: `<point>:<nth>` kills this process the nth time it is reached. */
export function armCrashPoint(wish: string | undefined): void {
  const [point, nth] = wish?.split(':') ?? [];
  armed = point === undefined ? undefined : { point, left: Number(nth ?? 1) };
}

/** Kills the process without a chance to clean up, if this point is armed and its turn has come. */
export function crashPoint(point: CrashPoint): void {
  if (armed?.point !== point || --armed.left > 0) return;
  process.kill(process.pid, 'SIGKILL');
}
