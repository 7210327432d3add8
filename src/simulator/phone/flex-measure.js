const space = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const letters = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, '3xl': 35, '4xl': 48, '5xl': 74 };
const images = {
  xxs: 40,
  xs: 60,
  sm: 80,
  md: 100,
  lg: 120,
  xl: 140,
  xxl: 160,
  '3xl': 180,
  '4xl': 200,
  '5xl': 220,
};
const borders = { none: 0, light: 0.5, normal: 1, medium: 2, 'semi-bold': 3, bold: 4 };

/** LINE's keywords as CSS lengths; px and % pass through. Undefined stays undefined. */
const measure = (table) => (value) => (value in table ? `${table[value]}px` : value);

export const spaceOf = measure(space);
export const letterSizeOf = measure(letters);
export const borderOf = measure(borders);
export const imageWidthOf = (value = 'md') => (value === 'full' ? '100%' : measure(images)(value));
