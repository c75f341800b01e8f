/** Every use case, made once per process from the ports; controllers and the console call these and nothing else. */
import { AlterAccount } from './accounts/alter-account.js';
import { ConfirmAccounts } from './accounts/confirm-accounts.js';
import { RefuseAccounts } from './accounts/refuse-accounts.js';
import { CreateAccount } from './accounts/create-account.js';
import { IssueCode } from './accounts/issue-code.js';
import { ListAccounts } from './accounts/list-accounts.js';
import { CreateUser } from './access/create-user.js';
import { FirstSignIn } from './access/first-sign-in.js';
import { ReadAudit } from './access/read-audit.js';
import { RecordDenial } from './access/record-denial.js';
import { ReadSession } from './access/read-session.js';
import { ResolveSession } from './access/resolve-session.js';
import { SetPassword } from './access/set-password.js';
import { SignIn } from './access/sign-in.js';
import { SignOut } from './access/sign-out.js';
import { checkRelease } from './briefings/check-release.js';
import { DeliverBriefing } from './briefings/deliver-briefing.js';
import { DiscardBriefing } from './briefings/discard-briefing.js';
import { DraftBriefing } from './briefings/draft-briefing.js';
import { DrawBriefing } from './briefings/draw-briefing.js';
import { EditBriefing } from './briefings/edit-briefing.js';
import { FreshFigures } from './briefings/fresh-figures.js';
import { KeepStyle } from './briefings/keep-style.js';
import { ListBriefings } from './briefings/list-briefings.js';
import { ReadBriefing } from './briefings/read-briefing.js';
import { ReadFonts } from './briefings/read-fonts.js';
import { ReadChanges } from './briefings/read-changes.js';
import { RefreshBriefing } from './briefings/refresh-briefing.js';
import { ReleaseBriefing } from './briefings/release-briefing.js';
import { RequestBriefing } from './briefings/request-briefing.js';
import { RequestRelease } from './briefings/request-release.js';
import { ReviewBriefing } from './briefings/review-briefing.js';
import { TalkAboutBriefing } from './briefings/talk-about-briefing.js';
import { VerifyCode } from './briefings/verify-code.js';
import { ExportDashboard } from './dashboards/export-dashboard.js';
import { BuildDashboard } from './dashboards/build-dashboard.js';
import { ReadDashboard } from './dashboards/read-dashboard.js';
import { AddFigureComment } from './figures/talk/add-figure-comment.js';
import { ListFigureThreads } from './figures/talk/list-figure-threads.js';
import { ResolveFigureThread } from './figures/talk/resolve-figure-thread.js';
import { BuildPivot } from './pivot/build-pivot.js';
import { ExportPivot } from './pivot/export-pivot.js';
import { ListViews } from './views/list-views.js';
import { RemoveView } from './views/remove-view.js';
import { SaveView } from './views/save-view.js';
import { ReadIndicatorCard } from './figures/read-indicator-card.js';
import { TraceFigure } from './figures/trace-figure.js';
import { ExportCatalogue } from './catalogues/export-catalogue.js';
import { ListCatalogues } from './catalogues/list-catalogues.js';
import { ApplyImport } from './imports/apply-import.js';
import { ReadImportStatus } from './imports/read-import-status.js';
import { ReceiveImport } from './imports/receive-import.js';
import { SaveMapping } from './imports/save-mapping.js';
import { ListCalendar } from './calendar/list-calendar.js';
import { SetCalendarDay } from './calendar/set-calendar-day.js';
import { CheckReminders } from './messages/check-reminders.js';
import { ChooseChannels } from './messages/choose-channels.js';
import { DeliverMessage } from './messages/deliver-message.js';
import { ListSent } from './messages/list-sent.js';
import { NudgeUnits } from './messages/nudge-units.js';
import { ReadInbox } from './messages/read-inbox.js';
import { CancelMeeting } from './meetings/cancel-meeting.js';
import { CheckMeetings } from './meetings/check-meetings.js';
import { CheckRequirements } from './meetings/check-requirements.js';
import { CloseRequirement } from './meetings/close-requirement.js';
import { ListMeetings } from './meetings/list-meetings.js';
import { ListRequirements } from './meetings/list-requirements.js';
import { PrintMeeting } from './meetings/print-meeting.js';
import { ReadMeeting } from './meetings/read-meeting.js';
import { ReportRequirement } from './meetings/report-requirement.js';
import { SaveMeeting } from './meetings/save-meeting.js';
import { SaveMeetingBook } from './meetings/save-meeting-book.js';
import { SaveRequirement } from './meetings/save-requirement.js';
import { ReadOffice } from './office/read-office.js';
import { ClosePeriod } from './periods/close-period.js';
import { GrantException } from './periods/grant-exception.js';
import { ListExceptions } from './periods/list-exceptions.js';
import { FindUnits } from './units/find-units.js';
import { ListPeriods } from './periods/list-periods.js';
import { OpenPeriod } from './periods/open-period.js';
import { ProposePeriod } from './periods/propose-period.js';
import { RecomputePeriod } from './periods/recompute-period.js';
import { ReopenPeriod } from './periods/reopen-period.js';
import { SetPeriodDates } from './periods/set-period-dates.js';
import { ChangeUnits } from './units/change-units.js';
import { ReadTree } from './units/read-tree.js';
import { SaveUnits } from './units/save-units.js';
import { SettleUnits } from './units/settle-units.js';
import { WithdrawUnitChange } from './units/withdraw-unit-change.js';
import type { Ports, WorkPorts } from './ports.js';
import { ReadCatalogue } from './read-catalogue.js';
import { ReadElements } from './read-elements.js';
import { ReadIndicators } from './read-indicators.js';
import { AcceptReturn } from './returns/accept-return.js';
import { AcceptReturns } from './returns/accept-returns.js';
import { AddComment } from './returns/add-comment.js';
import { CompareVersions } from './returns/compare-versions.js';
import { ExplainFinding } from './returns/explain-finding.js';
import { ListReturns } from './returns/list-returns.js';
import { ListThreads } from './returns/list-threads.js';
import { MakeReceipt } from './returns/make-receipt.js';
import { PreviewEffect } from './returns/preview-effect.js';
import { ReadReturn } from './returns/read-return.js';
import { ResolveThread } from './returns/resolve-thread.js';
import { SaveCells } from './returns/save-cells.js';
import { SaveReturn } from './returns/save-return.js';
import { SendBackReturn } from './returns/send-back-return.js';
import { SubmitReturn } from './returns/submit-return.js';
import { SubmitReturns } from './returns/submit-returns.js';
import { WithdrawReturn } from './returns/withdraw-return.js';
import { WriteTemplate } from './returns/write-template.js';
import { AnswerOnce } from './upkeep/answer-once.js';
import { PruneSessions } from './upkeep/prune-sessions.js';
import { SealAudit } from './upkeep/seal-audit.js';
import { SweepOutbox } from './upkeep/sweep-outbox.js';
import { ReadUploadStatus } from './uploads/read-upload-status.js';
import { ReadUpload } from './uploads/read-upload.js';
import { ReceiveUpload } from './uploads/receive-upload.js';
import { SubmitUpload } from './uploads/submit-upload.js';
import { WriteAnnotated } from './uploads/write-annotated.js';
import { WriteConsolidated } from './uploads/write-consolidated.js';

export type UseCases = ReturnType<typeof createUseCases>;
export type WorkUseCases = ReturnType<typeof createWorkUseCases>;
export const USE_CASES = Symbol('UseCases');

export function createUseCases(ports: Ports) {
  const resolveSession = new ResolveSession(ports);
  const buildDashboard = new BuildDashboard(ports);
  const requestBriefing = new RequestBriefing(ports);
  const readReturn = new ReadReturn(ports);
  const acceptReturn = new AcceptReturn(ports);
  const buildPivot = new BuildPivot(ports);
  const freshFigures = new FreshFigures(ports);
  return {
    signIn: new SignIn(ports),
    firstSignIn: new FirstSignIn(ports),
    signOut: new SignOut(ports, resolveSession),
    resolveSession,
    readSession: new ReadSession(ports),
    createUser: new CreateUser(ports),
    setPassword: new SetPassword(ports),
    listAccounts: new ListAccounts(ports),
    createAccount: new CreateAccount(ports),
    alterAccount: new AlterAccount(ports),
    issueCode: new IssueCode(ports),
    confirmAccounts: new ConfirmAccounts(ports),
    refuseAccounts: new RefuseAccounts(ports),
    readAudit: new ReadAudit(ports),
    recordDenial: new RecordDenial(ports),
    answerOnce: new AnswerOnce(ports),
    receiveUpload: new ReceiveUpload(ports),
    readUploadStatus: new ReadUploadStatus(ports),
    submitUpload: new SubmitUpload(ports, new SubmitReturns(ports)),
    writeAnnotated: new WriteAnnotated(ports),
    writeConsolidated: new WriteConsolidated(ports),
    receiveImport: new ReceiveImport(ports),
    readImportStatus: new ReadImportStatus(ports),
    applyImport: new ApplyImport(ports),
    saveMapping: new SaveMapping(ports),
    listCatalogues: new ListCatalogues(ports),
    exportCatalogue: new ExportCatalogue(ports),
    writeTemplate: new WriteTemplate(ports),
    listReturns: new ListReturns(ports),
    readReturn,
    saveReturn: new SaveReturn(ports),
    saveCells: new SaveCells(ports, readReturn),
    explainFinding: new ExplainFinding(ports),
    submitReturn: new SubmitReturn(ports),
    withdrawReturn: new WithdrawReturn(ports),
    acceptReturn,
    acceptReturns: new AcceptReturns(ports, acceptReturn),
    sendBackReturn: new SendBackReturn(ports),
    compareVersions: new CompareVersions(ports),
    previewEffect: new PreviewEffect(ports),
    makeReceipt: new MakeReceipt(ports),
    listThreads: new ListThreads(ports),
    addComment: new AddComment(ports),
    resolveThread: new ResolveThread(ports),
    saveUnits: new SaveUnits(ports),
    changeUnits: new ChangeUnits(ports),
    withdrawUnitChange: new WithdrawUnitChange(ports),
    settleUnits: new SettleUnits(ports),
    readTree: new ReadTree(ports),
    listCalendar: new ListCalendar(ports),
    setCalendarDay: new SetCalendarDay(ports),
    proposePeriod: new ProposePeriod(ports),
    setPeriodDates: new SetPeriodDates(ports),
    reopenPeriod: new ReopenPeriod(ports),
    grantException: new GrantException(ports),
    listExceptions: new ListExceptions(ports),
    openPeriod: new OpenPeriod(ports),
    closePeriod: new ClosePeriod(ports),
    listPeriods: new ListPeriods(ports),
    findUnits: new FindUnits(ports),
    readCatalogue: new ReadCatalogue(ports),
    readIndicators: new ReadIndicators(ports),
    readElements: new ReadElements(ports),
    readIndicatorCard: new ReadIndicatorCard(ports),
    traceFigure: new TraceFigure(ports),
    exportDashboard: new ExportDashboard(buildDashboard),
    readDashboard: new ReadDashboard(ports, buildDashboard),
    buildPivot,
    exportPivot: new ExportPivot(buildPivot),
    listFigureThreads: new ListFigureThreads(ports),
    addFigureComment: new AddFigureComment(ports),
    resolveFigureThread: new ResolveFigureThread(ports),
    listViews: new ListViews(ports),
    saveView: new SaveView(ports),
    removeView: new RemoveView(ports),
    recomputePeriod: new RecomputePeriod(ports),
    requestBriefing,
    checkMeetings: new CheckMeetings(ports, requestBriefing),
    listBriefings: new ListBriefings(ports),
    readBriefing: new ReadBriefing(ports, freshFigures),
    drawBriefing: new DrawBriefing(ports),
    editBriefing: new EditBriefing(ports, freshFigures),
    refreshBriefing: new RefreshBriefing(ports, freshFigures),
    talkAboutBriefing: new TalkAboutBriefing(ports),
    reviewBriefing: new ReviewBriefing(ports),
    discardBriefing: new DiscardBriefing(ports),
    requestRelease: new RequestRelease(ports),
    readChanges: new ReadChanges(ports, freshFigures),
    verifyCode: new VerifyCode(ports),
    deliverBriefing: new DeliverBriefing(ports),
    keepStyle: new KeepStyle(ports),
    readFonts: new ReadFonts(ports),
    listMeetings: new ListMeetings(ports),
    readMeeting: new ReadMeeting(ports),
    printMeeting: new PrintMeeting(ports),
    saveMeeting: new SaveMeeting(ports),
    cancelMeeting: new CancelMeeting(ports),
    saveMeetingBook: new SaveMeetingBook(ports),
    listRequirements: new ListRequirements(ports),
    saveRequirement: new SaveRequirement(ports),
    reportRequirement: new ReportRequirement(ports),
    closeRequirement: new CloseRequirement(ports),
    checkRequirements: new CheckRequirements(ports),
    readInbox: new ReadInbox(ports),
    chooseChannels: new ChooseChannels(ports),
    nudgeUnits: new NudgeUnits(ports),
    listSent: new ListSent(ports),
    deliverMessage: new DeliverMessage(ports),
    checkReminders: new CheckReminders(ports),
    readOffice: new ReadOffice(ports),
    sweepOutbox: new SweepOutbox(ports),
    sealAudit: new SealAudit(ports),
    pruneSessions: new PruneSessions(ports),
  };
}

/** Besides: what workers and the console do and nobody asks the api for. */
export function createWorkUseCases(ports: WorkPorts) {
  return {
    ...createUseCases(ports),
    readUpload: new ReadUpload(ports),
    draftBriefing: new DraftBriefing(ports),
    releaseBriefing: new ReleaseBriefing(ports, checkRelease(ports)),
  };
}
