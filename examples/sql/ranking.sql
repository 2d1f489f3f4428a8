-- Which customers make the value: rank, cumulative value and share, class.
--
-- What is summed is decimal: the sums are then the same in whatever order a cluster adds, and a customer on the very
-- limit of a class stays in it. One window over all rows would put them all on one machine, so rows are ordered within
-- bands of 1 % of value, of which there are a few thousand, and the bands among themselves.
--
--   customer_rank      1 for the highest value, equal values by {id}, since a table has no order of its own
--   cumulative_value   sum of the values above 0 down to this rank
--   cumulative_share   the same as a share of the sum of all values above 0, NULL where that is 0
--   abc_class          A up to class_a_percent of that sum, B up to class_b_percent, else C, the first customer is
--                      always A, one with a value of 0 or less always C
--   ranked_customers, total_value   over all rows: how many have a rank, and the sum of all values above 0
--   rejected_for       as above, these rows, and values of 10^28 and more, are listed without a rank
CREATE VIEW {schema}customer_ranking AS
WITH parameters AS (
  SELECT
    80 AS class_a_percent,
    95 AS class_b_percent
),
exact AS (
  SELECT
    {id},
    rejected_for,
    CASE WHEN ABS(customer_value) < 1e28 THEN CAST(customer_value AS DECIMAL(38, 9)) END AS customer_value
  FROM {schema}customer_values
),
banded AS (
  SELECT
    exact.*,
    CASE WHEN customer_value > 0 THEN customer_value ELSE 0 END AS positive_value,
    CAST(SIGN(customer_value) * FLOOR(100 * LN(1 + 1e9 * CAST(ABS(customer_value) AS {double}))) AS BIGINT)
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
    banded.{id},
    banded.rejected_for,
    banded.customer_value,
    CAST(
      bands_above.customers_above
      + ROW_NUMBER() OVER (PARTITION BY banded.value_band ORDER BY banded.customer_value DESC, banded.{id})
      AS BIGINT
    ) AS customer_rank,
    bands_above.value_above
      + SUM(banded.positive_value) OVER (
        PARTITION BY banded.value_band ORDER BY banded.customer_value DESC, banded.{id}
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS cumulative_value,
    CAST(bands_above.ranked_customers AS BIGINT) AS ranked_customers,
    bands_above.total_value
  FROM banded
  LEFT JOIN bands_above ON bands_above.value_band = banded.value_band
)
SELECT
  ranked.{id},
  ranked.customer_rank,
  ranked.customer_value,
  ranked.cumulative_value,
  CAST(ranked.cumulative_value AS {double}) / NULLIF(CAST(ranked.total_value AS {double}), 0) AS cumulative_share,
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
CREATE VIEW {schema}customer_base AS
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
        - 2 * SUM(CAST(ranking.customer_rank AS {double}) * CAST(ranking.customer_value AS {double}))
        / NULLIF(CAST(MAX(ranking.total_value) AS {double}), 0)
      ) / MAX(ranking.ranked_customers)
  END AS gini
FROM {schema}customer_ranking AS ranking
CROSS JOIN parameters;
