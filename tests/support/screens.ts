/** Every screen there is and who sees it: what the checks of layout and of accessibility walk through. */
export const SCREENS: Record<string, string[]> = {
  committee: [
    ...['/overview', '/coverage', '/life', '/training', '/supervision', '/responsibility', '/briefings'],
    ...['/analysis', '/standing', '/profile', '/compare', '/indicators', '/indicators/TRN01', '/wall', '/wall?scheme=light'],
  ],
  office: [
    '/returns',
    '/review',
    '/office',
    '/meetings',
    '/briefings',
    '/requirements',
    '/briefing-style',
    '/calendar',
    '/tree',
    '/catalogues',
    '/history',
  ],
  reviewer: ['/review', '/overview', '/messages'],
  clerk: ['/returns', '/requirements', '/overview', '/profile', '/compare', '/messages'],
  auditor: ['/audit'],
  sysadmin: ['/accounts'],
  secadmin: ['/accounts'],
};
