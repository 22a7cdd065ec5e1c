import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  Component,
  DestroyRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import { maxNotesShown, type NoteView } from '@rollcall/domain/note';
import { firstValueFrom } from 'rxjs';
import { Session } from '../auth/session';
import { ContactEdit } from '../contact/contact-edit';
import { formatCount } from '../format/numbers';
import { formatMoment, formatUtc } from '../format/times';
import { Icon } from '../icon/icon';
import { tell } from '../refusal/problem-messages';
import { ProblemNotice } from '../refusal/problem-notice';
import { mediaMatches, narrowQuery } from '../shell/media';
import { Shortcuts } from '../shell/shortcuts';
import { NoteApi } from './note-api';
import type { NoteDialog as NoteDialogType, NoteDialogData } from './note-dialog';
import { NoteDraft } from './note-draft';
import { NotePages } from './note-pages';

/** Heights of a row in CSS pixels: five thousand of them scroll like fifty only if all are alike. */
const rowHeights = { wide: 64, narrow: 92 } as const;
const mostRowsInView = 7;
const typingMs = 300;

/** *Notes*: written once and kept for good, newest modification first, up to the last 5,000. */
@Component({
  selector: 'rc-contact-notes-tab',
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, Icon, MatButton, ProblemNotice],
  templateUrl: './contact-notes-tab.html',
  styleUrl: './contact-notes-tab.scss',
})
export class ContactNotesTab {
  private readonly api = inject(NoteApi);
  private readonly dialog = inject(MatDialog);
  protected readonly edit = inject(ContactEdit);
  protected readonly mayWrite = inject(Session).may('note.write');
  private readonly contactId = computed(() => this.edit.contact()?.id ?? null);
  protected readonly draft = computed(() => {
    const id = this.contactId();
    return id === null ? null : untracked(() => this.edit.part('note', () => new NoteDraft(id, null, this.api)));
  });
  protected readonly pages = computed(() => {
    const id = this.contactId();
    return id === null ? null : new NotePages(id, this.api);
  });
  private readonly isNarrow = mediaMatches(narrowQuery);
  protected readonly rowHeight = computed(() => (this.isNarrow() ? rowHeights.narrow : rowHeights.wide));
  protected readonly height = computed(
    () => this.rowHeight() * Math.min(this.pages()?.notes().length ?? 0, mostRowsInView),
  );
  private readonly box = viewChild<ElementRef<HTMLTextAreaElement>>('box');
  private readonly scroll = viewChild(CdkVirtualScrollViewport);
  private typing: ReturnType<typeof setTimeout> | undefined;
  /** Told to screen readers. */
  protected readonly said = signal('');
  protected readonly switchedOff = tell('note.disabled');
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;
  protected readonly most = formatCount(maxNotesShown);
  protected readonly idOf = (_at: number, note: NoteView): number => note.id;

  constructor() {
    effect(() => {
      const pages = this.pages();
      untracked(() => void pages?.reload());
    });
    const injector = inject(Injector);
    effect(() => {
      this.height(); // the viewport has measured itself before
      afterNextRender({ read: () => this.scroll()?.checkViewportSize() }, { injector });
    });
    const destroyed = inject(DestroyRef);
    destroyed.onDestroy(() => clearTimeout(this.typing));
    if (!this.mayWrite) return;
    destroyed.onDestroy(
      inject(Shortcuts).add([{ keys: 'a', label: 'Add a note', act: () => this.box()?.nativeElement.focus() }]),
    );
  }

  protected countText({ notes, total, q }: NotePages): string {
    const all = total();
    if (all === null) return '';
    const count = `${formatCount(all.value)} ${all.value === 1 ? 'note' : 'notes'}`;
    const rest = all.relation === 'gte' ? ` of the last ${this.most}` : '';
    const found = q() === '' ? count : `${count} found`;
    return notes().length < all.value ? `${found}${rest}, ${formatCount(notes().length)} loaded` : `${found}${rest}`;
  }

  /** Additions are a part of what is read in the list, so that a search shows what it found. */
  protected textOf({ text, additions }: NoteView): string {
    return [text, ...additions.map((addition) => `↳ ${addition.text}`)].join('\n');
  }

  protected look(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.find(text), typingMs);
  }

  protected async find(text: string): Promise<void> {
    clearTimeout(this.typing);
    this.scroll()?.scrollToIndex(0);
    await this.pages()?.search(text);
  }

  protected async add(): Promise<void> {
    const note = await this.draft()?.write();
    if (!note) return this.box()?.nativeElement.focus();
    this.said.set(`The note was added ${formatMoment(note.createdAt)}.`);
    this.scroll()?.scrollToIndex(0);
    await this.pages()?.search('');
    this.box()?.nativeElement.focus();
  }

  protected async open(note: NoteView): Promise<void> {
    const id = this.contactId();
    if (id === null) return;
    const { NoteDialog } = await import('./note-dialog');
    const config = new MatDialogConfig<NoteDialogData>();
    config.data = { contactId: id, note, mayWrite: this.mayWrite };
    config.width = 'min(640px, calc(100vw - 24px))';
    config.maxWidth = 'none';
    const open = this.dialog.open<NoteDialogType, NoteDialogData, boolean>(NoteDialog, config);
    const hasAdded = await firstValueFrom(open.afterClosed());
    if (hasAdded !== true) return;
    this.said.set('The addition was kept.');
    this.scroll()?.scrollToIndex(0);
    await this.pages()?.reload();
  }
}
