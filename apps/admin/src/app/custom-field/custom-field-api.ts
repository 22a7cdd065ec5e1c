import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import {
  customFieldListSchema,
  customFieldViewSchema,
  type ChangeCustomField,
  type CreateCustomField,
  type CustomFieldList,
  type CustomFieldView,
} from '@rollcall/domain/custom-field';
import { firstValueFrom } from 'rxjs';

const root = '/api/v1/custom-fields';
/** All fields, the deleted ones behind the others. */
export const allCustomFields = `${root}?deleted=true`;
type Named = Pick<CustomFieldView, 'key' | 'version'>;
const urlOf = ({ key }: Named): string => `${root}/${encodeURIComponent(key)}`;
const matching = ({ version }: Named) => ({ headers: { 'If-Match': `"${version}"` } });

/** Requests that write custom fields. Each throws what the server refuses. */
@Service()
export class CustomFieldApi {
  private readonly http = inject(HttpClient);

  async list(): Promise<CustomFieldList> {
    return customFieldListSchema.parse(await firstValueFrom(this.http.get(allCustomFields)));
  }

  async create(request: CreateCustomField): Promise<CustomFieldView> {
    return customFieldViewSchema.parse(await firstValueFrom(this.http.post(root, request)));
  }

  async change(field: Named, change: ChangeCustomField): Promise<CustomFieldView> {
    return customFieldViewSchema.parse(await firstValueFrom(this.http.patch(urlOf(field), change, matching(field))));
  }

  /** Hides it with its values, which come back with it. */
  async remove(field: Named): Promise<CustomFieldView> {
    return customFieldViewSchema.parse(await firstValueFrom(this.http.delete(urlOf(field), matching(field))));
  }

  async restore(field: Named): Promise<CustomFieldView> {
    return customFieldViewSchema.parse(
      await firstValueFrom(this.http.post(`${urlOf(field)}/restore`, {}, matching(field))),
    );
  }
}
