import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { customFieldListSchema, customFieldUsageSchema, type CustomFieldView } from '@rollcall/domain/custom-field';
import { Session } from '../auth/session';
import { Banner } from '../confirm/banner';
import { Confirm } from '../confirm/confirm';
import { lastGood } from '../data-table/last-good';
import { formatTotal } from '../format/numbers';
import { formatMoment } from '../format/times';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormDialogs } from '../settings/form-dialogs';
import { CustomFieldApi, allCustomFields } from './custom-field-api';
import { CustomFieldDialog, type CustomFieldData } from './custom-field-dialog';
import { typeTexts } from './custom-field-draft';

const most = 100;

/** Custom fields of contacts: defined, ordered, deleted with their values kept, and brought back. */
@Component({
  selector: 'rc-custom-field-section',
  imports: [Icon, MatButton, ProblemNotice],
  templateUrl: './custom-field-section.html',
  styleUrl: '../settings/section.scss',
})
export class CustomFieldSection {
  private readonly api = inject(CustomFieldApi);
  private readonly dialogs = inject(FormDialogs);
  private readonly confirm = inject(Confirm);
  private readonly banner = inject(Banner);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly mayCreate = inject(Session).may('contact.create-custom-field');
  protected readonly asked = httpResource(() => allCustomFields, {
    parse: (raw) => customFieldListSchema.parse(raw),
  });
  private readonly usageAsked = httpResource(() => '/api/v1/custom-fields/usage', {
    parse: (raw) => customFieldUsageSchema.parse(raw),
  });
  protected readonly list = lastGood(this.asked);
  private readonly all = computed(() => this.list.value()?.items ?? []);
  protected readonly fields = computed(() => this.all().filter(({ deletedAt }) => deletedAt === null));
  protected readonly deleted = computed(() => this.all().filter(({ deletedAt }) => deletedAt !== null));
  private readonly usage = computed(
    () => new Map((this.usageAsked.hasValue() ? this.usageAsked.value().items : []).map((item) => [item.key, item])),
  );
  protected readonly isFull = computed(() => this.fields().length >= most);
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);
  protected readonly moved = signal('');
  protected readonly most = most;
  protected readonly typeTexts = typeTexts;
  protected readonly formatMoment = formatMoment;

  protected aboutOf({ type, section, options }: CustomFieldView): string {
    const kept = type === 'list' ? `: ${options.slice(0, 5).join(', ')}${options.length > 5 ? ', …' : ''}` : '';
    return `${typeTexts[type].label}${kept}${section === null ? '' : ` · under ${section}`}`;
  }

  protected usageOf({ key }: CustomFieldView): string {
    const used = this.usage().get(key);
    if (used) return `${formatTotal(used)} ${used.value === 1 ? 'contact' : 'contacts'}`;
    return this.usageAsked.error() ? 'usage unknown' : this.usageAsked.hasValue() ? '0 contacts' : '';
  }

  protected async edit(field: CustomFieldView | null): Promise<void> {
    this.failure.set(null);
    const sections = [...new Set(this.fields().flatMap(({ section }) => section ?? []))];
    const data: CustomFieldData = { field, sections };
    const saved = await this.dialogs.open<CustomFieldView>(CustomFieldDialog, data);
    await this.reread();
    if (!saved) return;
    this.usageAsked.reload();
    this.banner.say({ text: `Field “${saved.label}” was ${field ? 'changed' : 'made'}.` });
  }

  protected async move(field: CustomFieldView, by: -1 | 1): Promise<void> {
    const position = field.position + by;
    await this.act(`Moving “${field.label}”`, () => this.api.change(field, { position }));
    this.moved.set(`${field.label} is number ${position} now.`);
    const word = by < 0 ? 'up' : 'down';
    setTimeout(() => {
      const list = this.element.nativeElement;
      const find = (way: string) =>
        list.querySelector<HTMLButtonElement>(`[data-move="${way}-${CSS.escape(field.key)}"]`);
      const same = find(word);
      (same?.disabled ? find(word === 'up' ? 'down' : 'up') : same)?.focus();
    });
  }

  protected async remove(field: CustomFieldView): Promise<void> {
    const used = this.usageOf(field);
    const sure = await this.confirm.ask({
      title: `Delete the field “${field.label}”?`,
      text: `${used === '' ? '' : `In use by ${used}. `}It disappears from contacts, lists, filters and imports. Its values are kept, and come back when you restore it.`,
      yes: 'Delete field',
      no: 'Cancel',
      isDangerous: true,
    });
    if (!sure) return;
    const gone = await this.act(`Deleting “${field.label}”`, () => this.api.remove(field));
    if (!gone) return;
    const undo = async (): Promise<string> => {
      await this.api.restore(gone);
      this.asked.reload();
      return `Field “${field.label}” is back.`;
    };
    this.banner.say({ text: `Field “${field.label}” was deleted.`, undo });
  }

  protected async restore(field: CustomFieldView): Promise<void> {
    const back = await this.act(`Restoring “${field.label}”`, () => this.api.restore(field));
    if (back) this.banner.say({ text: `Field “${back.label}” is back, with its values.` });
  }

  /** Does it and reads the list anew, also if it was refused: somebody may have been faster. */
  private async act(doing: string, work: () => Promise<CustomFieldView>): Promise<CustomFieldView | null> {
    this.failure.set(null);
    try {
      return await work();
    } catch (error) {
      this.failure.set({ doing, error });
      return null;
    } finally {
      await this.reread();
    }
  }

  /** Done when the new list is there: only then the focus can follow what moved, and what is said to be made is to be seen. */
  private async reread(): Promise<void> {
    try {
      this.asked.set(await this.api.list());
    } catch {
      this.asked.reload(); // which says why not
    }
  }
}
