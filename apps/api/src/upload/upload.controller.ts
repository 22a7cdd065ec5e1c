import { Controller, Delete, Head, Inject, Options, Patch, Post, Req, Res } from '@nestjs/common';
import { checksumAlgorithms } from '@rollcall/files/store';
import type { Files } from '@rollcall/files/store';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { CONFIG } from '../config.js';
import type { Config } from '../config.js';
import { Allow } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller, CallerRequest } from '../http/caller.js';
import { PerMinute } from '../http/rate-limits.js';
import { LOG } from '../platform.module.js';
import { FILES } from '../stores.module.js';
import { CallTusServer, uploadPath } from './tus.server.js';
import { uploadIdOf } from './tus-request.js';
import { UploadService } from './upload.service.js';

/** Uploads by the tus 1.0 protocol: creation, checksum, termination, expiration. */
@Controller(uploadPath)
@Allow('contact.import')
export class UploadController {
  constructor(
    @Inject(UploadService) private readonly uploads: UploadService,
    @Inject(FILES) private readonly files: Files,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Options()
  describe(@Req() request: CallerRequest, @Res() response: Response, @CurrentCaller() caller: Caller): Promise<void> {
    response.setHeader('Tus-Checksum-Algorithm', checksumAlgorithms.join(','));
    return this.tus(request, response, caller);
  }

  @Post()
  @PerMinute(240)
  create(@Req() request: CallerRequest, @Res() response: Response, @CurrentCaller() caller: Caller): Promise<void> {
    return this.tus(request, response, caller);
  }

  @Patch(':id')
  append(@Req() request: CallerRequest, @Res() response: Response, @CurrentCaller() caller: Caller): Promise<void> {
    return this.tus(request, response, caller);
  }

  @Head(':id')
  async show(@Req() request: CallerRequest, @Res() response: Response, @CurrentCaller() caller: Caller): Promise<void> {
    await this.tus(request, response, caller);
    // The client that finds all bytes here sends nothing more, although the process died before it could complete them.
    const id = uploadIdOf(request.path.split('/').at(-1));
    if (id !== undefined && response.statusCode === 200) await this.uploads.settle(id, caller);
  }

  @Delete(':id')
  remove(@Req() request: CallerRequest, @Res() response: Response, @CurrentCaller() caller: Caller): Promise<void> {
    return this.tus(request, response, caller);
  }

  private tus(request: CallerRequest, response: Response, caller: Caller): Promise<void> {
    const server = new CallTusServer(
      { uploads: this.uploads, files: this.files, origin: this.config.publicUrl.origin },
      {
        caller,
        requestId: request.id,
        checksum: request.headers['upload-checksum'],
        onProblem: (problem, thrown) => {
          const where = { requestId: request.id, tenantId: caller.tenantId, code: problem.code };
          if (problem.status >= 500 && thrown instanceof Error) this.log.error({ ...where, err: thrown }, 'fault');
          else this.log.info(where, 'refused');
        },
      },
    );
    return server.handle(request, response);
  }
}
