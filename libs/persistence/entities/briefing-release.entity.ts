/** What was frozen when a briefing was released: its document, figures and the returns behind them. */
import { Entity, ForeignKey, Unique } from 'typeorm';
import type { Briefing } from '#domain/briefing/briefing.js';
import type { ReleaseRecord } from '#domain/briefing/release.js';
import { BriefingEntity } from './briefing.entity.js';
import { CountColumn, JsonColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('briefing_releases')
@Unique('uq_briefing_releases_code', ['verificationCode'])
@ForeignKey(() => BriefingEntity, ['briefingId'], ['id'], { name: 'fk_briefing_releases_briefing' })
export class BriefingReleaseEntity {
  @KeyColumn('briefing_id', 36) briefingId!: string;
  @TextColumn('verification_code', 20) verificationCode!: string;
  @TextColumn('released_by', 36) releasedBy!: string;
  @TextColumn('released_by_name', 100) releasedByName!: string;
  @TimeColumn('released_at') releasedAt!: string;
  @CountColumn('data_version') dataVersion!: number;
  @CountColumn('revision') revision!: number;
  @TextColumn('rendered_with', 500) renderedWith!: string;
  @JsonColumn('figures') figures!: ReleaseRecord['figures'];
  @JsonColumn('versions') versions!: ReleaseRecord['versions'];
  @JsonColumn('document') document!: Briefing;
}
