/** Whether the api lives, and whether it can work. */
import { Controller, Get, Inject } from '@nestjs/common';
import { Open } from '#platform/access.js';
import { readiness } from '#platform/health.js';
import { API_SETTINGS, type ApiSettings } from '../settings.js';

@Controller('health')
export class HealthController {
  constructor(@Inject(API_SETTINGS) private readonly settings: ApiSettings) {}

  @Get('live')
  @Open()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @Open()
  ready(): Promise<{ status: 'ready'; checks: string[] }> {
    return readiness(this.settings.checks);
  }
}
