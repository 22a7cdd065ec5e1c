import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { userViewSchema, type ChangeUser, type CreateUser, type UserView } from '@rollcall/domain/user';
import { firstValueFrom } from 'rxjs';

const root = '/api/v1/users';

/** Requests that write members of the tenant. Each throws what the server refuses. */
@Service()
export class UserApi {
  private readonly http = inject(HttpClient);

  async create(request: CreateUser): Promise<UserView> {
    return userViewSchema.parse(await firstValueFrom(this.http.post(root, request)));
  }

  async change(id: UserView['id'], change: ChangeUser): Promise<UserView> {
    return userViewSchema.parse(await firstValueFrom(this.http.patch(`${root}/${id}`, change)));
  }
}
