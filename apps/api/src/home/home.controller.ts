import { Controller, Get, Inject, Query } from '@nestjs/common';
import { homeQuerySchema } from '@rollcall/domain/home';
import type { HomeQuery, HomeView } from '@rollcall/domain/home';
import { AllowSignedIn } from '../http/allow.js';
import { CurrentCaller } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { HomeService } from './home.service.js';

/** The start page: everybody has one, with what they may see on it. */
@Controller('api/v1/home')
export class HomeController {
  constructor(@Inject(HomeService) private readonly home: HomeService) {}

  @Get()
  @AllowSignedIn()
  view(@Query({ schema: homeQuerySchema }) query: HomeQuery, @CurrentCaller() caller: Caller): Promise<HomeView> {
    return this.home.view(query, caller);
  }
}
