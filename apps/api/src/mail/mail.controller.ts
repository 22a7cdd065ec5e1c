import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { mailIdSchema, mailQuerySchema, putJobMailsSchema } from '@rollcall/domain/mail';
import type { JobMailsView, MailList, MailQuery, MailSettingsView, MailText, PutJobMails } from '@rollcall/domain/mail';
import { Allow, AllowSignedIn } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { MailService } from './mail.service.js';

/** Mails about the end of jobs. Everybody has their own; who manages the settings sees those of the whole tenant. */
@Controller('api/v1')
export class MailController {
  constructor(@Inject(MailService) private readonly mails: MailService) {}

  @Get('me/job-mails')
  @AllowSignedIn()
  showWish(@CurrentCaller() caller: Caller): Promise<JobMailsView> {
    return this.mails.showWish(caller);
  }

  @Put('me/job-mails')
  @AllowSignedIn()
  keepWish(
    @Body({ schema: putJobMailsSchema }) request: PutJobMails,
    @CurrentCaller() caller: Caller,
  ): Promise<JobMailsView> {
    return this.mails.keepWish(request, caller);
  }

  @Get('mails')
  @AllowSignedIn()
  list(@Query({ schema: mailQuerySchema }) query: MailQuery, @CurrentCaller() caller: Caller): Promise<MailList> {
    return this.mails.list(query, caller);
  }

  @Get('mails/:id')
  @AllowSignedIn()
  show(@Param('id', { schema: mailIdSchema }) id: string, @CurrentCaller() caller: Caller): Promise<MailText> {
    return this.mails.show(id, caller);
  }

  @Get('settings/mail')
  @Allow('settings.manage')
  showSettings(): MailSettingsView {
    return this.mails.showSettings();
  }
}
