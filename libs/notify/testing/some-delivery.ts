/** One delivery as the use case hands it to a channel; for specs. */
import type { Delivery } from '#domain/ports/channel.port.js';

export const someDelivery = (more: Partial<Pick<Delivery, 'settings'>> & { email?: string; displayName?: string } = {}): Delivery => ({
  message: {
    id: 'm1',
    key: 'reminder:2026Q3:GL-A01:2026-10-20:T-3:u',
    kind: 'reminder',
    userId: 'u',
    period: '2026Q3',
    unit: 'GL-A01',
    subject: { zh: '【季报催报】青石收费站党支部2026年第三季度季报还有3天截止', en: 'Reminder' },
    body: { zh: '请尽快报送。', en: 'Please submit.' },
    link: '/returns/GL-A01?period=2026Q3',
    briefing: null,
    createdAt: '2026-10-17T01:00:00.000Z',
    readAt: null,
  },
  user: { displayName: more.displayName ?? '张三', email: more.email ?? 'zhang@example.cn' },
  settings: more.settings ?? null,
  language: 'zh',
  deliveryId: '7d3f3c52-8f5a-4c39-9d0e-0a7f7e2c1b11',
});
