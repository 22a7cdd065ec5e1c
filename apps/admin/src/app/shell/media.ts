import { DestroyRef, inject, signal, type Signal } from '@angular/core';

/** Whether a media query holds, as it changes. */
export function mediaMatches(query: string): Signal<boolean> {
  const media = matchMedia(query);
  const matches = signal(media.matches);
  const follow = (): void => matches.set(media.matches);
  media.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => media.removeEventListener('change', follow));
  return matches.asReadonly();
}

/** Below this width the rail is a drawer and tables are cards. */
export const narrowQuery = '(width < 768px)';
