// Where the English words are; each file is loaded when a page first needs it.
export default {
  page: () => import("./page.json"),
  /** The words of a part, which come with it. */
  sections: {
    rows: () => import("./rows.json"),
    compare: () => import("./compare.json"),
    saved: () => import("./saved.json"),
    share: () => import("./share.json"),
    report: () => import("./report.json"),
    what_if: () => import("./what-if.json"),
    export: () => import("./export.json"),
    workbook: () => import("./workbook.json"),
  },
  models: {
    "customer-value": () => import("./customer-value.json"),
    "information-value": () => import("./information-value.json"),
    "referral-value": () => import("./referral-value.json"),
    "service-roi": () => import("./service-roi.json"),
    "agent-pay": () => import("./agent-pay.json"),
  },
};
