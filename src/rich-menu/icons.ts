import type { Icon } from './cells.ts';

/** Icons as strokes in a square of 24 × 24: SVG path data, drawn for this project. */
export const iconPaths: Readonly<Record<Icon, string>> = {
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  question: 'M8.2 8.6a3.9 3.9 0 1 1 5.9 3.4c-1.3.8-2.1 1.6-2.1 3.2M12 19.4h.01',
  menu: 'M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z',
  usage:
    'M9.6 17.2h4.8M10.4 20.4h3.2M8.8 14.2A6 6 0 1 1 15.2 14.2c-.6.5-.8 1.2-.8 1.9v1.1h-4.8v-1.1c0-.7-.2-1.4-.8-1.9z',
  person: 'M12 11.6a3.9 3.9 0 1 0 0-7.8 3.9 3.9 0 0 0 0 7.8zM4.6 20.4c.5-4 3.5-6 7.4-6s6.9 2 7.4 6',
  continue: 'M7.5 4.8v14.4L19 12z',
  web: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17zM3.5 12h17M12 3.5c-5.2 5.4-5.2 11.6 0 17M12 3.5c5.2 5.4 5.2 11.6 0 17',
  phone:
    'M6.2 3.8h3l1.7 4.3-2.2 1.6a12 12 0 0 0 5.6 5.6l1.6-2.2 4.3 1.7v3a2 2 0 0 1-2.2 2A16 16 0 0 1 4.2 6a2 2 0 0 1 2-2.2z',
};
