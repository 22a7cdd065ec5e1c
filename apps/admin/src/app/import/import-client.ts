import { HttpClient, HttpParams } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { importPreviewSchema, type FileFormat, type ImportPreview } from '@rollcall/domain/import';
import { jobViewSchema, type JobView } from '@rollcall/domain/job';
import { firstValueFrom } from 'rxjs';

/** How much of a file the server looks at before it is uploaded. */
export const headBytes = 1024 * 1024;

/** What the person knows better than the detection. */
export type FormatWish = Partial<Pick<FileFormat, 'encoding' | 'delimiter' | 'quote' | 'hasHeader'>>;

/** Requests about imports. */
@Service()
export class ImportClient {
  private readonly http = inject(HttpClient);

  async preview(file: File, wish: FormatWish, defaultCountry: string): Promise<ImportPreview> {
    let params = new HttpParams().set('size', file.size).set('name', file.name).set('defaultCountry', defaultCountry);
    for (const [name, value] of Object.entries(wish)) params = params.set(name, `${value}`);
    const body = file.slice(0, headBytes, 'application/octet-stream');
    const answer = await firstValueFrom(this.http.post('/api/v1/imports/preview', body, { params }));
    return importPreviewSchema.parse(answer);
  }

  /** The same key starts one job, however often it is sent. */
  async start(request: unknown, key: string): Promise<JobView> {
    const headers = { 'Idempotency-Key': key };
    return jobViewSchema.parse(await firstValueFrom(this.http.post('/api/v1/imports', request, { headers })));
  }

  async job(id: string): Promise<JobView> {
    return jobViewSchema.parse(await firstValueFrom(this.http.get(`/api/v1/jobs/${encodeURIComponent(id)}`)));
  }
}
