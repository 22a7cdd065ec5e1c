import type { IconName } from '../icon/icon-paths';

/** Something that can be done with one row, from its menu ⋮. */
export interface RowAction {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  /** Drawn beside ⋮ while the row is hovered or has the focus. The menu has it too: hover only saves a click. */
  readonly isQuick?: boolean;
  /** The Delete key does it. */
  readonly isDelete?: boolean;
}

/** Which action of which row. */
export interface RowActed<T> {
  readonly action: string;
  readonly row: T;
}
