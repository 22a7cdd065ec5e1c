import { DestroyRef, Directive, ElementRef, afterRenderEffect, inject, input } from '@angular/core';

/**
 * Lets more than one column stay in view: tells each pinned one how far from the edge it has to stop, which is the width of
 * those before it, as `--pin-0`, `--pin-1`, … of the table. CSS alone cannot know the widths of a table that lays itself out.
 */
@Directive({ selector: 'table[rcStickyColumns]' })
export class StickyColumns {
  private readonly table = inject<ElementRef<HTMLTableElement>>(ElementRef).nativeElement;
  /** Anything that changes the widths. */
  readonly rcStickyColumns = input<unknown>();

  constructor() {
    const observer = new ResizeObserver(() => this.measure());
    observer.observe(this.table);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
    afterRenderEffect({
      mixedReadWrite: () => {
        this.rcStickyColumns();
        this.measure();
      },
    });
  }

  private measure(): void {
    const widths = [...this.table.querySelectorAll<HTMLElement>('thead th.pinned')].map((head) => head.offsetWidth);
    let before = 0;
    for (const [place, width] of widths.entries()) {
      this.table.style.setProperty(`--pin-${place}`, `${before}px`);
      before += width;
    }
  }
}
