import classes from './skeleton-rows.module.css'

/** Bars in place of a list that is being read. */
export const SkeletonRows = ({ rows = 6, label }: { readonly rows?: number; readonly label: string }) => (
  <div className={classes.rows} role="status" aria-busy aria-label={label}>
    {Array.from({ length: rows }, (_, index) => (
      <span key={index} className={classes.bar} style={{ width: `${[62, 44, 71, 53][index % 4] ?? 60}%` }} />
    ))}
  </div>
)
