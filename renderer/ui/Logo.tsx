/** The through line: the mark of the program. */
export const Logo = ({ size = 22 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
    <path d="M5 16c3.4-9.5 7.6-9.5 11 0s7.6 9.5 11 0" stroke="currentColor" strokeWidth="3.6" strokeLinecap="round" />
  </svg>
)
