/** Every screen there is and who sees it: what the checks of layout and of accessibility walk through. */
export const SCREENS: Record<string, string[]> = {
  committee: ['/overview', '/coverage', '/life', '/training', '/supervision', '/responsibility', '/briefings'],
  office: ['/returns', '/review', '/office', '/briefings', '/calendar', '/tree', '/catalogues', '/history'],
  reviewer: ['/review', '/overview', '/messages'],
  clerk: ['/returns', '/overview', '/messages'],
  auditor: ['/audit'],
  sysadmin: ['/accounts'],
  secadmin: ['/accounts'],
};
