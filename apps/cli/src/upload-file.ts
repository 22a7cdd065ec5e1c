import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Upload } from 'tus-js-client';
import type { DetailedError, PreviousUpload, UploadOptions } from 'tus-js-client';
import { uploadIdSchema } from '@rollcall/domain/upload';
import type { UploadId } from '@rollcall/domain/upload';
import type { Config } from './config.js';
import { barOf } from './output.js';
import type { Output } from './output.js';
import { Problem, problemSchema } from './problem.js';

const retryDelays = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * Sends a file by tus, streamed from the disk. An upload that broke off goes on where it stopped: within one call by
 * itself, after a new call because its address is kept in the local home.
 */
export async function uploadFile(config: Config, path: string, output: Output): Promise<UploadId> {
  checkFile(path);
  let draw = 0;
  const url = await send(path, {
    endpoint: `${config.url}/api/v1/uploads`,
    headers: { authorization: `Bearer ${config.apiKey}` },
    metadata: { filename: basename(path) },
    retryDelays,
    removeFingerprintOnSuccess: true,
    ...(existsSync(config.home) && { urlStorage: storageIn(join(config.home, 'uploads.json')) }),
    onProgress: (sent, total) => {
      if (Date.now() - draw < 100) return;
      draw = Date.now();
      output.bar(`${barOf(total === 0 ? 1 : sent / total)}  Uploading  ${megabytes(sent)} of ${megabytes(total)}`);
    },
  }).finally(() => output.bar(null));
  return uploadIdSchema.parse(url.split('/').at(-1));
}

async function send(path: string, options: UploadOptions): Promise<string> {
  let upload: Upload | undefined;
  const done = new Promise<string>((resolve, reject) => {
    // The types know browsers only; on Node a file stream is read slice by slice, never as a whole.
    upload = new Upload(createReadStream(path), {
      ...options,
      onSuccess: () => resolve(upload?.url ?? ''),
      onError: (error) => reject(brokenUpload(error)),
    });
  });
  const [before] = options.urlStorage ? ((await upload?.findPreviousUploads()) ?? []) : [];
  if (before) upload?.resumeFromPreviousUpload(before);
  upload?.start();
  return done;
}

function checkFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Problem({ code: 'file-missing', title: `There is no file ${path}` });
  if (!found.isFile()) throw new Problem({ code: 'file-missing', title: `${path} is not a file` });
}

function brokenUpload(error: Error | DetailedError): Problem {
  const answer = 'originalResponse' in error ? error.originalResponse : null;
  try {
    const read = problemSchema.safeParse(JSON.parse(answer?.getBody() ?? ''));
    if (read.success) return new Problem(read.data);
  } catch {
    // no problem+json: say what tus says
  }
  return new Problem({ code: 'upload-failed', title: 'The upload failed', detail: error.message });
}

/** Where unfinished uploads are, by fingerprint of the file (path, size, time) and server. */
function storageIn(file: string): NonNullable<UploadOptions['urlStorage']> {
  const read = (): Record<string, PreviousUpload> => {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Record<string, PreviousUpload>;
    } catch {
      return {}; // none yet, or written half: an upload begins anew at worst
    }
  };
  const write = (known: object): void => writeFileSync(file, JSON.stringify(known), { mode: 0o600 });
  const list = (keep: (key: string) => boolean): PreviousUpload[] =>
    Object.entries(read()).flatMap(([key, upload]) => (keep(key) ? [{ ...upload, urlStorageKey: key }] : []));
  return {
    findAllUploads: () => Promise.resolve(list(() => true)),
    findUploadsByFingerprint: (fingerprint) => Promise.resolve(list((key) => key === fingerprint)),
    removeUpload: (key) => {
      const { [key]: _gone, ...rest } = read();
      write(rest);
      return Promise.resolve();
    },
    addUpload: (fingerprint, upload) => {
      write({ ...read(), [fingerprint]: upload });
      return Promise.resolve(fingerprint);
    },
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MB`;
