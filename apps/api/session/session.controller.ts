/** Signing in, who am I, signing out. */
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { OpenedSession } from '#application/access/open-session.js';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { SessionView } from '#domain/views/session-view.js';
import { CurrentActor, Open, SessionToken, SignedIn } from '#platform/access.js';
import { API_SETTINGS, type ApiSettings } from '../settings.js';
import { cookieName, cookieOptions } from './session-cookie.js';

const credentials = z
  .strictObject({ username: z.string().min(1, '请输入用户名').max(64), password: z.string().min(1, '请输入密码').max(256) })
  .meta({ id: 'Credentials' });

const first = z
  .strictObject({
    username: z.string().min(1, '请输入用户名').max(64),
    code: z.string().min(1, '请输入一次性登录码').max(64),
    password: z.string().min(1, '请输入新密码').max(256),
  })
  .meta({ id: 'FirstCredentials' });

@Controller('session')
export class SessionController {
  constructor(
    @Inject(USE_CASES) private readonly use: UseCases,
    @Inject(API_SETTINGS) private readonly settings: ApiSettings,
  ) {}

  @Post()
  @Open()
  @HttpCode(200)
  async signIn(
    @Body({ schema: credentials }) body: z.infer<typeof credentials>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    return this.begin(await this.use.signIn.run({ ...body, address: request.ip }), request, reply);
  }

  @Post('first')
  @Open()
  @HttpCode(200)
  async firstSignIn(
    @Body({ schema: first }) body: z.infer<typeof first>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    return this.begin(await this.use.firstSignIn.run({ ...body, address: request.ip }), request, reply);
  }

  @Get()
  @SignedIn()
  whoAmI(@CurrentActor() actor: Actor): Promise<SessionView> {
    return this.use.readSession.run(actor);
  }

  @Delete()
  @SignedIn()
  @HttpCode(204)
  async signOut(
    @CurrentActor() actor: Actor,
    @SessionToken() token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.use.signOut.run({ actor, token });
    void reply.clearCookie(cookieName(this.settings), cookieOptions(this.settings)).header('clear-site-data', '"cache", "storage"');
  }

  private async begin({ token, expiresAt }: OpenedSession, request: FastifyRequest, reply: FastifyReply): Promise<SessionView> {
    void reply.setCookie(cookieName(this.settings), token, { ...cookieOptions(this.settings), expires: new Date(expiresAt) });
    const actor = await this.use.resolveSession.run({ token, address: request.ip });
    return this.use.readSession.run(actor!);
  }
}
