import { Service, computed, effect, signal, type WritableSignal } from '@angular/core';
import { densities } from '@rollcall/domain/view';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Theme and density, kept in this browser. `public/appearance.js` reads the same two keys before the first paint. */
@Service()
export class Appearance {
  readonly theme = kept('rollcall.theme', themes, 'system');
  readonly density = kept('rollcall.density', densities, 'standard');
  private readonly systemIsDark = signal(false);
  readonly isDark = computed(() => this.theme() === 'dark' || (this.theme() === 'system' && this.systemIsDark()));

  constructor() {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    this.systemIsDark.set(dark.matches);
    dark.addEventListener('change', () => this.systemIsDark.set(dark.matches));
    effect(() => {
      const root = document.documentElement;
      root.dataset['theme'] = this.theme();
      root.dataset['density'] = this.density();
    });
  }
}

function kept<W extends string>(key: string, words: readonly W[], otherwise: W): WritableSignal<W> {
  const value = signal(words.find((word) => word === read(key)) ?? otherwise);
  effect(() => write(key, value()));
  return value;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is switched off in this browser: the choice lasts as long as the page
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // see read
  }
}
