"""The style of the page of `pyccctl report --html`: one card a topic, colours as variables for light and dark.

Classes pycc, gcc, direct, preprocessed, missed and bad colour both SVG shapes (fill) and boxes (background).
"""

STYLE = """\
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --ink: #1b2330; --soft: #5c6675; --line: #e2e6ec;
  --pycc: #1f7a5c; --gcc: #d98324; --direct: #2b66c4; --preprocessed: #86b0ec; --missed: #b9c1cc; --bad: #c4443b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --card: #1b212a; --ink: #e6eaf0; --soft: #97a2b1; --line: #2c3440;
    --pycc: #3fb58a; --gcc: #e39b45; --direct: #5b94f0; --preprocessed: #34588f; --missed: #566070; --bad: #e5695f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 36px 24px 48px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0; font-weight: 650; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { font-size: 16px; margin: 0 0 2px; font-weight: 650; }
p { margin: 0; }
.about { color: var(--soft); margin: 4px 0 26px; }
.note { color: var(--soft); font-size: 13px; margin-bottom: 14px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 16px; margin-bottom: 16px; }
.tile, section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px 20px; }
.tile b {
  display: block; font-size: 30px; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums;
  letter-spacing: -0.02em;
}
.tile .label { font-size: 13px; color: var(--soft); }
.tile .more { font-size: 13px; color: var(--soft); margin-top: 2px; }
.meter { height: 8px; border-radius: 4px; background: var(--missed); overflow: hidden; margin: 10px 0 8px; }
.meter i { display: block; height: 100%; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(430px, 100%), 1fr)); gap: 16px; margin-bottom: 16px; }
section { overflow-x: auto; }
section.wide { margin-bottom: 16px; }
svg { display: block; width: 100%; height: auto; }
svg .grid { stroke: var(--line); stroke-width: 1; }
svg text { fill: var(--ink); font-size: 12px; font-variant-numeric: tabular-nums; }
svg .axis { fill: var(--soft); font-size: 11px; }
svg .marked { fill: var(--ink); font-weight: 700; }
svg .value { fill: var(--soft); }
.pycc { fill: var(--pycc); background: var(--pycc); }
.gcc { fill: var(--gcc); background: var(--gcc); }
.direct { fill: var(--direct); background: var(--direct); }
.preprocessed { fill: var(--preprocessed); background: var(--preprocessed); }
.missed { fill: var(--missed); background: var(--missed); }
.bad { fill: var(--bad); background: var(--bad); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 13px; color: var(--soft); margin-bottom: 12px; }
.legend i { display: inline-block; width: 11px; height: 11px; border-radius: 2px; margin-right: 6px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th { text-align: left; color: var(--soft); font-weight: 500; font-size: 13px; }
th, td { padding: 5px 16px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
code { font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.places { color: var(--soft); min-width: 18ch; }
.tag { display: inline-block; white-space: nowrap; }
.tag i { display: inline-block; width: 9px; height: 9px; border-radius: 50%; margin-right: 6px; }
summary { cursor: pointer; font-weight: 650; }
details[open] summary { margin-bottom: 12px; }
footer { color: var(--soft); font-size: 13px; margin-top: 24px; }
"""
