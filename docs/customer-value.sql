-- What each customer is worth, and which customers make the value, for a warehouse.
--
-- Written by `cargo xtask sql` from the equations of `customer-value` (method yearly-sum), which also make the page, the
-- engine and the Excel formulas: change those, not these lines. DuckDB runs it in the tests, Spark 4 and PostgreSQL 18
-- have run it, and it is plain enough for Trino and BigQuery. 64-bit floats may have another name: --double.
--
-- Rates are fractions a year, times are years, amounts are in any one currency. (article): its text says so, or it
-- follows from its numbers. (reconstructed): inferred from them. (added): ours.
--
-- The values are 64-bit floats: a power of a rate has no last digit in any number type, and these agree with the
-- decimals of the engine to 9 digits and more. Where those overflow, from 7.9e28, floats go on.
--
-- A row with a figure that is missing or out of bounds gets no value, and rejected_for names the first such field.

CREATE VIEW customer_values AS
WITH
parameters AS (
  -- The same for every customer: the defaults of the schema.
  SELECT
    CAST(1 AS DOUBLE) AS gross_margin_rate, -- Gross margin (added)
    CAST(0 AS DOUBLE) AS annual_service_cost, -- Cost to serve a year (article)
    CAST(1 AS DOUBLE) AS annual_retention_rate, -- Retention rate a year (added)
    CAST(5000 AS DOUBLE) AS repeat_purchase_price, -- Price of buying again (reconstructed)
    CAST(0.15 AS DOUBLE) AS goodwill_damage_coefficient -- Damage to goodwill (article)
),
given AS (
  SELECT
    customer.id,
    CAST(customer.first_purchase_price AS DOUBLE) AS first_purchase_price, -- First purchase (article)
    CAST(customer.acquisition_cost AS DOUBLE) AS acquisition_cost, -- Cost to win the customer (article)
    CAST(customer.annual_revenue AS DOUBLE) AS annual_revenue, -- Income a year (article)
    parameters.gross_margin_rate,
    parameters.annual_service_cost,
    CAST(customer.retention_years AS DOUBLE) AS retention_years, -- Years the customer stays (article)
    CAST(customer.discount_rate AS DOUBLE) AS discount_rate, -- Discount rate (article)
    parameters.annual_retention_rate,
    parameters.repeat_purchase_price,
    parameters.goodwill_damage_coefficient
  FROM customers AS customer
  CROSS JOIN parameters
),
step_0 AS (
  SELECT
    id,
    CASE WHEN first_purchase_price BETWEEN 0 AND 1000000000000000 THEN first_purchase_price END AS first_purchase_price,
    CASE WHEN acquisition_cost BETWEEN 0 AND 1000000000000000 THEN acquisition_cost END AS acquisition_cost,
    CASE WHEN annual_revenue BETWEEN -1000000000000000 AND 1000000000000000 THEN annual_revenue END AS annual_revenue,
    CASE WHEN gross_margin_rate BETWEEN 0 AND 1 THEN gross_margin_rate END AS gross_margin_rate,
    CASE WHEN annual_service_cost BETWEEN 0 AND 1000000000000000 THEN annual_service_cost END AS annual_service_cost,
    CASE WHEN retention_years BETWEEN 0 AND 100 THEN retention_years END AS retention_years,
    CASE WHEN discount_rate BETWEEN -0.99 AND 10 THEN discount_rate END AS discount_rate,
    CASE WHEN annual_retention_rate BETWEEN 0 AND 1 THEN annual_retention_rate END AS annual_retention_rate,
    CASE WHEN repeat_purchase_price BETWEEN 0 AND 1000000000000000 THEN repeat_purchase_price END AS repeat_purchase_price,
    CASE WHEN goodwill_damage_coefficient BETWEEN 0 AND 1 THEN goodwill_damage_coefficient END AS goodwill_damage_coefficient
  FROM given
),
step_1 AS (
  SELECT
    step_0.*,
    -- Margin of one year
    annual_revenue * gross_margin_rate - annual_service_cost AS yearly_margin,
    -- What 1 comes to in a year at the rate i: 1 + i
    (1 + discount_rate) / NULLIF(annual_retention_rate, 0) AS annuity_factor_growth,
    -- What 1 comes to in a year at the rate i: 1 + i
    1 + discount_rate AS sustained_value_growth
  FROM step_0
),
step_2 AS (
  SELECT
    step_1.*,
    -- Half of ln((1 + i)^N), at most 350: more would change nothing but overflow
    LEAST(retention_years * LN(annuity_factor_growth) / 2, 350) AS annuity_factor_half_logarithm,
    -- Half of ln((1 + i)^N), at most 350: more would change nothing but overflow
    LEAST(retention_years * LN(sustained_value_growth) / 2, 350) AS sustained_value_half_logarithm
  FROM step_1
),
step_3 AS (
  SELECT
    step_2.*,
    -- Present value of 1 a year
    CASE
      WHEN annual_retention_rate = 0 THEN 0
      WHEN annuity_factor_growth = 1 THEN retention_years
      ELSE 2 * SINH(annuity_factor_half_logarithm) * EXP(-annuity_factor_half_logarithm) / (annuity_factor_growth - 1)
    END AS annuity_factor,
    -- Sustained value (reconstructed)
    repeat_purchase_price * discount_rate * CASE
      WHEN sustained_value_growth = 1 THEN retention_years
      ELSE 2 * SINH(sustained_value_half_logarithm) * EXP(-sustained_value_half_logarithm) / (sustained_value_growth - 1)
    END AS sustained_value
  FROM step_2
),
step_4 AS (
  SELECT
    step_3.*,
    -- Customer value (reconstructed)
    first_purchase_price - acquisition_cost + yearly_margin * annuity_factor AS customer_value
  FROM step_3
),
step_5 AS (
  SELECT
    step_4.*,
    -- Loss if the customer leaves (article)
    (customer_value + sustained_value) * (1 + goodwill_damage_coefficient) AS loss_value
  FROM step_4
),
answered AS (
  SELECT
    step_5.*,
    CASE
      WHEN first_purchase_price IS NULL THEN 'first_purchase_price'
      WHEN acquisition_cost IS NULL THEN 'acquisition_cost'
      WHEN annual_revenue IS NULL THEN 'annual_revenue'
      WHEN gross_margin_rate IS NULL THEN 'gross_margin_rate'
      WHEN annual_service_cost IS NULL THEN 'annual_service_cost'
      WHEN retention_years IS NULL THEN 'retention_years'
      WHEN discount_rate IS NULL THEN 'discount_rate'
      WHEN annual_retention_rate IS NULL THEN 'annual_retention_rate'
      WHEN repeat_purchase_price IS NULL THEN 'repeat_purchase_price'
      WHEN goodwill_damage_coefficient IS NULL THEN 'goodwill_damage_coefficient'
    END AS rejected_for
  FROM step_5
)
SELECT
  id,
  CASE WHEN rejected_for IS NULL THEN customer_value END AS customer_value,
  CASE WHEN rejected_for IS NULL THEN sustained_value END AS sustained_value,
  CASE WHEN rejected_for IS NULL THEN loss_value END AS loss_value,
  rejected_for
FROM answered;

-- Which customers make the value: rank, cumulative value and share, class.
--
-- What is summed is decimal: the sums are then the same in whatever order a cluster adds, and a customer on the very
-- limit of a class stays in it. One window over all rows would put them all on one machine, so rows are ordered within
-- bands of 1 % of value, of which there are a few thousand, and the bands among themselves.
--
--   customer_rank      1 for the highest value, equal values by id, since a table has no order of its own
--   cumulative_value   sum of the values above 0 down to this rank
--   cumulative_share   the same as a share of the sum of all values above 0, NULL where that is 0
--   abc_class          A up to class_a_percent of that sum, B up to class_b_percent, else C, the first customer is
--                      always A, one with a value of 0 or less always C
--   ranked_customers, total_value   over all rows: how many have a rank, and the sum of all values above 0
--   rejected_for       as above, these rows, and values of 10^28 and more, are listed without a rank
CREATE VIEW customer_ranking AS
WITH parameters AS (
  SELECT
    80 AS class_a_percent,
    95 AS class_b_percent
),
exact AS (
  SELECT
    id,
    rejected_for,
    CASE WHEN ABS(customer_value) < 1e28 THEN CAST(customer_value AS DECIMAL(38, 9)) END AS customer_value
  FROM customer_values
),
banded AS (
  SELECT
    exact.*,
    CASE WHEN customer_value > 0 THEN customer_value ELSE 0 END AS positive_value,
    CAST(SIGN(customer_value) * FLOOR(100 * LN(1 + 1e9 * CAST(ABS(customer_value) AS DOUBLE))) AS BIGINT)
      AS value_band
  FROM exact
),
bands AS (
  SELECT value_band, COUNT(*) AS band_customers, SUM(positive_value) AS band_value
  FROM banded
  WHERE value_band IS NOT NULL
  GROUP BY value_band
),
bands_above AS (
  SELECT
    value_band,
    SUM(band_customers) OVER (ORDER BY value_band DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
      - band_customers AS customers_above,
    SUM(band_value) OVER (ORDER BY value_band DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
      - band_value AS value_above,
    SUM(band_customers) OVER () AS ranked_customers,
    SUM(band_value) OVER () AS total_value
  FROM bands
),
ranked AS (
  SELECT
    banded.id,
    banded.rejected_for,
    banded.customer_value,
    CAST(
      bands_above.customers_above
      + ROW_NUMBER() OVER (PARTITION BY banded.value_band ORDER BY banded.customer_value DESC, banded.id)
      AS BIGINT
    ) AS customer_rank,
    bands_above.value_above
      + SUM(banded.positive_value) OVER (
        PARTITION BY banded.value_band ORDER BY banded.customer_value DESC, banded.id
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS cumulative_value,
    CAST(bands_above.ranked_customers AS BIGINT) AS ranked_customers,
    bands_above.total_value
  FROM banded
  LEFT JOIN bands_above ON bands_above.value_band = banded.value_band
)
SELECT
  ranked.id,
  ranked.customer_rank,
  ranked.customer_value,
  ranked.cumulative_value,
  CAST(ranked.cumulative_value AS DOUBLE) / NULLIF(CAST(ranked.total_value AS DOUBLE), 0) AS cumulative_share,
  CASE
    WHEN ranked.customer_value <= 0 THEN 'C'
    WHEN ranked.customer_rank = 1 THEN 'A'
    WHEN ranked.cumulative_value * 100 <= ranked.total_value * parameters.class_a_percent THEN 'A'
    WHEN ranked.cumulative_value * 100 <= ranked.total_value * parameters.class_b_percent THEN 'B'
    WHEN ranked.customer_value > 0 THEN 'C'
  END AS abc_class,
  ranked.ranked_customers,
  ranked.total_value,
  ranked.rejected_for
FROM ranked
CROSS JOIN parameters;

-- The whole base in one row.
--
--   ranked_customers, unranked_customers   rows with and without a rank: together all rows
--   customers_below_zero                   how many lose money
--   class_a_customers, …                   how many are in each class
--   total_value                            sum of all values above 0
--   top_share                              share of it that the best top_percent of the customers make, their number
--                                          rounded up
--   customers_for_share                    how many of the best make share_percent of it
--   gini                                   0 where all are worth the same, towards 1 where one has all, NULL where any
--                                          value is below 0, or all are 0
CREATE VIEW customer_base AS
WITH parameters AS (
  SELECT
    20 AS top_percent,
    80 AS share_percent
)
SELECT
  COUNT(ranking.customer_rank) AS ranked_customers,
  COUNT(*) - COUNT(ranking.customer_rank) AS unranked_customers,
  COUNT(CASE WHEN ranking.customer_value < 0 THEN 1 END) AS customers_below_zero,
  COUNT(CASE WHEN ranking.abc_class = 'A' THEN 1 END) AS class_a_customers,
  COUNT(CASE WHEN ranking.abc_class = 'B' THEN 1 END) AS class_b_customers,
  COUNT(CASE WHEN ranking.abc_class = 'C' THEN 1 END) AS class_c_customers,
  MAX(ranking.total_value) AS total_value,
  MAX(
    CASE
      WHEN (ranking.customer_rank - 1) * 100 < ranking.ranked_customers * parameters.top_percent
        THEN ranking.cumulative_share
    END
  ) AS top_share,
  MIN(
    CASE
      WHEN ranking.cumulative_value * 100 >= ranking.total_value * parameters.share_percent
        AND ranking.total_value > 0
        THEN ranking.customer_rank
    END
  ) AS customers_for_share,
  CASE
    WHEN MIN(ranking.customer_value) >= 0
      THEN (
        MAX(ranking.ranked_customers) + 1
        - 2 * SUM(CAST(ranking.customer_rank AS DOUBLE) * CAST(ranking.customer_value AS DOUBLE))
        / NULLIF(CAST(MAX(ranking.total_value) AS DOUBLE), 0)
      ) / MAX(ranking.ranked_customers)
  END AS gini
FROM customer_ranking AS ranking
CROSS JOIN parameters;
