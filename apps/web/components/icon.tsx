/** Line icons on an 18-unit grid, drawn in the colour of their text. */
const SHAPES = {
  overview: 'M2.5 8 9 2.8 15.5 8v7.2h-4.3v-4.4H6.8v4.4H2.5z',
  coverage: 'M9 2.5a6.5 6.5 0 1 0 6.5 6.5H9z M11.6 2.9a6.5 6.5 0 0 1 3.5 3.5h-3.5z',
  life: 'M3 4.2h12v11H3z M3 7.6h12 M6.2 2.5v3.2 M11.8 2.5v3.2 M6.4 11.4l1.9 1.8 3.4-3.4',
  training: 'M9 4.6C7.2 3.3 4.8 3 2.5 3.2v10.6c2.3-.2 4.7.1 6.5 1.4 1.8-1.3 4.2-1.6 6.5-1.4V3.2C13.2 3 10.8 3.3 9 4.6zM9 4.6v10.6',
  supervision: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z M11.7 11.7l3.6 3.6 M5.8 8.2l1.5 1.5 2.9-3',
  responsibility: 'M3 5h2 M3 9h2 M3 13h2 M7.5 5H15 M7.5 9H15 M7.5 13H12',
  analysis: 'M2.8 14.8h12.4 M3.6 11.6l3.6-4 3 2.6 4.4-5.8 M11.6 4.2l3-.2.3 3',
  standing: 'M2.8 15h4V9.6h-4z M6.8 15h4.4V4h-4.4z M11.2 15h4v-3.4h-4z',
  profile:
    'M2.8 3.2h12.4v11.6H2.8z M6.4 6.2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2z M4.2 12.4c.3-1.4 1.1-2 2.2-2s1.9.6 2.2 2 M10.6 7h2.8 M10.6 10.4h2.8',
  compare: 'M2.8 3.8h5v10.4h-5z M10.2 3.8h5v10.4h-5z M2.8 8h5 M10.2 10.6h5',
  indicators: 'M3 4.4h.1 M3 9h.1 M3 13.6h.1 M6 4.4h9 M6 9h5.4 M6 13.6h7.4',
  wall: 'M2.4 3.4h13.2v8.8H2.4z M6.4 15h5.2 M9 12.2V15 M5 9.4l2.4-2.6 2 1.6L12.8 6',
  catalogues: 'M4 2.8h9.5v12.4H5.2A1.7 1.7 0 0 1 4 13.6z M4 13.4c.3-.5.8-.8 1.4-.8h8.1 M7 6h4',
  accounts:
    'M6.8 3.6a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z M2.2 14.6c.4-2.6 2.1-3.8 4.6-3.8s4.2 1.2 4.6 3.8 M12 4.2a2.2 2.2 0 0 1 0 4.2 M13.2 10.8c1.5.4 2.3 1.6 2.6 3.6',
  returns: 'M4 2.5h7l3.2 3.2v9.8H4z M10.6 2.6v3.6h3.5 M6.6 9.4h5 M6.6 12.2h5',
  review: 'M3 3.2h12v8.6H9.8L6.4 15v-3.2H3z M6.2 7.4l2 2 3.8-3.9',
  briefings: 'M3 3h9v12H4.5A1.5 1.5 0 0 1 3 13.5z M12 6.5h3v7a1.5 1.5 0 0 1-3 0 M5.5 6.2h4 M5.5 9h4 M5.5 11.8h4',
  meetings: 'M3 4.2h12v11H3z M3 7.6h12 M6.2 2.5v3.2 M11.8 2.5v3.2 M6 10.2h2.4v2.4H6z',
  requirements: 'M4 3.6h10v11.8H4z M6.8 2.4h4.4v2.4H6.8z M6.4 9.8l1.7 1.7 3.4-3.4',
  'briefing-style': 'M4 2.5h10v13H4z M6 5.4h6 M6.4 8h5.2 M6.4 10.6h5.2 M6.4 13.2h3',
  office: 'M2.8 15.2h12.4 M4.2 15V6.2L9 3l4.8 3.2V15 M7.2 15v-3.6h3.6V15 M7 8.2h.1 M11 8.2h.1',
  audit: 'M9 2.5l5.6 2v4.2c0 3.3-2.3 5.6-5.6 6.8-3.3-1.2-5.6-3.5-5.6-6.8V4.5z M6.6 8.8l1.8 1.8 3-3.2',
  plus: 'M9 3.4v11.2 M3.4 9h11.2',
  more: 'M3 5h12 M3 9h12 M3 13h12',
  close: 'M4.5 4.5l9 9 M13.5 4.5l-9 9',
  down: 'M5 7.2l4 4 4-4',
  left: 'M11 4.5L6.5 9l4.5 4.5',
  right: 'M7 4.5L11.5 9 7 13.5',
  table: 'M2.8 3.8h12.4v10.4H2.8z M2.8 7.3h12.4 M2.8 10.8h12.4 M7.2 3.8v10.4',
  chart: 'M3 15h12 M5 15V9.5 M9 15V4 M13 15V7',
  download: 'M9 2.8v8.4 M5.6 8l3.4 3.4L12.4 8 M3 14.8h12',
  upload: 'M9 11.6V3.2 M5.6 6.4L9 3l3.4 3.4 M3 14.8h12',
  formula: 'M12.5 3.6C10.6 2.6 9 3.4 8.6 5.8L7.2 13c-.4 2-1.6 2.6-3.2 1.8 M5.4 8h6',
  check: 'M3.5 9.4l3.6 3.6 7.4-8',
  alert: 'M9 2.8l7 12.4H2z M9 7.2v4 M9 13.2v.1',
  file: 'M4 2.5h7l3.2 3.2v9.8H4z M10.6 2.6v3.6h3.5',
  user: 'M9 3a3 3 0 1 1 0 6 3 3 0 0 1 0-6z M3.2 15.4c.5-3 2.7-4.4 5.8-4.4s5.3 1.4 5.8 4.4',
  talk: 'M3 3.4h12v8.4H8.6L5.4 14.6v-2.8H3z M6 6.4h6 M6 8.9h3.6',
  filter: 'M2.8 4h12.4 M5.4 9h7.2 M7.8 14h2.4',
  pattern: 'M3 3h12v12H3z M3 9l6-6 M3 15L15 3 M9 15l6-6',
  search: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z M11.7 11.7l3.6 3.6',
  sheet: 'M3 2.8h12v12.4H3z M3 6.6h12 M7.4 6.6v8.6',
  clock: 'M9 2.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z M9 5.4V9l2.6 1.6',
  bell: 'M4.5 12.4c1-.9 1.2-2 1.2-4.2a3.3 3.3 0 0 1 6.6 0c0 2.2.2 3.3 1.2 4.2z M7.6 14.8a1.5 1.5 0 0 0 2.8 0',
  tree: 'M7 2.8h4v3H7z M2.8 12.2h4v3h-4z M11.2 12.2h4v3h-4z M9 5.8v3.4 M4.8 12.2V9.2h8.4v3',
  calendar: 'M3 4.2h12v11H3z M3 7.6h12 M6.2 2.5v3.2 M11.8 2.5v3.2',
  history: 'M3.2 9a5.8 5.8 0 1 0 1.9-4.3 M3 3.2v2.9h2.9 M9 5.6V9l2.3 1.5',
  rise: 'M9 15V3.4 M4.6 7.8L9 3.4l4.4 4.4',
  fall: 'M9 3v11.6 M4.6 10.2L9 14.6l4.4-4.4',
  print: 'M5 6.5V2.8h8v3.7 M5 12.6H2.8V6.5h12.4v6.1H13 M5 10.4h8v4.8H5z',
  undo: 'M6.4 3.4L3 6.8l3.4 3.4 M3.2 6.8h6.6a4.2 4.2 0 0 1 0 8.4H6',
  pencil: 'M3 15l.8-3.4L12 3.4l2.6 2.6-8.2 8.2z',
  view: 'M4.6 2.8h8.8v12.4L9 12.2l-4.4 3z',
  swap: 'M3 6h11 M11.4 3.2L14.2 6l-2.8 2.8 M15 12H4 M6.6 9.2L3.8 12l2.8 2.8',
  pause: 'M6.2 4v10 M11.8 4v10',
  play: 'M5.6 3.6l8.2 5.4-8.2 5.4z',
  full: 'M3 6.4V3h3.4 M11.6 3H15v3.4 M15 11.6V15h-3.4 M6.4 15H3v-3.4',
  sun: 'M9 5.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4z M9 1.8v1.6 M9 14.6v1.6 M1.8 9h1.6 M14.6 9h1.6 M3.9 3.9L5 5 M13 13l1.1 1.1 M14.1 3.9L13 5 M5 13l-1.1 1.1',
  moon: 'M14.6 10.6A6 6 0 1 1 7.4 3.4a4.8 4.8 0 0 0 7.2 7.2z',
  shut: 'M4.5 8h9v7h-9z M6.3 8V5.9a2.7 2.7 0 0 1 5.4 0V8',
} as const;
export type IconName = keyof typeof SHAPES;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}

/** The mark of the house: three columns in a red seal. */
export function Seal({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="3.5" fill="#9b1c1f" />
      <path d="M8 23.5v-9h4v9zM14 23.5v-15h4v15zM20 23.5v-6h4v6z" fill="#fffefb" />
      <path d="M7 26h18" stroke="#fffefb" strokeWidth="1.2" />
    </svg>
  );
}
