import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { deletedGroupSchema, groupViewSchema, type DeletedGroup, type GroupView } from '@rollcall/domain/group';
import { firstValueFrom } from 'rxjs';

const root = '/api/v1/groups';

/** Requests that write groups. Each throws what the server refuses. */
@Service()
export class GroupApi {
  private readonly http = inject(HttpClient);

  async create(name: string): Promise<GroupView> {
    return groupViewSchema.parse(await firstValueFrom(this.http.post(root, { name })));
  }

  async rename({ id, version }: Pick<GroupView, 'id' | 'version'>, name: string): Promise<GroupView> {
    const headers = { 'If-Match': `"${version}"` };
    return groupViewSchema.parse(await firstValueFrom(this.http.patch(`${root}/${id}`, { name }, { headers })));
  }

  /** @param moveTo where its contacts go; without it only an empty one is deleted */
  async remove({ id, version }: GroupView, moveTo?: string): Promise<DeletedGroup> {
    const headers = { 'If-Match': `"${version}"` };
    const params = moveTo === undefined ? {} : { moveTo };
    return deletedGroupSchema.parse(await firstValueFrom(this.http.delete(`${root}/${id}`, { headers, params })));
  }
}
