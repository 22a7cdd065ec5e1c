import { httpResource } from '@angular/common/http';
import { Component, computed, inject, model, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { teamListSchema, teamViewSchema, type TeamView } from '@rollcall/domain/team';
import { Banner } from '../confirm/banner';
import { Confirm } from '../confirm/confirm';
import { lastGood } from '../data-table/last-good';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormDialogs } from '../settings/form-dialogs';
import { NameDialog, type NameData } from '../settings/name-dialog';
import { TeamApi } from './team-api';

const hint = 'Contacts that name the team keep the name they have when it is renamed.';

/** Teams of agents: made, renamed, deleted; one can be picked to see its members. */
@Component({
  selector: 'rc-team-panel',
  imports: [Icon, MatButton, ProblemNotice],
  templateUrl: './team-panel.html',
  styleUrl: '../settings/section.scss',
})
export class TeamPanel {
  private readonly api = inject(TeamApi);
  private readonly dialogs = inject(FormDialogs);
  private readonly confirm = inject(Confirm);
  private readonly banner = inject(Banner);
  /** The team whose members are wanted; null: all agents. */
  readonly picked = model<number | null>(null);
  /** Teams are others by now. */
  readonly changed = output();
  protected readonly asked = httpResource(() => '/api/v1/teams', { parse: (raw) => teamListSchema.parse(raw) });
  protected readonly list = lastGood(this.asked);
  protected readonly teams = computed(() => this.list.value()?.items ?? []);
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);

  reload(): void {
    this.asked.reload();
  }

  protected membersOf({ agentCount }: TeamView): string {
    return agentCount === 1 ? '1 agent' : `${agentCount} agents`;
  }

  protected async add(): Promise<void> {
    const save = (name: string) => this.api.create(name);
    const data: NameData = { title: 'New team', hint, name: '', act: 'Make team', taken: 'team.exists', save };
    this.tell(await this.dialogs.open<TeamView>(NameDialog, data), 'made');
  }

  protected async rename(team: TeamView): Promise<void> {
    let now = team;
    const saved = await this.dialogs.open<TeamView>(NameDialog, {
      title: 'Rename the team',
      hint,
      name: team.name,
      act: 'Rename',
      taken: 'team.exists',
      save: (name) => this.api.rename(now, name),
      follow: ({ team: newest }) => {
        const read = teamViewSchema.safeParse(newest);
        if (read.success) now = read.data;
        return read.success ? read.data.name : null;
      },
    } satisfies NameData);
    this.tell(saved, 'renamed');
  }

  protected async remove(team: TeamView): Promise<void> {
    this.failure.set(null);
    const text = 'Contacts and callbacks that name it keep the name.';
    const question = { title: `Delete the team “${team.name}”?`, text, yes: 'Delete team', no: 'Cancel' };
    if (!(await this.confirm.ask({ ...question, isDangerous: true }))) return;
    try {
      await this.api.remove(team);
      if (this.picked() === team.id) this.picked.set(null);
      this.tell(team, 'deleted');
    } catch (error) {
      this.failure.set({ doing: `Deleting “${team.name}”`, error });
      this.asked.reload();
    }
  }

  private tell(team: TeamView | undefined, what: string): void {
    this.failure.set(null);
    this.asked.reload();
    if (!team) return;
    this.changed.emit();
    this.banner.say({ text: `Team “${team.name}” was ${what}.` });
  }
}
