/** 单位画像: everything about one unit on one page, which also prints on one sheet. */
import { DashboardScreen } from '../dashboards/dashboard-screen.js';
import { UnitFacts } from './unit-facts.js';
import './profile.css';

export function ProfileScreen() {
  return (
    <div className="profile">
      <DashboardScreen name="profile" lead={(data) => <UnitFacts data={data} />} />
    </div>
  );
}
