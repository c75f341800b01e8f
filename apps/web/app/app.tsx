/** The application behind the sign-in: routes, each loaded when first visited. */
import { lazy, Suspense, useMemo, type ComponentType } from 'react';
import { BrowserRouter, Navigate, Outlet, Route, Routes } from 'react-router';
import type { SessionView } from '#domain/views/session-view.js';
import { mutate } from '../api/client.js';
import { Skeleton } from '../components/states.js';
import { learnWords } from '../i18n/language.js';
import { WORDS } from '../i18n/words/words.js';
import { NoDataScreen } from '../screens/no-data/no-data-screen.js';
import { PlaceProvider } from './context.js';
import { DASHBOARDS, homeOf, isOpenTo, PLACES } from './navigation.js';
import { SessionProvider, type SessionContext } from './session.js';
import { Shell } from './shell.js';
import { UnreadProvider } from './unread.js';

learnWords(WORDS);

/** A screen that does more than read figures; the words of all such come with the first of them. */
const workScreen = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => {
    const [screen, { WORK_WORDS }] = await Promise.all([load(), import('../i18n/words/work-words.js')]);
    learnWords(WORK_WORDS);
    return { default: screen };
  });

const DashboardScreen = lazy(() => import('../screens/dashboards/dashboard-screen.js').then((m) => ({ default: m.DashboardScreen })));
const ReturnsScreen = workScreen(() => import('../screens/returns/returns-screen.js').then((m) => m.ReturnsScreen));
const FormScreen = workScreen(() => import('../screens/returns/form/form-screen.js').then((m) => m.FormScreen));
const ReceiptScreen = workScreen(() => import('../screens/returns/receipt-screen.js').then((m) => m.ReceiptScreen));
const ReviewScreen = workScreen(() => import('../screens/review/review-screen.js').then((m) => m.ReviewScreen));
const ReviewReturnScreen = workScreen(() => import('../screens/review/review-return-screen.js').then((m) => m.ReviewReturnScreen));
const BriefingsScreen = workScreen(() => import('../screens/briefings/briefings-screen.js').then((m) => m.BriefingsScreen));
const BriefingScreen = workScreen(() => import('../screens/briefings/briefing-screen.js').then((m) => m.BriefingScreen));
const MeetingsScreen = workScreen(() => import('../screens/meetings/meetings-screen.js').then((m) => m.MeetingsScreen));
const MeetingScreen = workScreen(() => import('../screens/meetings/meeting-screen.js').then((m) => m.MeetingScreen));
const RequirementsScreen = workScreen(() => import('../screens/requirements/requirements-screen.js').then((m) => m.RequirementsScreen));
const BriefingStyleScreen = workScreen(() =>
  import('../screens/briefing-style/briefing-style-screen.js').then((m) => m.BriefingStyleScreen),
);
const OfficeScreen = workScreen(() => import('../screens/office/office-screen.js').then((m) => m.OfficeScreen));
const CalendarScreen = workScreen(() => import('../screens/calendar/calendar-screen.js').then((m) => m.CalendarScreen));
const TreeScreen = workScreen(() => import('../screens/tree/tree-screen.js').then((m) => m.TreeScreen));
const CataloguesScreen = workScreen(() => import('../screens/catalogues/catalogues-screen.js').then((m) => m.CataloguesScreen));
const HistoryScreen = workScreen(() => import('../screens/history/history-screen.js').then((m) => m.HistoryScreen));
const AccountsScreen = workScreen(() => import('../screens/accounts/accounts-screen.js').then((m) => m.AccountsScreen));
const ProfileScreen = lazy(() => import('../screens/profile/profile-screen.js').then((m) => ({ default: m.ProfileScreen })));
const IndicatorsScreen = lazy(() => import('../screens/indicators/indicators-screen.js').then((m) => ({ default: m.IndicatorsScreen })));
const IndicatorScreen = lazy(() => import('../screens/indicators/indicator-screen.js').then((m) => ({ default: m.IndicatorScreen })));
const CompareScreen = lazy(() => import('../screens/compare/compare-screen.js').then((m) => ({ default: m.CompareScreen })));
const WallScreen = lazy(() => import('../screens/wall/wall-screen.js').then((m) => ({ default: m.WallScreen })));
const MessagesScreen = workScreen(() => import('../screens/messages/messages-screen.js').then((m) => m.MessagesScreen));
const AuditScreen = workScreen(() => import('../screens/audit/audit-screen.js').then((m) => m.AuditScreen));

export function App({ session, onSignedOut }: { session: SessionView; onSignedOut: () => void }) {
  const context = useMemo<SessionContext>(
    () => ({
      session,
      may: (action) => session.actions.includes(action),
      signOut: () => void mutate('DELETE', '/session').finally(onSignedOut),
    }),
    [session, onSignedOut],
  );
  const { may } = context;
  const seesBusiness = PLACES.some((place) => place.period && isOpenTo(place, may));

  return (
    <SessionProvider value={context}>
      <BrowserRouter>
        <PlaceProvider needsFigures={seesBusiness}>
          <Suspense fallback={null}>
            <Routes>
              {may('figures.read') && <Route path="/wall" element={<WallScreen />} />}
              <Route element={<Frame />}>
                {may('figures.read') &&
                  DASHBOARDS.map(({ path, name }) => <Route key={path} path={path} element={<DashboardScreen name={name} />} />)}
                {may('figures.read') && (
                  <>
                    <Route path="/profile" element={<ProfileScreen />} />
                    <Route path="/compare" element={<CompareScreen />} />
                    <Route path="/indicators" element={<IndicatorsScreen />} />
                    <Route path="/indicators/:code" element={<IndicatorScreen />} />
                  </>
                )}
                {may('returns.file') && <Route path="/returns/:unit?" element={<ReturnsScreen />} />}
                {may('returns.file') && <Route path="/returns/:unit/:period/form" element={<FormScreen />} />}
                {may('returns.read') && <Route path="/returns/:unit/:period/receipt" element={<ReceiptScreen />} />}
                {may('returns.review') && <Route path="/review" element={<ReviewScreen />} />}
                {may('returns.review') && <Route path="/review/:unit/:period" element={<ReviewReturnScreen />} />}
                {may('briefings.read') && <Route path="/meetings" element={<MeetingsScreen />} />}
                {may('briefings.read') && <Route path="/meetings/:id" element={<MeetingScreen />} />}
                {may('figures.read') && <Route path="/requirements" element={<RequirementsScreen />} />}
                {may('figures.read') && <Route path="/briefings" element={<BriefingsScreen />} />}
                {may('figures.read') && <Route path="/briefings/:id" element={<BriefingScreen />} />}
                {may('briefings.manage') && <Route path="/briefing-style" element={<BriefingStyleScreen />} />}
                {may('periods.manage') && <Route path="/office" element={<OfficeScreen />} />}
                {may('periods.manage') && (
                  <>
                    <Route path="/calendar" element={<CalendarScreen />} />
                    <Route path="/tree" element={<TreeScreen />} />
                    <Route path="/catalogues" element={<CataloguesScreen />} />
                    <Route path="/history" element={<HistoryScreen />} />
                  </>
                )}
                {(may('accounts.manage') || may('accounts.confirm')) && <Route path="/accounts" element={<AccountsScreen />} />}
                <Route path="/messages" element={<MessagesScreen />} />
                {may('audit.read') && <Route path="/audit" element={<AuditScreen />} />}
                <Route path="/none" element={<NoDataScreen reason="role" />} />
                <Route path="/" element={<Navigate to={homeOf(may)} replace />} />
                <Route path="*" element={<NoDataScreen reason="page" />} />
              </Route>
            </Routes>
          </Suspense>
        </PlaceProvider>
      </BrowserRouter>
    </SessionProvider>
  );
}

/** Around every screen but the wall. */
function Frame() {
  return (
    <UnreadProvider>
      <Shell>
        <Suspense fallback={<Skeleton rows={6} />}>
          <Outlet />
        </Suspense>
      </Shell>
    </UnreadProvider>
  );
}
