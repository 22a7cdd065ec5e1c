/** SQLSTATE of a fault that pg reported, if it did. */
export const sqlStateOf = (fault: unknown): string | undefined =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;

/** The constraint a fault names, for turning unique violations into refusals. */
export const constraintOf = (fault: unknown): string | undefined =>
  fault instanceof Error && 'constraint' in fault && typeof fault.constraint === 'string'
    ? fault.constraint
    : undefined;

/** Lock not available, statement timeout, deadlock, serialization: the same work may succeed with less at once. */
export const isCongestion = (fault: unknown): boolean =>
  ['55P03', '57014', '40P01', '40001'].includes(sqlStateOf(fault) ?? '');
