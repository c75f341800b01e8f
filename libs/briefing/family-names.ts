/** Families of indicators as a briefing heads them. */
import type { Family } from '#domain/catalogue/catalogue.js';
import type { Text } from '#domain/errors.js';

export const FAMILY_NAMES: Record<Family, Text> = {
  coverage: { zh: '组织覆盖', en: 'Coverage' },
  life: { zh: '组织生活', en: 'Organisational life' },
  training: { zh: '教育培训', en: 'Training' },
  supervision: { zh: '监督执纪', en: 'Supervision' },
  responsibility: { zh: '责任整改', en: 'Responsibility and rectification' },
};
