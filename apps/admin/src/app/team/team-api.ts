import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { teamViewSchema, type TeamView } from '@rollcall/domain/team';
import { firstValueFrom } from 'rxjs';

const root = '/api/v1/teams';
type Named = Pick<TeamView, 'id' | 'version'>;

/** Requests that write teams. Each throws what the server refuses. */
@Service()
export class TeamApi {
  private readonly http = inject(HttpClient);

  async create(name: string): Promise<TeamView> {
    return teamViewSchema.parse(await firstValueFrom(this.http.post(root, { name })));
  }

  async rename({ id, version }: Named, name: string): Promise<TeamView> {
    const headers = { 'If-Match': `"${version}"` };
    return teamViewSchema.parse(await firstValueFrom(this.http.patch(`${root}/${id}`, { name }, { headers })));
  }

  /** Only without agents. */
  async remove({ id, version }: Named): Promise<void> {
    await firstValueFrom(this.http.delete(`${root}/${id}`, { headers: { 'If-Match': `"${version}"` } }));
  }
}
