/** Measures in pixels that sheet and chart share, so that rows and bars stand in line. */
export const ROW_HEIGHT = 28
export const HEAD_HEIGHT = 44
/** One level of the outline. */
export const INDENT = 14
