import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { agentViewSchema, type AgentView, type ChangeAgent, type CreateAgent } from '@rollcall/domain/agent';
import { firstValueFrom } from 'rxjs';

const root = '/api/v1/agents';
type Named = Pick<AgentView, 'id' | 'version'>;

/** Requests that write agents. Each throws what the server refuses. */
@Service()
export class AgentApi {
  private readonly http = inject(HttpClient);

  async create(request: CreateAgent): Promise<AgentView> {
    return agentViewSchema.parse(await firstValueFrom(this.http.post(root, request)));
  }

  async change({ id, version }: Named, change: ChangeAgent): Promise<AgentView> {
    const headers = { 'If-Match': `"${version}"` };
    return agentViewSchema.parse(await firstValueFrom(this.http.patch(`${root}/${id}`, change, { headers })));
  }

  async remove({ id, version }: Named): Promise<void> {
    await firstValueFrom(this.http.delete(`${root}/${id}`, { headers: { 'If-Match': `"${version}"` } }));
  }
}
