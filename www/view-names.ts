// The views and tools that an element offers, by the names that its attribute `views` has for them.

export const VIEWS = ["chart", "table", "working", "what-if", "compare", "portfolio", "report"] as const;
export type View = (typeof VIEWS)[number];

export const TOOLS = ["share", "export", "saved"] as const;
export type Tool = (typeof TOOLS)[number];
