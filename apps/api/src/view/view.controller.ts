import { Body, Controller, Delete, Get, Inject, Param, Put } from '@nestjs/common';
import { tableViewSchema } from '@rollcall/domain/view';
import type { TableView, TableViews } from '@rollcall/domain/view';
import { Allow, AllowSignedIn } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { viewAddressSchema } from './view.requests.js';
import { ViewService } from './view.service.js';

/** How tables are arranged: by each person for themselves, and by some for everybody. */
@Controller('api/v1')
export class ViewController {
  constructor(@Inject(ViewService) private readonly views: ViewService) {}

  @Get('me/views/:list')
  @AllowSignedIn()
  show(
    @Param('list', { schema: viewAddressSchema }) list: string,
    @CurrentCaller() caller: Caller,
  ): Promise<TableViews> {
    return this.views.show(list, caller);
  }

  @Put('me/views/:list')
  @AllowSignedIn()
  keep(
    @Param('list', { schema: viewAddressSchema }) list: string,
    @Body({ schema: tableViewSchema }) view: TableView,
    @CurrentCaller() caller: Caller,
  ): Promise<TableViews> {
    return this.views.keep(list, view, caller);
  }

  @Delete('me/views/:list')
  @AllowSignedIn()
  reset(
    @Param('list', { schema: viewAddressSchema }) list: string,
    @CurrentCaller() caller: Caller,
  ): Promise<TableViews> {
    return this.views.reset(list, caller);
  }

  @Put('views/:list')
  @Allow('view.share')
  share(
    @Param('list', { schema: viewAddressSchema }) list: string,
    @Body({ schema: tableViewSchema }) view: TableView,
    @CurrentCaller() caller: Caller,
  ): Promise<TableViews> {
    return this.views.share(list, view, caller);
  }

  @Delete('views/:list')
  @Allow('view.share')
  unshare(
    @Param('list', { schema: viewAddressSchema }) list: string,
    @CurrentCaller() caller: Caller,
  ): Promise<TableViews> {
    return this.views.unshare(list, caller);
  }
}
