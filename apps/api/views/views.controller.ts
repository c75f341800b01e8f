/** Views kept by name: addresses of figure screens with their filters. */
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { USE_CASES, type UseCases } from '#application/use-cases.js';
import type { Actor } from '#domain/access/actor.js';
import type { SavedView } from '#domain/views/figure-view.js';
import { LONGEST_ADDRESS } from '#domain/views/view-address.js';
import { CurrentActor, Needs } from '#platform/access.js';
import { uuid, words } from '../params.js';

const view = z
  .strictObject({
    name: words(50).pipe(z.string().min(1, '请写视图名称')),
    address: z.string().max(LONGEST_ADDRESS, `地址不超过 ${LONGEST_ADDRESS} 个字符`),
    shared: z.boolean().default(false),
  })
  .meta({ id: 'NewView' });
const viewParams = z.strictObject({ id: uuid });

@Controller('views')
export class ViewsController {
  constructor(@Inject(USE_CASES) private readonly use: UseCases) {}

  @Get()
  @Needs('figures.read')
  list(@CurrentActor() actor: Actor): Promise<SavedView[]> {
    return this.use.listViews.run({ actor });
  }

  @Post()
  @Needs('figures.read')
  @HttpCode(200)
  save(@CurrentActor() actor: Actor, @Body({ schema: view }) body: z.infer<typeof view>): Promise<SavedView> {
    return this.saved(actor, null, body);
  }

  @Put(':id')
  @Needs('figures.read')
  alter(
    @CurrentActor() actor: Actor,
    @Param({ schema: viewParams }) { id }: z.infer<typeof viewParams>,
    @Body({ schema: view }) body: z.infer<typeof view>,
  ): Promise<SavedView> {
    return this.saved(actor, id, body);
  }

  @Delete(':id')
  @Needs('figures.read')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param({ schema: viewParams }) { id }: z.infer<typeof viewParams>): Promise<void> {
    return this.use.removeView.run({ actor, id });
  }

  private async saved(actor: Actor, id: string | null, body: z.infer<typeof view>): Promise<SavedView> {
    const saved = await this.use.saveView.run({ actor, id, ...body });
    return (await this.use.listViews.run({ actor })).find((one) => one.id === saved)!;
  }
}
