import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { toFilterInUrl } from '@rollcall/domain/filter';
import { groupListSchema, groupViewSchema, type DeletedGroup, type GroupView } from '@rollcall/domain/group';
import { Banner } from '../confirm/banner';
import { lastGood } from '../data-table/last-good';
import { formatCount, formatTotal } from '../format/numbers';
import { formatMoment } from '../format/times';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormDialogs } from '../settings/form-dialogs';
import { NameDialog, type NameData } from '../settings/name-dialog';
import { GroupApi } from './group-api';
import { GroupDeleteDialog } from './group-delete-dialog';

const shown = 200;
const hint = 'As people call it. Files name it the same way, whatever the case.';

/** Groups of contacts: made, renamed, deleted. */
@Component({
  selector: 'rc-group-section',
  imports: [Icon, MatButton, ProblemNotice, RouterLink],
  templateUrl: './group-section.html',
  styleUrl: '../settings/section.scss',
})
export class GroupSection {
  private readonly api = inject(GroupApi);
  private readonly dialogs = inject(FormDialogs);
  private readonly banner = inject(Banner);
  protected readonly q = signal('');
  protected readonly asked = httpResource(
    () => ({
      url: '/api/v1/groups',
      params: { limit: shown, ...(this.q().trim() === '' ? {} : { q: this.q().trim() }) },
    }),
    { parse: (raw) => groupListSchema.parse(raw) },
  );
  protected readonly list = lastGood(this.asked);
  protected readonly groups = computed(() => this.list.value()?.items ?? []);
  protected readonly isCut = computed(() => (this.list.value()?.next ?? null) !== null);
  protected readonly shown = shown;
  protected readonly formatTotal = formatTotal;
  protected readonly formatCount = formatCount;

  /** The contacts of a group, as the list of contacts understands it. */
  protected filterOf({ id }: GroupView): string {
    return toFilterInUrl({ field: 'group', op: 'is', value: String(id) });
  }

  protected aboutOf({ createdAt, createdBy, changedAt, changedBy }: GroupView): string {
    const made = createdAt === null ? [] : [`Made ${formatMoment(createdAt)}${createdBy ? ` by ${createdBy}` : ''}`];
    const changed =
      changedAt === null ? [] : [`renamed ${formatMoment(changedAt)}${changedBy ? ` by ${changedBy}` : ''}`];
    return [...made, ...changed].join(', ');
  }

  protected async add(): Promise<void> {
    const save = (name: string) => this.api.create(name);
    const data: NameData = { title: 'New group', hint, name: '', act: 'Make group', taken: 'group.exists', save };
    this.tell(await this.dialogs.open<GroupView>(NameDialog, data), 'made');
  }

  protected async rename(group: GroupView): Promise<void> {
    let now: GroupView = group;
    const saved = await this.dialogs.open<GroupView>(NameDialog, {
      title: 'Rename the group',
      hint,
      name: group.name,
      act: 'Rename',
      taken: 'group.exists',
      save: (name) => this.api.rename(now, name),
      follow: ({ group: newest }) => {
        const read = groupViewSchema.safeParse(newest);
        if (read.success) now = read.data;
        return read.success ? read.data.name : null;
      },
    } satisfies NameData);
    this.tell(saved, 'renamed');
  }

  protected async remove(group: GroupView): Promise<void> {
    const others = this.groups().filter(({ id }) => id !== group.id);
    const gone = await this.dialogs.open<DeletedGroup>(GroupDeleteDialog, { group, others });
    this.asked.reload();
    if (gone === undefined) return;
    const moved = gone.movedContacts === 0 ? '' : ` ${formatCount(gone.movedContacts)} contacts were moved.`;
    this.banner.say({ text: `Group “${group.name}” was deleted.${moved}` });
  }

  private tell(saved: GroupView | undefined, what: string): void {
    this.asked.reload();
    if (saved) this.banner.say({ text: `Group “${saved.name}” was ${what}.` });
  }
}
