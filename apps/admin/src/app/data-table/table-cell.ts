import { Directive, TemplateRef, inject, input } from '@angular/core';

/** How the cells of one column look: `<ng-template rcCell="name" [rcCellOf]="rows()" let-row>`. */
@Directive({ selector: 'ng-template[rcCell]' })
export class TableCell<T> {
  readonly rcCell = input.required<string>();
  /** Only for the type of `let-row`. */
  readonly rcCellOf = input.required<readonly T[]>();
  readonly template = inject<TemplateRef<{ $implicit: T }>>(TemplateRef);

  static ngTemplateContextGuard<T>(_cell: TableCell<T>, _context: unknown): _context is { $implicit: T } {
    return true;
  }
}

/** How one row looks as a card, on narrow screens. */
@Directive({ selector: 'ng-template[rcCard]' })
export class TableCard<T> {
  readonly rcCard = input.required<readonly T[]>();
  readonly template = inject<TemplateRef<{ $implicit: T }>>(TemplateRef);

  static ngTemplateContextGuard<T>(_card: TableCard<T>, _context: unknown): _context is { $implicit: T } {
    return true;
  }
}
