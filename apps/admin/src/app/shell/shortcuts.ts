import { Service, computed, signal } from '@angular/core';
import { readKeys, takesLetters } from './shortcut-keys';

/** Something a key does. */
export interface Shortcut {
  /** `n`, or two after each other: `g c`. */
  readonly keys: string;
  readonly label: string;
  readonly act: () => void;
}

const storageKey = 'rollcall.shortcuts';
/** How long the second key may take. */
const patienceMs = 1_500;

/** The keys of the moment: the shell adds its own, each page adds its own for as long as it is open. */
@Service()
export class Shortcuts {
  private readonly added = signal<readonly (readonly Shortcut[])[]>([]);
  /** Those of the page first: they win over those of the shell. */
  readonly all = computed(() => this.added().flat());
  /** Single keys can be switched off, for people whose voice software types letters. */
  readonly isOn = signal(read() !== 'off');
  private begun: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @returns a function that takes them away again */
  add(shortcuts: readonly Shortcut[]): () => void {
    this.added.update((all) => [shortcuts, ...all]);
    return () => this.added.update((all) => all.filter((each) => each !== shortcuts));
  }

  turn(isOn: boolean): void {
    this.isOn.set(isOn);
    try {
      localStorage.setItem(storageKey, isOn ? 'on' : 'off');
    } catch {
      // storage is switched off in this browser: the choice lasts as long as the page
    }
  }

  press(event: KeyboardEvent): void {
    if (!this.isOn() || event.defaultPrevented || takesLetters(event.target)) return;
    const before = this.begun;
    this.begin(null);
    const read = readKeys(
      event,
      before,
      this.all().map(({ keys }) => keys),
    );
    if (read.is === 'nothing') return;
    if (read.is === 'begun') return this.begin(read.first);
    event.preventDefault();
    this.all()
      .find(({ keys }) => keys === read.keys)
      ?.act();
  }

  private begin(first: string | null): void {
    clearTimeout(this.timer);
    this.begun = first;
    if (first !== null) this.timer = setTimeout(() => (this.begun = null), patienceMs);
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null; // see turn
  }
}
