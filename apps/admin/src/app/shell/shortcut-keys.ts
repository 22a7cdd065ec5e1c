/** What the keyboard asks for: a whole shortcut, the first half of one, or nothing of ours. */
export type KeysRead =
  | { readonly is: 'shortcut'; readonly keys: string }
  | { readonly is: 'begun'; readonly first: string }
  | { readonly is: 'nothing' };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const nothing: KeysRead = { is: 'nothing' };

/**
 * Reads one key after what was begun before it: `n` is a shortcut by itself, `g` begins `g c`. Keys with Ctrl, Cmd or Alt are
 * the browser's. A key that finishes nothing is read as if nothing had been begun.
 * @param known every shortcut there is, e.g. `n`, `g c`
 */
export function readKeys(pressed: Pressed, begun: string | null, known: readonly string[]): KeysRead {
  const { key } = pressed;
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || key.length !== 1) return nothing;
  const both = `${begun} ${key}`;
  if (begun !== null && known.includes(both)) return { is: 'shortcut', keys: both };
  if (known.includes(key)) return { is: 'shortcut', keys: key };
  return known.some((keys) => keys.startsWith(`${key} `)) ? { is: 'begun', first: key } : nothing;
}

/** Whether somebody is typing, or is in a dialog or menu, where a letter is a letter. */
export function takesLetters(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]') !== null;
}
