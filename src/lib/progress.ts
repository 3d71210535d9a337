/** How far a long piece of work is. */
export interface Progress {
  readonly done: number;
  readonly total: number; // 0 where it cannot be known
}
