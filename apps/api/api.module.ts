/** The api as one Nest module: controllers, the guard, the filter and the pipe around them. */
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import { USE_CASES } from '#application/use-cases.js';
import { AccessGuard } from '#platform/access.js';
import { ProblemFilter } from '#platform/problem-filter.js';
import { schemaPipe } from '#platform/schema-pipe.js';
import { AnswerOnceInterceptor } from './answer-once.interceptor.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { BriefingDeliveriesController } from './briefings/briefing-deliveries.controller.js';
import { BriefingDeskController } from './briefings/briefing-desk.controller.js';
import { BriefingStyleController } from './briefings/briefing-style.controller.js';
import { BriefingsController } from './briefings/briefings.controller.js';
import { VerifyController } from './briefings/verify.controller.js';
import { CataloguesController } from './catalogues/catalogues.controller.js';
import { FiguresController } from './figures/figures.controller.js';
import { IndicatorController } from './figures/indicator.controller.js';
import { FigureThreadsController } from './figures/figure-threads.controller.js';
import { PivotController } from './figures/pivot.controller.js';
import { HealthController } from './health/health.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { ExceptionsController } from './periods/exceptions.controller.js';
import { MessagesController } from './messages/messages.controller.js';
import { MeetingsController } from './meetings/meetings.controller.js';
import { RequirementsController } from './meetings/requirements.controller.js';
import { OfficeController } from './office/office.controller.js';
import { PeriodsController } from './periods/periods.controller.js';
import { ReturnsController } from './returns/returns.controller.js';
import { ReviewController } from './returns/review.controller.js';
import { VersionsController } from './returns/versions.controller.js';
import { cookieName } from './session/session-cookie.js';
import { SessionController } from './session/session.controller.js';
import { API_SETTINGS, type ApiSettings } from './settings.js';
import { UnitsController } from './units/units.controller.js';
import { ViewsController } from './views/views.controller.js';
import { UploadsController } from './uploads/uploads.controller.js';

@Module({})
export class ApiModule {
  static of(settings: ApiSettings): DynamicModule {
    const { useCases, logger } = settings;
    return {
      module: ApiModule,
      controllers: [
        SessionController,
        PeriodsController,
        ExceptionsController,
        CalendarController,
        UnitsController,
        UploadsController,
        ReturnsController,
        ReviewController,
        VersionsController,
        ImportsController,
        CataloguesController,
        FiguresController,
        IndicatorController,
        PivotController,
        FigureThreadsController,
        ViewsController,
        MeetingsController,
        RequirementsController,
        BriefingsController,
        BriefingDeliveriesController,
        BriefingDeskController,
        BriefingStyleController,
        VerifyController,
        AuditController,
        AccountsController,
        MessagesController,
        OfficeController,
        HealthController,
      ],
      providers: [
        { provide: API_SETTINGS, useValue: settings },
        { provide: USE_CASES, useValue: useCases },
        {
          provide: APP_GUARD,
          useFactory: (reflector: Reflector) =>
            new AccessGuard(reflector, useCases.resolveSession, cookieName(settings), (actor, route) =>
              useCases.recordDenial.run({ actor, route }),
            ),
          inject: [Reflector],
        },
        { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
        { provide: APP_PIPE, useValue: schemaPipe() },
        {
          provide: APP_INTERCEPTOR,
          useFactory: (reflector: Reflector) => new AnswerOnceInterceptor(useCases, reflector),
          inject: [Reflector],
        },
      ],
    };
  }
}
