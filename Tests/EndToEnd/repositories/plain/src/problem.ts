export type Problem = { title: string; status: number };
