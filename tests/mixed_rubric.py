"""A small rubric with a number indicator (`IPM`) beside two that are scored by levels."""

from __future__ import annotations

LEVELS = "".join(f"          - {{level: {n}, id: Tingkat {n}, en: Level {n}}}\n" for n in range(5))
TEXT = f"""\
rubric:
  code: CAMPUR
  version: 1
  title: {{id: Rubrik campuran, en: Mixed rubric}}
  scale: {{min: 0, max: 4, step: 1}}
  dimensions:
  - code: LAY
    name: {{id: Layanan, en: Services}}
    weight: 50
    indicators:
      - code: LAY-1
        weight: 50
        title: {{id: Layanan daring, en: Services on-line}}
        question: {{id: Apa yang dilayani?, en: What is served?}}
        levels:
{LEVELS}
      - code: LAY-2
        weight: 50
        title: {{id: Aduan warga, en: Complaints}}
        levels:
{LEVELS}
  - code: HIDUP
    name: {{id: Taraf hidup, en: Standard of living}}
    weight: 50
    indicators:
      - code: IPM
        weight: 100
        title: {{id: Indeks pembangunan manusia, en: Human development index}}
        kind: number
        goalposts: {{min: 40, max: 90}}
        unit: poin
"""
