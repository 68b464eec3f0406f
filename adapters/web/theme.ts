/**
 * The system's own look over nhsuk-frontend: councils and charities are as much part of it as the NHS, so there is no
 * logo, no Frutiger and no NHS blue. Everything else of the components stays as it was tested.
 */

/** Slate, 9:1 against white: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const slate = "#2b4a5e";
const darkSlate = "#1d3442";

const systemFonts = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif';

/** The blues of links, buttons and borders, and what stands for each. */
const colours: readonly (readonly [string, string])[] = [
  ["#005eb8", slate],
  ["#004b93", darkSlate],
  ["#002f5c", darkSlate],
  ["#003087", darkSlate],
  ["#d9e7f4", "#e3eaee"],
  ["#c7dcef", "#d3dee4"],
];

export function themed(nhsuk: string): string {
  const neutral = nhsuk
    .replace(/@font-face\{[^}]*\}/g, "")
    .replace(/font-family:Frutiger W01,arial,sans-serif/g, `font-family:${systemFonts}`);
  return colours.reduce((css, [from, to]) => css.replaceAll(from, to), neutral) + ours;
}

const ours = `
.nhsuk-template{background-color:#f0f3f5}
.nhsuk-template__body{background-color:#f0f3f5;overflow-wrap:anywhere}
.causeway-column{max-width:44em}
.causeway-words{white-space:pre-line}
.causeway-image{display:block;max-width:100%;height:auto;margin:0 0 24px}
.causeway-header{background-color:${slate};color:#fff;padding:12px 0}
.causeway-header__row{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:8px 24px}
.causeway-header__name,.causeway-header__name:visited{color:#fff;font-weight:600;font-size:1.25rem;line-height:1.3;text-decoration:none;padding:4px 0}
.causeway-header__system{display:block;font-weight:400;font-size:1rem}
.causeway-header__reader{display:flex;flex-wrap:wrap;align-items:center;gap:4px 16px}
.causeway-header__button{background:none;border:0;color:#fff;font:inherit;text-decoration:underline;padding:10px 4px;min-height:44px;cursor:pointer}
.causeway-header__link,.causeway-header__link:visited{color:#fff;padding:10px 4px;min-height:24px}
.causeway-code{display:block;width:100%;max-width:320px;height:auto;margin:0 0 24px}
@media print{.causeway-header,.nhsuk-skip-link{display:none}.causeway-code{max-width:10cm}}
.causeway-header__name:hover,.causeway-header__button:hover{text-decoration:underline}
.causeway-header__name:focus,.causeway-header__link:focus,.causeway-header__button:focus{background-color:#ffeb3b;color:#212b32;outline:4px solid transparent;box-shadow:0 -2px #ffeb3b,0 4px #212b32;text-decoration:none}
.nhsuk-inset-text{background-color:#fff}
.nhsuk-inset-text blockquote{margin:0}
.nhsuk-inset-text figcaption{margin-top:8px;color:#4c6272}
figure.nhsuk-inset-text{margin:24px 0}
.nhsuk-inset-text blockquote p{margin:0}
.causeway-note{font-size:1rem;line-height:1.5;color:#4c6272}
.nhsuk-button-group{gap:16px;align-items:flex-start;margin-right:0;margin-bottom:32px}
.nhsuk-button-group form,.nhsuk-button-group .nhsuk-button,.nhsuk-button-group>a.nhsuk-button{margin:0}
.nhsuk-button-group:has(.nhsuk-button--small){gap:8px}
.causeway-table-words{overflow-wrap:break-word}
.causeway-table-small{font-size:1rem}
.causeway-table-small .nhsuk-table__cell,.causeway-table-small th{padding-right:12px}
.nhsuk-table-responsive th.nhsuk-table__cell{text-align:left;font-weight:600}
select[multiple].nhsuk-select{height:auto;padding:4px}
.nhsuk-select{max-width:100%}
@media (max-width:40.0525em){.nhsuk-button-group{align-items:stretch}.nhsuk-button--small{min-height:44px}}
`;
