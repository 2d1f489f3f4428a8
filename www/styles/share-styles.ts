import { css } from "./css.js";

/** The link. */
export const shareStyles = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 20px;
    padding: 10px 26px;
    border-block-end: 1px solid var(--_rule);
  }
  .notice p,
  .notice .plain {
    margin: 0;
  }
  .share-link {
    display: grid;
    gap: 8px;
    justify-items: start;
    margin-block: 10px;
  }
  .share-link textarea {
    direction: ltr;
    inline-size: 100%;
    padding: 9px 12px;
    border: 1px solid var(--_border);
    border-radius: 9px;
    background: var(--_surface);
    color: var(--_text);
    font: 13px/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace;
    overflow-wrap: anywhere;
    resize: vertical;
  }
  .share-link .plain {
    margin: 0;
  }
`;
