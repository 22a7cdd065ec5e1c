import { MemoryLocker, Server, Upload } from '@tus/server';
import type { Files, UploadRecords } from '@rollcall/files/store';
import { maxUploadBytes } from '@rollcall/domain/upload';
import { Refusal } from '@rollcall/domain/refusal';
import { randomUUID } from 'node:crypto';
import type { Caller } from '../http/caller.js';
import type { Problem } from '../http/problem.js';
import { checksumOf, fileNameOf, tusProblem, tusProblemOfStatus, uploadIdOf } from './tus-request.js';
import type { UploadService } from './upload.service.js';

/** Where uploads live. */
export const uploadPath = '/api/v1/uploads';

/** One request at a time per upload, in this process: a second one makes the first let go. */
const locker = new MemoryLocker();
const lockDrainMs = 3_000;

/** What one tus server stands on. */
export interface TusWorld {
  readonly uploads: UploadService;
  readonly files: Files;
  readonly origin: string;
}

/** Whose request it is, and what is told when it fails. */
export interface TusCall {
  readonly caller: Caller;
  readonly requestId: string;
  readonly checksum: string | string[] | undefined;
  readonly onProblem: (problem: Problem, thrown: unknown) => void;
}

/**
 * The tus server for one request: it is made anew each time, because what exists depends on who asks. Everything it
 * refuses is a problem+json like the rest of the api, with the headers of the protocol.
 */
export class CallTusServer extends Server {
  constructor(
    { uploads, files, origin }: TusWorld,
    private readonly call: TusCall,
  ) {
    const { caller, requestId, onProblem } = call;
    super({
      path: uploadPath,
      relativeLocation: true,
      datastore: files.openUploads(recordsOf(uploads, caller), checksumOf(call.checksum)),
      locker,
      lockDrainTimeout: lockDrainMs,
      maxSize: maxUploadBytes,
      allowedOrigins: [origin],
      namingFunction: () => randomUUID(),
      getFileIdFromRequest: (_, segment) => uploadIdOf(segment),
      onUploadCreate: async (_, upload) => {
        const fileName = fileNameOf(upload.metadata);
        await uploads.open({ id: needId(upload.id), fileName, sizeBytes: upload.size ?? 0 }, caller);
        return { metadata: { filename: fileName } };
      },
      onUploadFinish: async (_, upload) => {
        await uploads.settle(needId(upload.id), caller);
        return {};
      },
      onIncomingRequest: async (request, id) => {
        if (request.method === 'POST') return;
        // The answer for another tenant's upload is the one for none at all.
        if (!(await uploads.find(needId(id), caller))) throw new Refusal('not-found');
        if (request.method === 'DELETE') await uploads.refuseIfInUse(needId(id), caller);
      },
      onResponseError: (_, thrown) => {
        const problem = tusProblem(thrown, requestId);
        onProblem(problem, thrown);
        return { status_code: problem.status, body: JSON.stringify(problem) };
      },
    });
  }

  override write(
    context: Parameters<Server['write']>[0],
    headers: Headers,
    status: number,
    body = '',
  ): ReturnType<Server['write']> {
    if (status < 400) return super.write(context, headers, status, body);
    headers.set('Content-Type', 'application/problem+json; charset=utf-8');
    headers.set('Cache-Control', 'no-store');
    const problem = body.startsWith('{') ? body : JSON.stringify(tusProblemOfStatus(status, this.call.requestId));
    return super.write(context, headers, status, problem);
  }
}

function needId(text: string) {
  const id = uploadIdOf(text);
  if (id === undefined) throw new Refusal('not-found');
  return id;
}

/** The rows of a tenant as the tus server's notes. Rows are made before a file is (`onUploadCreate`), so `set` has nothing to do. */
const recordsOf = (uploads: UploadService, caller: Caller): UploadRecords => ({
  get: async (id) => {
    const row = await uploads.find(needId(id), caller);
    if (!row) return undefined;
    const { fileName, sizeBytes: size, completedAt } = row;
    const upload = new Upload({ id, size, offset: 0, metadata: { filename: fileName } });
    // Without a date it never expires for the protocol: only what is unfinished may.
    upload.creation_date = completedAt === null ? row.createdAt.toISOString() : undefined;
    return upload;
  },
  set: () => Promise.resolve(),
  delete: (id) => uploads.forget(needId(id), caller),
});
