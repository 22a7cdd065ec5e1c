import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { agentListSchema, type AgentView } from '@rollcall/domain/agent';
import * as z from 'zod';
import { Banner } from '../confirm/banner';
import { Confirm } from '../confirm/confirm';
import { lastGood } from '../data-table/last-good';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormDialogs } from '../settings/form-dialogs';
import { AgentApi } from './agent-api';
import { AgentDialog, type AgentData } from './agent-dialog';

const shown = 200;
/** Of teams only their names matter here; their own feature knows the rest. */
const teamsSchema = z.object({ items: z.array(z.object({ id: z.int(), name: z.string() })) });

/** Agents, all of them or those of a team: added, changed, deleted. */
@Component({
  selector: 'rc-agent-panel',
  imports: [Icon, MatButton, ProblemNotice],
  templateUrl: './agent-panel.html',
  styleUrl: '../settings/section.scss',
})
export class AgentPanel {
  private readonly api = inject(AgentApi);
  private readonly dialogs = inject(FormDialogs);
  private readonly confirm = inject(Confirm);
  private readonly banner = inject(Banner);
  /** The team whose members are wanted; null: everybody. */
  readonly team = input<number | null>(null);
  /** Agents are others by now, so teams have other members. */
  readonly changed = output();
  protected readonly q = signal('');
  private readonly teamsAsked = httpResource(() => '/api/v1/teams', { parse: (raw) => teamsSchema.parse(raw).items });
  protected readonly teams = computed(() => (this.teamsAsked.hasValue() ? this.teamsAsked.value() : []));
  protected readonly teamName = computed(() => this.teams().find(({ id }) => id === this.team())?.name ?? null);
  protected readonly asked = httpResource(
    () => {
      const [q, team] = [this.q().trim(), this.team()];
      const asked = { ...(q === '' ? {} : { q }), ...(team === null ? {} : { team }) };
      return { url: '/api/v1/agents', params: { limit: shown, ...asked } };
    },
    { parse: (raw) => agentListSchema.parse(raw) },
  );
  protected readonly list = lastGood(this.asked);
  protected readonly agents = computed(() => this.list.value()?.items ?? []);
  protected readonly isCut = computed(() => (this.list.value()?.next ?? null) !== null);
  protected readonly isNarrowed = computed(() => this.q().trim() !== '' || this.team() !== null);
  protected readonly failure = signal<{ readonly doing: string; readonly error: unknown } | null>(null);
  protected readonly shown = shown;

  /** Teams were renamed, made or deleted. */
  reload(): void {
    this.teamsAsked.reload();
    this.asked.reload();
  }

  protected async edit(agent: AgentView | null): Promise<void> {
    const data: AgentData = { agent, teams: this.teams, teamId: this.team() };
    this.tell(await this.dialogs.open<AgentView>(AgentDialog, data), agent ? 'changed' : 'added');
  }

  protected async remove(agent: AgentView): Promise<void> {
    this.failure.set(null);
    const text =
      'Contacts and callbacks that name the agent keep the ID. To keep the agent here too, make them inactive.';
    const question = { title: `Delete the agent “${agent.name}”?`, text, yes: 'Delete agent', no: 'Cancel' };
    if (!(await this.confirm.ask({ ...question, isDangerous: true }))) return;
    try {
      await this.api.remove(agent);
      this.tell(agent, 'deleted');
    } catch (error) {
      this.failure.set({ doing: `Deleting “${agent.name}”`, error });
      this.asked.reload();
    }
  }

  private tell(agent: AgentView | undefined, what: string): void {
    this.failure.set(null);
    this.asked.reload();
    if (!agent) return;
    this.changed.emit();
    this.banner.say({ text: `Agent “${agent.name}” was ${what}.` });
  }
}
