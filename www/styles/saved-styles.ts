import { css } from "./css.js";

/** What the visitor keeps. */
export const savedStyles = css`
  .saved-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block: 10px;
  }
  .saved .plain {
    margin: 0;
  }
  .saved-list {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .saved-list li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    padding-block: 8px;
    border-block-start: 1px solid var(--_rule);
  }
  .saved-list strong {
    flex: 1 1 160px;
    min-inline-size: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
`;
