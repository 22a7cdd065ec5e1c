import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** One number, and the list that it is the number of. */
export interface Tile {
  /** What tests know it by. */
  readonly id: string;
  readonly label: string;
  readonly number: string;
  /** Beside the number, smaller. */
  readonly more?: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string | null>>;
  readonly isHot?: boolean;
}

/** Numbers at the head of a page. Each leads to its list. */
@Component({
  selector: 'rc-tiles',
  imports: [RouterLink],
  template: `
    <ul>
      @for (tile of tiles(); track tile.id) {
        <li>
          <a [routerLink]="tile.path" [queryParams]="tile.params">
            <span class="label">{{ tile.label }}</span>
            <span>
              <span class="number" [class.hot]="tile.isHot" [attr.data-testid]="tile.id">{{ tile.number }}</span>
              @if (tile.more) {
                <span class="more">{{ tile.more }}</span>
              }
            </span>
          </a>
        </li>
      }
    </ul>
  `,
  styleUrl: './tiles.scss',
})
export class Tiles {
  readonly tiles = input.required<readonly Tile[]>();
}
