/** The application behind the sign-in: routes, each loaded when first visited. */
import { lazy, Suspense, useMemo } from 'react';
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

const DashboardScreen = lazy(() => import('../screens/dashboards/dashboard-screen.js').then((m) => ({ default: m.DashboardScreen })));
const ReturnsScreen = lazy(() => import('../screens/returns/returns-screen.js').then((m) => ({ default: m.ReturnsScreen })));
const FormScreen = lazy(() => import('../screens/returns/form/form-screen.js').then((m) => ({ default: m.FormScreen })));
const ReceiptScreen = lazy(() => import('../screens/returns/receipt-screen.js').then((m) => ({ default: m.ReceiptScreen })));
const ReviewScreen = lazy(() => import('../screens/review/review-screen.js').then((m) => ({ default: m.ReviewScreen })));
const ReviewReturnScreen = lazy(() => import('../screens/review/review-return-screen.js').then((m) => ({ default: m.ReviewReturnScreen })));
const BriefingsScreen = lazy(() => import('../screens/briefings/briefings-screen.js').then((m) => ({ default: m.BriefingsScreen })));
const BriefingScreen = lazy(() => import('../screens/briefings/briefing-screen.js').then((m) => ({ default: m.BriefingScreen })));
const MeetingsScreen = lazy(() => import('../screens/meetings/meetings-screen.js').then((m) => ({ default: m.MeetingsScreen })));
const MeetingScreen = lazy(() => import('../screens/meetings/meeting-screen.js').then((m) => ({ default: m.MeetingScreen })));
const RequirementsScreen = lazy(() =>
  import('../screens/requirements/requirements-screen.js').then((m) => ({ default: m.RequirementsScreen })),
);
const BriefingStyleScreen = lazy(() =>
  import('../screens/briefing-style/briefing-style-screen.js').then((m) => ({ default: m.BriefingStyleScreen })),
);
const OfficeScreen = lazy(() => import('../screens/office/office-screen.js').then((m) => ({ default: m.OfficeScreen })));
const CalendarScreen = lazy(() => import('../screens/calendar/calendar-screen.js').then((m) => ({ default: m.CalendarScreen })));
const TreeScreen = lazy(() => import('../screens/tree/tree-screen.js').then((m) => ({ default: m.TreeScreen })));
const CataloguesScreen = lazy(() => import('../screens/catalogues/catalogues-screen.js').then((m) => ({ default: m.CataloguesScreen })));
const HistoryScreen = lazy(() => import('../screens/history/history-screen.js').then((m) => ({ default: m.HistoryScreen })));
const AccountsScreen = lazy(() => import('../screens/accounts/accounts-screen.js').then((m) => ({ default: m.AccountsScreen })));
const ProfileScreen = lazy(() => import('../screens/profile/profile-screen.js').then((m) => ({ default: m.ProfileScreen })));
const IndicatorsScreen = lazy(() => import('../screens/indicators/indicators-screen.js').then((m) => ({ default: m.IndicatorsScreen })));
const IndicatorScreen = lazy(() => import('../screens/indicators/indicator-screen.js').then((m) => ({ default: m.IndicatorScreen })));
const CompareScreen = lazy(() => import('../screens/compare/compare-screen.js').then((m) => ({ default: m.CompareScreen })));
const WallScreen = lazy(() => import('../screens/wall/wall-screen.js').then((m) => ({ default: m.WallScreen })));
const MessagesScreen = lazy(() => import('../screens/messages/messages-screen.js').then((m) => ({ default: m.MessagesScreen })));
const AuditScreen = lazy(() => import('../screens/audit/audit-screen.js').then((m) => ({ default: m.AuditScreen })));

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
