// All English words: the page's own, and each model's.

import agentPay from "./agent-pay.json";
import customerValue from "./customer-value.json";
import informationValue from "./information-value.json";
import page from "./page.json";
import referralValue from "./referral-value.json";
import serviceRoi from "./service-roi.json";

export default {
  ...page,
  models: {
    "customer-value": customerValue,
    "information-value": informationValue,
    "referral-value": referralValue,
    "service-roi": serviceRoi,
    "agent-pay": agentPay,
  },
};
