import { Component, signal } from '@angular/core';
import { AgentPanel } from './agent/agent-panel';
import { TeamPanel } from './team/team-panel';

/** Teams, and the agents in them. */
@Component({
  selector: 'rc-teams-section',
  imports: [AgentPanel, TeamPanel],
  template: `
    <div class="page">
      <div class="page-head"><h1 tabindex="-1">Teams and agents</h1></div>
      <rc-team-panel #teams [(picked)]="team" (changed)="agents.reload()" />
      <rc-agent-panel #agents [team]="team()" (changed)="teams.reload()" />
    </div>
  `,
  styleUrl: './settings/section.scss',
})
export class TeamsSection {
  protected readonly team = signal<number | null>(null);
}
