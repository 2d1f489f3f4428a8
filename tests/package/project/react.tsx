// A React page, which shows what the element tells it.
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { defineValueCalculator, type Result } from "value-calculator";
import type { ValueCalculatorProps } from "value-calculator/react";

defineValueCalculator();

function Page() {
  const [years, setYears] = useState("5");
  const [result, setResult] = useState<Result | null>(null);
  return (
    <>
      <button type="button" onClick={() => setYears("10")}>
        Ten years
      </button>
      <value-calculator
        className="calculator"
        model="customer-value"
        currency="USD"
        lang="en"
        views="chart table"
        storage
        values={{ retention_years: years }}
        messages={{ ui: { reset: "Start again" } }}
        onvc-ready={(event) => setResult(event.detail)}
        onvc-change={({ detail }) => setResult(detail)}
        onvc-error={({ detail }) => setResult("reason" in detail ? null : result)}
        ref={(element) => void element?.result?.model}
      >
        <p slot="cta">Talk to us.</p>
      </value-calculator>
      <output>{result && `${result.inputs.retention_years}: ${result.outputs.customer_value}`}</output>
    </>
  );
}

export const props: ValueCalculatorProps = { model: "service-roi" };

export const refused = [
  // @ts-expect-error: figures are given by their names; as one text they are an attribute, which React does not set
  <value-calculator key="1" values="retention_years=5" />,
  // @ts-expect-error: there is no such property
  <value-calculator key="2" currencey="USD" />,
  // @ts-expect-error: what is told is an event with a result
  <value-calculator key="3" onvc-change={(detail: string) => detail} />,
  // @ts-expect-error: the result is there to be read
  <value-calculator key="4" result={null} />,
];

const place = document.querySelector("#calculator");
if (place) createRoot(place).render(<Page />);
