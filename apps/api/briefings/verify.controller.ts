/** What the code on a paper says of it, to anybody; nothing else of a briefing is open. */
import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { VerificationView } from '#domain/briefing/release.js';
import { Open } from '#platform/access.js';

const params = z.strictObject({ code: z.string().max(40) });

@Controller('verify')
export class VerifyController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get(':code')
  @Open()
  verify(@Param({ schema: params }) at: z.infer<typeof params>, @Req() request: FastifyRequest): Promise<VerificationView> {
    return this.use.verifyCode.run({ ...at, address: request.ip });
  }
}
